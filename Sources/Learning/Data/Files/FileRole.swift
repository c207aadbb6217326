/// What a file, or an array in an archive, is for, as its name tells: `emnist-letters-train-images-idx3-ubyte.gz`
/// holds the inputs of the training part of `emnist-letters`, `testY.npy` the labels of a test part.
struct FileRole: Sendable, Equatable {
  enum Part: Sendable { case train, test, validation, unsaid }
  enum Content: Sendable { case inputs, labels, classNames, unsaid }
  enum Format: Sendable { case idx, npy, npz, csv, tsv, data, other }

  private(set) var part = Part.unsaid
  private(set) var content = Content.unsaid
  /// The words of the name that say nothing of that: the name of the data.
  private(set) var group = ""
  /// As the end of the name tells, packed or not.
  let format: Format

  private static let parts: [String: Part] = [
    "train": .train, "training": .train, "trainset": .train, "tr": .train,
    "test": .test, "testing": .test, "testset": .test, "t10k": .test, "te": .test,
    "val": .validation, "valid": .validation, "validation": .validation,
  ]
  private static let contents: [String: Content] = [
    "x": .inputs, "images": .inputs, "image": .inputs, "imgs": .inputs, "img": .inputs,
    "data": .inputs, "features": .inputs, "feature": .inputs, "feats": .inputs, "feat": .inputs,
    "inputs": .inputs, "input": .inputs, "pixels": .inputs, "embeddings": .inputs,
    "embedding": .inputs, "embs": .inputs, "emb": .inputs, "vectors": .inputs, "vector": .inputs,
    "vecs": .inputs, "samples": .inputs, "tensors": .inputs, "descriptors": .inputs,
    "y": .labels, "labels": .labels, "label": .labels, "target": .labels, "targets": .labels,
    "classes": .labels, "class": .labels, "metadata": .labels,
    "classnames": .classNames, "labelnames": .classNames, "targetnames": .classNames,
  ]
  private static let words: Set<Substring> = ["idx", "idx1", "idx2", "idx3", "idx4", "ubyte"]
  /// As in `idx3-float`; elsewhere they are names like others.
  private static let elementTypes: Set<Substring> = ["byte", "short", "int", "float", "double"]

  init(_ name: String) {
    let (stem, format) = Self.parted(name)
    self.format = format
    var rest: [Substring] = []
    var last: Substring = ""
    for word in splitIntoWords(stem) {
      if let (content, part) = Self.meaning(word) {
        self.part = part ?? self.part
        self.content = content ?? self.content
      } else if word == "names" || word == "name" {
        content = content == .labels ? .classNames : .unsaid
      } else if !Self.words.contains(word),
        !(last.hasPrefix("idx") && Self.elementTypes.contains(word))
      {
        rest.append(word)
      }
      last = word
    }
    group = rest.joined(separator: "-")
  }

  /// Of one word, or of two in one, such as `xtrain` and `testlabels`.
  private static func meaning(_ word: Substring) -> (Content?, Part?)? {
    if let part = parts[String(word)] { return (nil, part) }
    if let content = contents[String(word)] { return (content, nil) }
    guard word.count <= 20 else { return nil }
    for (part, value) in parts {
      let rest =
        word.hasPrefix(part)
        ? word.dropFirst(part.count) : word.hasSuffix(part) ? word.dropLast(part.count) : ""
      if !rest.isEmpty, let content = contents[String(rest)] { return (content, value) }
    }
    return nil
  }

  /// The name without what says how the file is packed and written.
  private static func parted(_ name: String) -> (stem: Substring, Format) {
    let plain = name.lowercased().hasSuffix(".gz") ? name.dropLast(3) : name[...]
    guard let dot = plain.lastIndex(of: ".") else { return (plain, isIDX(plain) ? .idx : .other) }
    let stem = plain[..<dot]
    switch plain[dot...].lowercased() {
    case ".npy": return (stem, .npy)
    case ".npz": return (stem, .npz)
    case ".csv": return (stem, .csv)
    case ".tsv": return (stem, .tsv)
    case ".data": return (stem, .data)
    case ".idx": return (stem, .idx)
    case ".txt": return (stem, .other)
    default: return (plain, isIDX(plain) ? .idx : .other)
    }
  }

  /// `-ubyte`, or one of the other types behind `idx` and the number of dimensions.
  private static func isIDX(_ name: Substring) -> Bool {
    let name = name.lowercased()
    guard let dash = name.lastIndex(of: "-") else { return false }
    let type = name[dash...].dropFirst()
    return type == "ubyte"
      || elementTypes.contains(type)
        && ["idx1", "idx2", "idx3", "idx4"].contains { name[..<dash].hasSuffix($0) }
  }

  /// Whether a file of this name in a folder is taken for data.
  var isData: Bool { format != .other }

  /// Whether files of this group are EMNIST's, which have ways of their own.
  static func isEMNIST(_ group: String) -> Bool { group.contains("emnist") }
}

/// In small letters, parted by whatever is no letter and no digit, and where a capital follows a small letter (`trainX`) or is
/// followed by one (`XTrain`).
private func splitIntoWords(_ name: Substring) -> [Substring] {
  var marked = ""
  let letters = Array(name)
  for (index, letter) in letters.enumerated() {
    if letter.isUppercase, index > 0 {
      let next = index + 1 < letters.count ? letters[index + 1] : " "
      if letters[index - 1].isLowercase || letters[index - 1].isUppercase && next.isLowercase {
        marked.append("-")
      }
    }
    marked.append(letter)
  }
  return marked.lowercased().split { !$0.isLetter && !$0.isNumber }
}
