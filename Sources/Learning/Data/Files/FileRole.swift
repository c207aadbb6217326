/// What a file, or an array in an archive, is for, as its name tells: `emnist-letters-train-images-idx3-ubyte.gz`
/// holds the inputs of the training part of `emnist-letters`, `testY.npy` the labels of a test part.
struct FileRole: Sendable, Equatable {
  enum Part: Sendable { case train, test, validation, unsaid }
  enum Content: Sendable { case inputs, labels, classNames, unsaid }
  enum Format: Sendable { case idx, npy, npz, csv, tsv, data, txt, other }

  private(set) var part = Part.unsaid
  private(set) var content = Content.unsaid
  /// The words of the name that say nothing of that: the name of the data.
  private(set) var group = ""
  /// As the end of the name tells, packed or not.
  let format: Format

  private static let parts: [String: Part] = [
    "train": .train, "training": .train, "trainset": .train, "tr": .train,
    "test": .test, "testing": .test, "testset": .test, "t10k": .test, "te": .test,
    "val": .validation, "valid": .validation, "validation": .validation, "dev": .validation,
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
  /// What a word says, or two in one, such as `xtrain` and `testlabels`.
  private static let meanings: [String: (content: Content?, part: Part?)] = {
    var meanings: [String: (content: Content?, part: Part?)] = [:]
    for (part, isPart) in parts {
      for (content, isContent) in contents {
        meanings[part + content] = (isContent, isPart)
        meanings[content + part] = (isContent, isPart)
      }
    }
    for (part, isPart) in parts { meanings[part] = (nil, isPart) }
    for (content, isContent) in contents { meanings[content] = (isContent, nil) }
    return meanings
  }()
  private static let weakWords: Set = ["data", "features", "samples"]
  private static let words: Set = ["idx", "idx1", "idx2", "idx3", "idx4", "ubyte"]
  /// As in `idx3-float`; elsewhere they are names like others.
  private static let elementTypes: Set = ["byte", "short", "int", "float", "double"]

  init(_ name: String) {
    let (stem, ending) = Self.parted(name)
    (format, part, content) = (ending.format, ending.part, ending.content)
    var rest: [String] = []
    var last = ""
    for word in splitIntoWords(stem) {
      if let (content, part) = Self.meanings[word] {
        self.part = part ?? self.part
        // `y_data` are labels, as `data_y` are.
        if !(self.content == .labels && Self.weakWords.contains(word)) {
          self.content = content ?? self.content
        }
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

  /// The name without what says how the file is packed and written, and that.
  private static func parted(_ name: String) -> (stem: Substring, Ending) {
    let plain = name.ends(inSmallLetters: ".gz") ? name.dropLast(3) : name[...]
    for ending in endings where plain.ends(inSmallLetters: ending.text) {
      return (plain.dropLast(ending.text.count), ending)
    }
    return (plain, Ending(text: "", format: isIDX(plain) ? .idx : .other))
  }

  private struct Ending {
    let text: String
    let format: Format
    /// As UCI's tables have them, for `.data` that is parted.
    var part = Part.unsaid
    var content = Content.unsaid
  }

  private static let endings: [Ending] = [
    Ending(text: ".npy", format: .npy), Ending(text: ".npz", format: .npz),
    Ending(text: ".csv", format: .csv), Ending(text: ".tsv", format: .tsv),
    Ending(text: ".data", format: .data), Ending(text: ".idx", format: .idx),
    Ending(text: ".txt", format: .txt), Ending(text: ".train", format: .data, part: .train),
    Ending(text: ".tra", format: .data, part: .train),
    Ending(text: ".trn", format: .data, part: .train),
    Ending(text: ".test", format: .data, part: .test),
    Ending(text: ".tes", format: .data, part: .test),
    Ending(text: ".tst", format: .data, part: .test),
    Ending(text: ".labels", format: .data, content: .labels),
  ]

  /// `-ubyte`, or one of the other types behind `idx` and the number of dimensions.
  private static func isIDX(_ name: Substring) -> Bool {
    guard let dash = name.utf8.lastIndex(of: UInt8(ascii: "-")), name[dash...].utf8.count <= 7
    else { return false }
    let type = name[dash...].dropFirst().lowercased()
    guard type != "ubyte" else { return true }
    return elementTypes.contains(type)
      && ["idx1", "idx2", "idx3", "idx4"].contains { name[..<dash].ends(inSmallLetters: $0) }
  }

  /// Whether a file of this name in a folder is taken for data: a text is where nothing else is.
  static func isData(_ name: String) -> Bool { ![.other, .txt].contains(parted(name).1.format) }

  /// Whether files of this group are EMNIST's, which have ways of their own.
  static func isEMNIST(_ group: String) -> Bool { group.contains("emnist") }
}

extension StringProtocol {
  /// Whether it ends so, in small letters or capitals. `ending` is of ASCII.
  func ends(inSmallLetters ending: String) -> Bool {
    let (own, wanted) = (Substring(self).utf8, ending.utf8)
    var (index, other) = (own.endIndex, wanted.endIndex)
    // From the end, where most names differ at once.
    while other > wanted.startIndex {
      guard index > own.startIndex else { return false }
      own.formIndex(before: &index)
      wanted.formIndex(before: &other)
      let (byte, small) = (own[index], wanted[other])
      guard byte == small || byte.isCapital && byte | 0x20 == small else { return false }
    }
    return true
  }
}

/// In small letters, parted by whatever of ASCII is no letter and no digit, and where a capital follows a small letter (`trainX`) or
/// is followed by one (`XTrain`). Byte by byte: a folder may have 100,000 names. All other characters are taken for letters.
private func splitIntoWords(_ name: Substring) -> [String] {
  let bytes = Array(name.utf8)
  var small = bytes
  for index in bytes.indices where bytes[index].isCapital { small[index] |= 0x20 }
  var words: [String] = []
  var start = 0
  func end(at index: Int) {
    guard start < index else { return }
    let word = String(decoding: small[start..<index], as: UTF8.self)
    words.append(word.utf8.allSatisfy { $0 < 0x80 } ? word : word.lowercased())
  }
  for (index, byte) in bytes.enumerated() {
    if !byte.isOfWord {
      end(at: index)
      start = index + 1
    } else if byte.isCapital, index > start {
      let isFollowed = index + 1 < bytes.count && bytes[index + 1].isSmall
      if bytes[index - 1].isSmall || bytes[index - 1].isCapital && isFollowed {
        end(at: index)
        start = index
      }
    }
  }
  end(at: bytes.count)
  return words
}

extension UInt8 {
  fileprivate var isCapital: Bool { (0x41...0x5A).contains(self) }
  fileprivate var isSmall: Bool { (0x61...0x7A).contains(self) }
  fileprivate var isOfWord: Bool {
    isCapital || isSmall || (0x30...0x39).contains(self) || self >= 0x80
  }
}
