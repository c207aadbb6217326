import Learning

extension Matrix {
  /// The rows at `places`, in that order.
  func taking(_ places: [Int]) -> Matrix {
    Matrix(
      rows: places.count, columns: columns, elements: places.flatMap { Array(row($0)) })
  }
}
