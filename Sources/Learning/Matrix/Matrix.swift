/// A dense matrix of 32-bit floats, row-major: a batch of features is `[batch, feature]`, centers are
/// `[class, feature]`.
///
/// A matrix keeps its storage when its number of rows shrinks and grows again within what it once had,
/// so one that is made for the largest batch never allocates afterwards.
public struct Matrix: Sendable, Equatable {
  /// How many rows there are: samples of a batch, or classes.
  public private(set) var rows: Int
  /// How many numbers a row has.
  public let columns: Int
  /// All elements, row after row; `rows * columns` of them.
  public internal(set) var elements: [Float]

  /// All elements the same. Sizes may be 0.
  public init(rows: Int, columns: Int, repeating value: Float = 0) {
    precondition(rows >= 0 && columns >= 0, "a matrix cannot be \(rows)×\(columns)")
    self.rows = rows
    self.columns = columns
    elements = [Float](repeating: value, count: rows * columns)
  }

  /// Elements that are given, row after row; there must be `rows * columns`.
  public init(rows: Int, columns: Int, elements: [Float]) {
    precondition(
      elements.count == rows * columns,
      "\(rows)×\(columns) needs \(rows * columns) elements, there are \(elements.count)")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// An array of any shape `[b, …]`, such as maps `[b, channels, height, width]`, flattened to `[b, product of
  /// the rest]`. Both lie row-major, so the elements stay in order, and a gradient comes back in the same one.
  public init(flattening elements: [Float], shape: [Int]) {
    precondition(!shape.isEmpty, "a scalar has no rows to keep")
    self.init(rows: shape[0], columns: shape.dropFirst().reduce(1, *), elements: elements)
  }
}

extension Matrix {
  /// One element; stops the program outside of the matrix. O(1).
  public subscript(row: Int, column: Int) -> Float {
    get { elements[offset(of: row, column)] }
    set { elements[offset(of: row, column)] = newValue }
  }

  /// One row, as a slice that shares the matrix's storage.
  public func row(_ row: Int) -> ArraySlice<Float> {
    elements[offset(of: row, 0)..<offset(of: row, 0) + columns]
  }

  /// The rows at `indices`, in that order.
  package func taking(_ indices: [Int]) -> Matrix {
    Matrix(rows: indices.count, columns: columns, elements: indices.flatMap { row($0) })
  }

  /// Cuts rows off at the end, or adds rows of zeros there.
  package mutating func setRows(_ count: Int) {
    if count < rows {
      elements.removeLast((rows - count) * columns)
    } else {
      elements.append(contentsOf: repeatElement(0, count: (count - rows) * columns))
    }
    rows = count
  }

  /// Becomes the rows `range` of another matrix of as many columns.
  mutating func copyRows(_ range: Range<Int>, of other: Matrix) {
    precondition(other.columns == columns, "rows of \(other.columns), \(columns) expected")
    setRows(range.count)
    let source = other.elements.span.extracting(
      range.lowerBound * columns..<range.upperBound * columns)
    var own = elements.mutableSpan
    for k in 0..<source.count { own[k] = source[k] }
  }

  /// Writes the rows of another matrix over the own from `first` on.
  mutating func replaceRows(from first: Int, with other: Matrix) {
    precondition(
      other.columns == columns && first + other.rows <= rows,
      "\(other.rows)×\(other.columns) elements do not fit from row \(first) of \(rows)×\(columns) on"
    )
    let source = other.elements.span
    let start = first * columns
    var own = elements.mutableSpan
    for k in 0..<source.count { own[start + k] = source[k] }
  }

  private func offset(of row: Int, _ column: Int) -> Int {
    precondition(
      row >= 0 && row < rows && (column >= 0 && column < columns || columns == 0),
      "no element [\(row), \(column)] in a \(rows)×\(columns) matrix")
    return row * columns + column
  }
}

/// Element by element, into a new matrix: for a ``Function``. A training step allocates nothing and has no use for it.
extension Matrix {
  /// `transform` of each element.
  public func map(_ transform: (Float) -> Float) -> Matrix {
    Matrix(rows: rows, columns: columns, elements: elements.map(transform))
  }

  /// The sum of two matrices of the same shape.
  public static func + (a: Matrix, b: Matrix) -> Matrix { a.combined(with: b, +) }
  /// The product element by element (Hadamard's) of two matrices of the same shape.
  public static func * (a: Matrix, b: Matrix) -> Matrix { a.combined(with: b, *) }

  private func combined(with other: Matrix, _ combine: (Float, Float) -> Float) -> Matrix {
    precondition(
      rows == other.rows && columns == other.columns,
      "\(rows)×\(columns) and \(other.rows)×\(other.columns) are not of the same shape")
    return Matrix(
      rows: rows, columns: columns, elements: zip(elements, other.elements).map(combine))
  }
}
