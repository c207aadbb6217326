/// The labels of a file as they are read: numbers or words, each a class. A word is kept once, a sample's label as two bytes.
///
/// Labels are the same when their texts are, or the whole numbers that they are written for (see `Table.label`). (Texts that Unicode holds
/// equivalent are one text, however their accents are coded.)
struct Labels: Sendable {
  /// For each sample, which of `words` is its label.
  private(set) var codes: [UInt16] = []
  /// Every label that occurs, in order of first occurrence.
  private(set) var words: [String] = []
  /// The indices of samples without a label, whose codes say nothing: they have to be left out.
  private(set) var missing: [Int] = []
  private var codeOfWord: [String: UInt16] = [:]
  /// Of elements of arrays, by their bits, so that a text is made of each once.
  private var codeOfBits: [UInt64: UInt16] = [:]
  private let source: String
  private let mostClasses: Int

  /// Room is made for `count` samples, where it is known how many there will be.
  init(source: String, _ options: DataOptions, count: Int = 0) {
    self.source = source
    mostClasses = min(options.mostClasses, Int(UInt16.max))
    codes.reserveCapacity(count)
  }

  /// `position` says where in the file, for the error. Throws at the first class too many: a column that
  /// holds no classes is not kept.
  mutating func append(_ word: String, at position: () -> String) throws(DataError) {
    if let code = codeOfWord[word] {
      codes.append(code)
      return
    }
    guard words.count < mostClasses else {
      throw DataError(
        source: source,
        problem:
          "\(position()): '\(word.shortened(to: 20))' is one class more than the "
          + "\(mostClasses) allowed; are these the labels?", remedy: .labelColumn)
    }
    let code = UInt16(words.count)
    codeOfWord[word] = code
    codes.append(code)
    words.append(word)
  }

  /// Appends the label that stood for these bits before; `false` where none did.
  mutating func append(knownBits bits: UInt64) -> Bool {
    guard let code = codeOfBits[bits] else { return false }
    codes.append(code)
    return true
  }

  /// The label that was appended last is what these bits stand for.
  mutating func learn(_ bits: UInt64) {
    if let code = codes.last, codeOfBits.count < mostClasses { codeOfBits[bits] = code }
  }

  /// A sample without a label.
  mutating func appendMissing() {
    missing.append(codes.count)
    codes.append(0)
  }

  /// The same without the samples at these indices, which are in order and have all that is missing among them.
  func leavingOut(_ indices: [Int]) -> Labels {
    guard !indices.isEmpty else { return self }
    var labels = self
    (labels.codes, labels.missing) = ([], [])
    labels.codes.reserveCapacity(codes.count - indices.count)
    var next = 0
    for (index, code) in codes.enumerated() {
      if next < indices.count, indices[next] == index {
        next += 1
      } else {
        labels.codes.append(code)
      }
    }
    // A class may have gone with its last sample.
    let left = Set(labels.codes)
    guard left.count < words.count else { return labels }
    let kept = words.indices.filter { left.contains(UInt16($0)) }
    let newCodes = Dictionary(
      uniqueKeysWithValues: kept.enumerated().map { (UInt16($0.element), UInt16($0.offset)) })
    labels.codes = labels.codes.map { newCodes[$0] ?? 0 }
    labels.words = kept.map { words[$0] }
    labels.codeOfWord = [:]
    return labels
  }
}

extension Labels {
  /// The classes of several parts in the order in which people count: numbers by value, then words by alphabet.
  static func classes(_ parts: [Labels]) -> [String] {
    Set(parts.flatMap(\.words)).sorted { a, b in
      if let x = Int(a), let y = Int(b) { return x == y ? a < b : x < y }
      switch (Double(a), Double(b)) {
      case (let x?, let y?) where x != y: return x < y
      case (.some, nil): return true
      case (nil, .some): return false
      default: return a < b
      }
    }
  }

  /// Each sample's index among `classes`.
  func indices(in classes: [String]) -> [Int] {
    let indexOfClass = Dictionary(
      uniqueKeysWithValues: classes.enumerated().map { ($0.element, $0.offset) })
    let indices = words.map { indexOfClass[$0] ?? 0 }
    return codes.map { indices[Int($0)] }
  }
}
