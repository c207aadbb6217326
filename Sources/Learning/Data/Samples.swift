/// Inputs with their labels, as stored, turned to standardised floats a batch at a time.
///
/// Parts of a set share its inputs: cutting a test part off, or leaving samples out, copies no input.
public struct Samples: Sendable {
  /// The values of all inputs, one input after the other, in the type in which they came.
  public enum Values: Sendable, Equatable {
    /// Pixels: a byte each, never expanded to floats as a whole.
    case bytes([UInt8])
    case floats([Float])
    /// Numbers whose differences are lost in 32 bits, such as times in milliseconds.
    case doubles([Double])

    public var count: Int {
      switch self {
      case .bytes(let values): values.count
      case .floats(let values): values.count
      case .doubles(let values): values.count
      }
    }
  }

  /// How many values one input has.
  public let inputSize: Int
  /// One class a sample, from 0.
  public let labels: [Int]
  /// What the labels were before some were changed on purpose, one a sample; `nil` where none was. For showing only: neither training
  /// nor any measure reads them.
  public let trueLabels: [Int]?
  let values: Values
  /// Which of the inputs in `values` is each sample's.
  let rows: Rows

  /// Indices of inputs, four bytes each, and none where all are taken in order.
  enum Rows: Sendable, Equatable {
    case all(Int)
    case some([UInt32])

    subscript(index: Int) -> Int {
      switch self {
      case .all: index
      case .some(let rows): Int(rows[index])
      }
    }
  }

  /// The most samples that one part may have.
  static let mostSamples = Int(UInt32.max)
  /// What a sample takes beside its input while it is read: two bytes for its label as it is written, eight as a class, of the whole and
  /// of the part that is cut off, four for its row and one to cut by.
  static let bytesPerSample = 2 + 2 * 8 + 4 + 1
  /// What each value of an input takes beside it where it has a mean and a deviation of its own.
  static let bytesPerFeature = 96

  /// How many samples there are.
  public var count: Int { labels.count }

  /// One sample for each input of `values`.
  public init(inputSize: Int, _ values: Values, labels: [Int]) {
    precondition(
      values.count == labels.count * inputSize,
      "\(labels.count) samples of \(inputSize) need \(labels.count * inputSize) values, "
        + "there are \(values.count)")
    self.init(inputSize: inputSize, values, rows: .all(labels.count), labels: labels)
  }

  /// The same for bytes.
  public init(inputSize: Int, pixels: [UInt8], labels: [Int]) {
    self.init(inputSize: inputSize, .bytes(pixels), labels: labels)
  }

  private init(
    inputSize: Int, _ values: Values, rows: Rows, labels: [Int], trueLabels: [Int]? = nil
  ) {
    self.inputSize = inputSize
    self.values = values
    self.rows = rows
    self.labels = labels
    self.trueLabels = trueLabels == labels ? nil : trueLabels
  }
}

extension Samples {
  /// The samples at `indices`, in that order, sharing the inputs.
  public func taking(_ indices: some Sequence<Int>) -> Samples {
    let indices = Array(indices)
    return Samples(
      inputSize: inputSize, values, rows: .some(indices.map { UInt32(rows[$0]) }),
      labels: indices.map { labels[$0] },
      trueLabels: trueLabels.map { truth in indices.map { truth[$0] } })
  }

  /// The same inputs with other labels, which are taken for true.
  public func labelled(_ newLabels: [Int]) -> Samples {
    precondition(newLabels.count == count, "\(newLabels.count) labels for \(count) samples")
    return Samples(inputSize: inputSize, values, rows: rows, labels: newLabels)
  }

  /// The same inputs with labels of which some are wrong. What they truly are is kept in ``trueLabels``, also when that is
  /// done more than once.
  public func mislabelled(_ newLabels: [Int]) -> Samples {
    precondition(newLabels.count == count, "\(newLabels.count) labels for \(count) samples")
    return Samples(
      inputSize: inputSize, values, rows: rows, labels: newLabels, trueLabels: trueLabels ?? labels)
  }

  /// The class that a sample truly is of, where its label was changed to another; `nil` where the label is true.
  public func truth(behindLabelOf index: Int) -> Int? {
    trueLabels.flatMap { $0[index] == labels[index] ? nil : $0[index] }
  }

  /// The input of one sample as stored, not standardised.
  public func input(_ index: Int) -> [Float] {
    let range = rows[index] * inputSize..<(rows[index] + 1) * inputSize
    return switch values {
    case .bytes(let values): values[range].map(Float.init)
    case .floats(let values): Array(values[range])
    case .doubles(let values): values[range].map { Float($0) }
    }
  }

  /// The same in double precision, in which some inputs are stored.
  public func preciseInput(_ index: Int) -> [Double] {
    guard case .doubles(let values) = values else { return input(index).map(Double.init) }
    return Array(values[rows[index] * inputSize..<(rows[index] + 1) * inputSize])
  }

  /// From images `[count, …]` and labels `[count]`.
  public init(images: IDX, labels: IDX, classCount: Int, source: String) throws(DataError) {
    guard images.shape[0] == labels.shape[0] else {
      throw DataError(
        source: source, problem: "\(images.shape[0]) images but \(labels.shape[0]) labels")
    }
    self.init(
      inputSize: images.shape.dropFirst().reduce(1, *), pixels: images.elements,
      labels: labels.elements.map(Int.init))
    try validate(classCount: classCount, source: source)
  }

  /// Throws for the first label that is no class. For samples that come from outside: a dataset is not made of others.
  public func validate(classCount: Int, source: String) throws(DataError) {
    guard let index = firstStrayLabel(in: labels, classCount: classCount) else { return }
    throw DataError(
      source: source,
      problem:
        "label \(labels[index]) of sample \(index) is not one of the \(classCount) classes from 0")
  }
}

/// Where the first label is that is none of the classes `0 ..< classCount`. O(labels).
func firstStrayLabel(in labels: [Int], classCount: Int) -> Int? {
  labels.firstIndex { $0 < 0 || $0 >= classCount }
}

/// Stops the program for such a label, which would else read the numbers of another row.
func checkLabels(_ labels: [Int], classCount: Int) {
  if let index = firstStrayLabel(in: labels, classCount: classCount) {
    preconditionFailure(
      "label \(labels[index]) of sample \(index) is none of the \(classCount) classes from 0")
  }
}

extension Samples {
  /// Cuts a test part off: of each class about `testShare`, drawn by `seed`, at least one and never all; a class with
  /// a single sample keeps it for training. Both parts keep the order of the whole.
  func split(testShare: Double, seed: UInt64) -> (train: Samples, test: Samples) {
    let isTest = testMembers(testShare: testShare, seed: seed)
    return (taking(isTest, false), taking(isTest, true))
  }

  private func testMembers(testShare: Double, seed: UInt64) -> [Bool] {
    var generator = SeededGenerator(seed: seed)
    var isTest = [Bool](repeating: false, count: count)
    let (ordered, ends) = indicesByClass()
    var start = 0
    for end in ends {
      defer { start = end }
      let size = end - start
      guard size > 1 else { continue }
      let share = Int((Double(size) * testShare).rounded())
      let chosen = ordered[start..<end].shuffled(using: &generator)
        .prefix(min(max(share, 1), size - 1))
      for index in chosen { isTest[Int(index)] = true }
    }
    return isTest
  }

  /// The indices of all samples, class by class, each in order, and where each class ends.
  private func indicesByClass() -> (indices: [UInt32], ends: [Int]) {
    var next = [Int](repeating: 0, count: (labels.max() ?? -1) + 2)
    for label in labels { next[label + 1] += 1 }
    for label in next.indices.dropFirst() { next[label] += next[label - 1] }
    var indices = [UInt32](repeating: 0, count: count)
    for (index, label) in labels.enumerated() {
      indices[next[label]] = UInt32(index)
      next[label] += 1
    }
    return (indices, next.dropLast())
  }

  /// The samples whose mark is `wanted`, in order, sharing the inputs.
  private func taking(_ marks: [Bool], _ wanted: Bool) -> Samples {
    let size = marks.count { $0 == wanted }
    var (kept, own): ([UInt32], [Int]) = ([], [])
    kept.reserveCapacity(size)
    own.reserveCapacity(size)
    for index in marks.indices where marks[index] == wanted {
      kept.append(UInt32(rows[index]))
      own.append(labels[index])
    }
    return Samples(
      inputSize: inputSize, values, rows: .some(kept), labels: own,
      trueLabels: trueLabels.map { truth in
        zip(truth, marks).filter { $0.1 == wanted }.map(\.0)
      })
  }
}
