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
