/// What a file, or an array in an archive, is for, as its name tells: `emnist-letters-train-images-idx3-ubyte.gz`
/// holds the inputs of the training part of `emnist-letters`.
struct FileRole: Sendable, Equatable {
  enum Part: Sendable { case train, test, validation, unsaid }
  enum Content: Sendable { case inputs, labels, unsaid }

  private(set) var part = Part.unsaid
  private(set) var content = Content.unsaid
  /// The words of the name that say nothing of that: the name of the data.
  private(set) var group = ""

  private static let parts: [String: Part] = [
    "train": .train, "training": .train, "test": .test, "testing": .test, "t10k": .test,
    "val": .validation, "valid": .validation, "validation": .validation,
  ]
  private static let contents: [String: Content] = [
    "x": .inputs, "images": .inputs, "image": .inputs, "imgs": .inputs, "img": .inputs,
    "data": .inputs, "features": .inputs, "inputs": .inputs, "pixels": .inputs,
    "y": .labels, "labels": .labels, "label": .labels, "target": .labels, "targets": .labels,
    "classes": .labels, "class": .labels,
  ]
  private static let formats: Set<Substring> = [
    "idx", "idx1", "idx2", "idx3", "idx4", "ubyte", "gz", "npy", "npz", "csv", "tsv",
  ]
  /// As in `idx3-float`; elsewhere they are names like others.
  private static let elementTypes: Set<Substring> = ["byte", "short", "int", "float", "double"]

  init(_ name: String) {
    var rest: [Substring] = []
    var last: Substring = ""
    for word in name.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      if let part = Self.parts[String(word)] {
        self.part = part
      } else if let content = Self.contents[String(word)] {
        self.content = content
      } else if !Self.formats.contains(word),
        !(last.hasPrefix("idx") && Self.elementTypes.contains(word))
      {
        rest.append(word)
      }
      last = word
    }
    group = rest.joined(separator: "-")
  }

  /// Whether files of this group are EMNIST's, which have ways of their own.
  static func isEMNIST(_ group: String) -> Bool { group.contains("emnist") }
}
