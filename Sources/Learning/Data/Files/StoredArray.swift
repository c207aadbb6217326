/// An array as a file holds it, IDX or NPY: sizes, and elements that are decoded when it is known what they are for. Until then
/// they are the bytes of the file, of which images of bytes never become anything else.
struct StoredArray: Sendable, Equatable {
  let shape: [Int]
  let type: ElementType
  /// Whether the first dimension runs fastest, as in Fortran, and not the last.
  let isColumnMajor: Bool
  private(set) var bytes: [UInt8]
  let source: String

  init(
    shape: [Int], _ type: ElementType, isColumnMajor: Bool = false, _ bytes: consuming [UInt8],
    source: String
  ) {
    self.shape = shape
    self.type = type
    // One dimension has one order.
    self.isColumnMajor = isColumnMajor && shape.count > 1
    self.bytes = bytes
    self.source = source
  }

  /// As `60000×28×28`.
  var shapeText: String { shape.map(String.init).joined(separator: "×") }

  /// The indices at which the elements lie, in the order in which the last dimension runs fastest.
  var order: ElementOrder { ElementOrder(shape, isColumnMajor: isColumnMajor) }

  func refused(_ problem: String) -> DataError { DataError(source: source, problem: problem) }
}

/// Where the elements of an array lie, in row-major order. Nothing is made for each of them.
struct ElementOrder: Sequence, IteratorProtocol {
  private let shape: [Int]
  private let strides: [Int]
  private let isColumnMajor: Bool
  private var position: [Int]
  private var upcoming: Int
  private var left: Int

  init(_ shape: [Int], isColumnMajor: Bool) {
    self.shape = shape
    self.isColumnMajor = isColumnMajor
    strides = shape.indices.map { shape[..<$0].reduce(1, *) }
    position = shape.map { _ in 0 }
    upcoming = 0
    left = shape.reduce(1, *)
  }

  mutating func next() -> Int? {
    guard left > 0 else { return nil }
    left -= 1
    defer { advance() }
    return upcoming
  }

  private mutating func advance() {
    guard isColumnMajor else {
      upcoming += 1
      return
    }
    for dimension in shape.indices.reversed() {
      position[dimension] += 1
      upcoming += strides[dimension]
      guard position[dimension] == shape[dimension] else { return }
      upcoming -= strides[dimension] * shape[dimension]
      position[dimension] = 0
    }
  }
}

// MARK: Inputs

extension StoredArray {
  /// What one input is: images when there are two or three dimensions beside that of the samples, features when there is one.
  func inputShape(areBytes: Bool) throws(DataError) -> InputShape {
    guard shape.count >= 2 else {
      throw refused(
        "inputs of shape \(shapeText); samples × features or samples × rows × columns is needed")
    }
    let size = shape[1...].reduce(1, *)
    guard size > 0, shape[0] > 0 else {
      throw refused("there is nothing in an array of shape \(shapeText)")
    }
    let channels = [1, 3, 4]
    switch shape.count {
    case 2: return InputShape(featureCount: size, areBytes: areBytes)
    case 3: return .image(rows: shape[1], columns: shape[2])
    case 4 where isColourLast: return .image(rows: shape[1], columns: shape[2], channels: shape[3])
    case 4 where channels.contains(shape[1]):
      return .image(rows: shape[2], columns: shape[3], channels: shape[1])
    default:
      throw refused(
        "inputs of shape \(shapeText); images have rows, columns and 1, 3 or 4 channels")
    }
  }

  /// Colour comes last in what image libraries write, first in what networks take.
  private var isColourLast: Bool { shape.count == 4 && [1, 3, 4].contains(shape[3]) }

  /// A pass over the elements, so that it is known how they are kept before they are.
  func survey() throws(DataError) -> ArraySurvey {
    guard !type.isText else { throw refused("holds words where numbers are needed") }
    guard shape.count > 1 else {
      _ = try inputShape(areBytes: false)
      return ArraySurvey(areBytes: false, moments: [])
    }
    if type.kind == .unsigned && type.width == 1 { return ArraySurvey(areBytes: true, moments: []) }
    // 32 bits hold these as they are.
    let areExact = type.kind == .float ? type.width <= 4 : type.width <= 2
    let columns = shape.count == 2 ? shape[1] : 1
    var moments = [Moments](repeating: Moments(), count: areExact ? 0 : columns)
    var areBytes = type.kind != .float
    var (column, position) = (0, 0)
    for index in order {
      let number = type.number(bytes, index)
      guard number.isFinite else { throw notFinite(number, position) }
      if areBytes { areBytes = UInt8(exactly: number) != nil }
      if !areExact {
        moments[column].add(number)
        column = column + 1 == columns ? 0 : column + 1
      } else if type.kind != .float && !areBytes {
        break
      }
      position += 1
    }
    return ArraySurvey(areBytes: areBytes, moments: moments)
  }

  private func notFinite(_ number: Double, _ position: Int) -> DataError {
    let sample = position / max(shape.dropFirst().reduce(1, *), 1)
    let found = number.isNaN ? "NaN" : "\(number)"
    return refused("sample \(sample) (from 0) holds \(found) where a finite number is needed")
  }

  /// The inputs, one after the other. Of bytes they are the file's own.
  consuming func inputs(
    _ survey: ArraySurvey, needsDoubles: Bool
  ) throws(DataError) -> (shape: InputShape, values: Samples.Values) {
    let inputShape = try inputShape(areBytes: survey.areBytes)
    let (pixels, channels, isColourLast) = (
      shape.dropFirst().dropLast().reduce(1, *), shape.last ?? 1, isColourLast
    )
    var values: Samples.Values
    if survey.areBytes && type.width == 1 && !isColumnMajor {
      values = .bytes(bytes)
    } else {
      let kind: ValueStore.Kind = survey.areBytes ? .bytes : needsDoubles ? .doubles : .floats
      var store = ValueStore(kind, capacity: shape.reduce(1, *))
      for index in order { store.append(type.number(bytes, index)) }
      values = store.values
    }
    if isColourLast && channels > 1 { values.swapAxes(pixels, channels) }
    return (inputShape, values)
  }
}

/// What a first pass over an array of inputs finds.
struct ArraySurvey {
  /// Whether all elements are whole and fit a byte, as pixels do however wide they are stored.
  let areBytes: Bool
  /// Of each feature, or of all pixels; empty where 32 bits hold all elements as they are.
  fileprivate let moments: [Moments]

  var needsDoubles: Bool { moments.contains(where: \.needsDoubles) }
  var isBeyondFloats: Bool { moments.contains { $0.largest > 1e38 } }

  fileprivate init(areBytes: Bool, moments: [Moments]) {
    (self.areBytes, self.moments) = (areBytes, moments)
  }
}

// MARK: Labels

extension StoredArray {
  /// As labels: one a sample, in whatever shape; or a row for each with a single 1 among zeros, whose column is the class; or
  /// QMNIST's eight columns, of which the first is the class.
  func labels(_ options: DataOptions) throws(DataError) -> Labels {
    guard let count = shape.first, count > 0, !shape.contains(0) else {
      throw refused("there is nothing in an array of shape \(shapeText)")
    }
    var labels = Labels(source: source, options)
    let columns = shape.dropFirst().reduce(1, *)
    func position(_ sample: Int) -> () -> String { { "sample \(sample) (from 0)" } }
    if columns == 1 {
      for (sample, index) in order.enumerated() {
        let word = try label(index, sample)
        try labels.append(word, at: position(sample))
      }
    } else if let classes = oneHotClasses(columns) {
      for (sample, column) in classes.enumerated() {
        try labels.append(String(column), at: position(sample))
      }
    } else if shape.count == 2, columns == 8, type.kind == .signed, type.width == 4 {
      for sample in 0..<count {
        let word = try label(isColumnMajor ? sample : sample * 8, sample)
        try labels.append(word, at: position(sample))
      }
    } else {
      throw refused(
        "labels of shape \(shapeText); one label a sample is needed, or a row for each with a single 1 among zeros"
      )
    }
    return labels
  }

  private func label(_ index: Int, _ sample: Int) throws(DataError) -> String {
    if type.kind == .float {
      let number = type.number(bytes, index)
      guard number.isFinite else {
        throw refused(
          "sample \(sample) (from 0) has \(number.isNaN ? "NaN" : "\(number)") where a label is needed"
        )
      }
    }
    guard let word = type.label(bytes, index) else {
      throw refused(
        "sample \(sample) (from 0): a label that is not UTF-8; save labels as text ('U')")
    }
    return word
  }

  /// For each sample, which of its columns holds the 1; `nil` where a row does not have one 1 and zeros.
  private func oneHotClasses(_ columns: Int) -> [Int]? {
    guard shape.count == 2, !type.isText else { return nil }
    var classes: [Int] = []
    var (column, found): (Int, Int?) = (0, nil)
    for index in order {
      let number = type.number(bytes, index)
      guard number == 0 || number == 1 && found == nil else { return nil }
      if number == 1 { found = column }
      column += 1
      if column == columns {
        guard let found else { return nil }
        classes.append(found)
      }
      if column == columns { (column, found) = (0, nil) }
    }
    return classes
  }

  /// The elements as the names of classes 0, 1, 2 …
  func names(_ options: DataOptions) throws(DataError) -> [String] {
    guard shape.count == 1, type.isText, shape[0] <= options.mostClasses else {
      throw refused("an array of names, one for each class, is needed; its shape is \(shapeText)")
    }
    return try order.enumerated().map { (sample, index) throws(DataError) in
      try label(index, sample)
    }
  }
}

extension InputShape {
  /// Of a list of `featureCount` values: bytes that fill a square of at least 8×8 are taken for an image.
  init(featureCount: Int, areBytes: Bool) {
    let side = Int(Double(featureCount).squareRoot())
    self =
      areBytes && side >= 8 && side * side == featureCount
      ? .image(rows: side, columns: side) : .features(featureCount)
  }
}

extension Samples.Values {
  /// From `[outer, inner]` to `[inner, outer]`, input by input.
  mutating func swapAxes(_ outer: Int, _ inner: Int) {
    switch self {
    case .bytes(let values): self = .bytes(swapped(values, outer, inner))
    case .floats(let values): self = .floats(swapped(values, outer, inner))
    case .doubles(let values): self = .doubles(swapped(values, outer, inner))
    }
  }
}

private func swapped<Value>(_ values: [Value], _ outer: Int, _ inner: Int) -> [Value] {
  let size = outer * inner
  return [Value](unsafeUninitializedCapacity: values.count) { buffer, count in
    // Safe: every element below `count` is written once, in order.
    for start in stride(from: 0, to: values.count, by: size) {
      for k in 0..<size {
        buffer.initializeElement(at: start + k, to: values[start + k % outer * inner + k / outer])
      }
    }
    count = values.count
  }
}
