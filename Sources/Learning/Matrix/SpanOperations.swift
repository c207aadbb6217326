extension MutableSpan<Float> {
  mutating func zero(_ range: Range<Int>) {
    for k in range { self[k] = 0 }
  }

  /// Eight neighbours, read and written with one check for all of them.
  @inline(__always)
  subscript(eightFrom start: Int) -> SIMD8<Float> {
    get { span[eightFrom: start] }
    set {
      precondition(start >= 0 && start <= count - 8, "no eight from \(start) on, of \(count)")
      for k in 0..<8 { self[start &+ k] = newValue[k] }
    }
  }
}

extension Span<Float> {
  /// Eight neighbours, read with one check for all of them.
  @inline(__always)
  subscript(eightFrom start: Int) -> SIMD8<Float> {
    precondition(start >= 0 && start <= count - 8, "no eight from \(start) on, of \(count)")
    var eight = SIMD8<Float>()
    for k in 0..<8 { eight[k] = self[start &+ k] }
    return eight
  }
}

/// Makes every row of a matrix the same: a bias, to which a product is then added.
package func repeatRow(_ row: Span<Float>, over matrix: inout MutableSpan<Float>) {
  precondition(
    matrix.count.isMultiple(of: row.count), "\(matrix.count) elements are no rows of \(row.count)")
  // Safe: both counts are the spans' own, and no pointer outlives its closure.
  row.withUnsafeBufferPointer { row in
    matrix.withUnsafeMutableBufferPointer { matrix in
      guard let source = row.baseAddress, let target = matrix.baseAddress else { return }
      for start in stride(from: 0, to: matrix.count, by: row.count) {
        (target + start).update(from: source, count: row.count)
      }
    }
  }
}

/// `Σ_rows`, written over `sums` from element `start` on, or added to it: the gradient of a bias, which each row of a matrix
/// had added to it.
package func sumRows(
  _ matrix: Span<Float>, into sums: inout MutableSpan<Float>, at start: Int, columns: Int,
  adding: Bool = false
) {
  if !adding { sums.zero(start..<start + columns) }
  let inEights = columns - columns % 8
  // So few rows that they stay in the cache while eight columns after eight are summed in registers.
  let blockLength = 64 * columns
  for block in stride(from: 0, to: matrix.count, by: blockLength) {
    let rows = matrix.extracting(block..<min(block + blockLength, matrix.count))
    for column in stride(from: 0, to: inEights, by: 8) {
      var sum = SIMD8<Float>()
      for first in stride(from: column, to: rows.count, by: columns) {
        sum += rows[eightFrom: first]
      }
      sums[eightFrom: start + column] += sum
    }
    for column in inEights..<columns {
      for first in stride(from: column, to: rows.count, by: columns) {
        sums[start + column] += rows[first]
      }
    }
  }
}

/// `‖a − b‖²` of two points of the same dimension. O(d).
///
/// Eight sums run side by side, for one alone would wait for each addition before the next (512 numbers on a Zen 4
/// core: 0.39 µs instead of 0.07). The rest, and so all of a point in the plane, is added in order.
func squaredDistance(_ a: Span<Float>, _ b: Span<Float>) -> Float {
  precondition(a.count == b.count, "points of \(a.count) and \(b.count) numbers")
  let lanes = 8
  var sums = SIMD8<Float>()
  var k = 0
  while k + lanes <= a.count {
    let difference = a[eightFrom: k] - b[eightFrom: k]
    sums += difference * difference
    k += lanes
  }
  var total = sums.sum()
  while k < a.count {
    let difference = a[k] - b[k]
    total += difference * difference
    k += 1
  }
  return total
}

/// `‖a − b‖` of two points of the same dimension, in double precision: distances that are ranked keep an order that 32 bits
/// would lose. O(d).
func distance(_ a: ArraySlice<Float>, _ b: ArraySlice<Float>) -> Double {
  let (a, b) = (a.span, b.span)
  precondition(a.count == b.count, "points of \(a.count) and \(b.count) numbers")
  var squares = 0.0
  for k in 0..<a.count {
    let difference = Double(a[k]) - Double(b[k])
    squares += difference * difference
  }
  return squares.squareRoot()
}
