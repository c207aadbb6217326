/// Points of more than two numbers as they are best seen in a plane: their first two principal components, the directions in which they
/// vary most (K. Pearson, "On lines and planes of closest fit to systems of points in space", 1901).
public struct PlaneProjection: Sendable, Equatable {
  /// The points' mean, which comes to lie at the origin.
  public let mean: [Double]
  /// Two directions of length 1, at a right angle, that of the larger variance first. Each has its largest number above 0, so that points
  /// which hardly changed are not seen mirrored.
  public let axes: [[Double]]
  /// The share, 0 to 1, of the points' variance that the plane shows.
  public let share: Double

  /// Of points `[n, d]` with n > 0 and d > 1, by orthogonal iteration. O(n · d) for each of its rounds, at most 100.
  public init(of points: Matrix) {
    precondition(
      points.rows > 0 && points.columns > 1, "no plane in \(points.rows)×\(points.columns)")
    let d = points.columns
    var mean = [Double](repeating: 0, count: d)
    for i in 0..<points.rows { for k in 0..<d { mean[k] += Double(points[i, k]) } }
    for k in 0..<d { mean[k] /= Double(points.rows) }
    let centered = (0..<points.rows).map { i in (0..<d).map { Double(points[i, $0]) - mean[$0] } }
    let total = centered.reduce(0) { $0 + dot($1, $1) }

    // A few directions more than two, so that a third that is nearly as wide as the second does not hold it up.
    var generator = SeededGenerator(seed: 1)
    var block = (0..<min(6, d)).map { _ in
      (0..<d).map { _ in Double.random(in: -1...1, using: &generator) }
    }
    orthonormalize(&block)
    var shown = 0.0
    for _ in 0..<100 {
      var next = block.map { _ in [Double](repeating: 0, count: d) }
      var variances = block.map { _ in 0.0 }
      for x in centered {
        for (j, direction) in block.enumerated() {
          let along = dot(x, direction)
          variances[j] += along * along
          for k in 0..<d { next[j][k] += along * x[k] }
        }
      }
      let now = variances.prefix(2).reduce(0, +)
      block = next
      orthonormalize(&block)
      defer { shown = now }
      guard abs(now - shown) > 1e-10 * total else { break }
    }
    self.mean = mean
    axes = block.prefix(2).map { axis in
      let largest = axis.max { abs($0) < abs($1) } ?? 1
      return largest < 0 ? axis.map { -$0 } : axis
    }
    share = total > 0 ? min(shown / total, 1) : 1
  }

  /// Points `[n, d]` in the plane, `[n, 2]`. O(n · d).
  public func callAsFunction(_ points: Matrix) -> Matrix {
    precondition(points.columns == mean.count, "\(points.columns) numbers, \(mean.count) expected")
    var result = Matrix(rows: points.rows, columns: 2)
    for i in 0..<points.rows {
      for (j, axis) in axes.enumerated() {
        var along = 0.0
        for k in 0..<mean.count { along += (Double(points[i, k]) - mean[k]) * axis[k] }
        result[i, j] = Float(along)
      }
    }
    return result
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for k in a.indices { sum += a[k] * b[k] }
  return sum
}

/// By Gram and Schmidt, twice, for the sake of rounding. A direction that is none any more becomes an axis that none of the others has.
private func orthonormalize(_ block: inout [[Double]]) {
  for j in block.indices {
    for attempt in 0...block[j].count {
      for _ in 0..<2 {
        for i in 0..<j {
          let along = dot(block[j], block[i])
          for k in block[j].indices { block[j][k] -= along * block[i][k] }
        }
      }
      let length = dot(block[j], block[j]).squareRoot()
      if length > 1e-9 {
        for k in block[j].indices { block[j][k] /= length }
        break
      }
      block[j] = block[j].indices.map { $0 == attempt ? 1 : 0 }
    }
  }
}
