/// The labels of a file as they are read: numbers or words, each a class.
struct Labels: Sendable {
  /// For each sample, which of `words` is its label.
  private(set) var codes: [Int] = []
  /// Every label that occurs, in order of first occurrence.
  private(set) var words: [String] = []
  private var codeOfWord: [String: Int] = [:]
  private let source: String

  init(source: String) {
    self.source = source
  }

  /// `place` says where in the file, for the error. Throws at the first class too many: a column that
  /// holds no classes is not kept.
  mutating func append(_ word: String, at place: String) throws(DataError) {
    if let code = codeOfWord[word] {
      codes.append(code)
      return
    }
    guard words.count < Dataset.classCounts.upperBound else {
      throw DataError(
        source: source,
        problem:
          "\(place): '\(word.shortened(to: 20))' is one class more than the "
          + "\(Dataset.classCounts.upperBound) that can be told apart; are these the labels?")
    }
    codeOfWord[word] = words.count
    codes.append(words.count)
    words.append(word)
  }
}

extension Labels {
  /// The classes of several parts in the order in which people count: numbers by value, then words by alphabet.
  static func classes(_ parts: [Labels]) -> [String] {
    Set(parts.flatMap(\.words)).sorted { a, b in
      switch (Double(a), Double(b)) {
      case (let x?, let y?) where x != y: x < y
      case (.some, nil): true
      case (nil, .some): false
      default: a < b
      }
    }
  }

  /// Each sample's place among `classes`.
  func places(in classes: [String]) -> [Int] {
    let places = words.map { word in classes.firstIndex(of: word) ?? 0 }
    return codes.map { places[$0] }
  }
}
