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

  /// What an array without a dimension is.
  var singleText: String { type.isText ? "a single text" : "a single number" }

  /// The indices at which the elements lie, in the order in which the last dimension runs fastest.
  var order: ElementOrder { ElementOrder(shape, isColumnMajor: isColumnMajor) }

  func refused(_ problem: String, _ remedy: DataError.Remedy? = nil) -> DataError {
    DataError(source: source, problem: problem, remedy: remedy)
  }
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
