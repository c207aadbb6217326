extension MutableSpan<Float> {
  mutating func zero(_ range: Range<Int>) {
    for k in range { self[k] = 0 }
  }
}

/// `Σ_rows`, written over `sums` from element `start` on, or added to it: the gradient of a bias, which each row of a matrix
/// had added to it.
package func sumRows(
  _ matrix: Span<Float>, into sums: inout MutableSpan<Float>, at start: Int, columns: Int,
  adding: Bool = false
) {
  if !adding { sums.zero(start..<start + columns) }
  for first in stride(from: 0, to: matrix.count, by: columns) {
    let row = matrix.extracting(first..<first + columns)
    for column in 0..<columns { sums[start + column] += row[column] }
  }
}
