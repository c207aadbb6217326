import Foundation
import Learning
import Testing

/// The plane that shows most of points of many numbers.
struct PlaneProjectionTests {
  /// Points of variances 9, 4 and 0.25 along three directions at right angles, in `d` dimensions, around a point.
  private func points(_ d: Int, count: Int = 400) -> (points: Matrix, directions: [[Double]]) {
    let raw = Matrix.standardNormal(rows: count, columns: 3, seed: 4)
    let basis = Matrix.standardNormal(rows: 3, columns: d, seed: 5)
    var directions: [[Double]] = []
    for j in 0..<3 {
      var own = (0..<d).map { Double(basis[j, $0]) }
      for other in directions {
        let along = zip(own, other).reduce(0) { $0 + $1.0 * $1.1 }
        own = zip(own, other).map { $0 - along * $1 }
      }
      let length = own.reduce(0) { $0 + $1 * $1 }.squareRoot()
      directions.append(own.map { $0 / length })
    }
    var points = Matrix(rows: count, columns: d)
    for i in 0..<count {
      for k in 0..<d {
        let along = zip([3, 2, 0.5], 0..<3).reduce(0.0) { sum, axis in
          sum + axis.0 * Double(raw[i, axis.1]) * directions[axis.1][k]
        }
        points[i, k] = Float(along + 7)
      }
    }
    return (points, directions)
  }

  @Test(
    "is spanned by the two directions of largest variance, the larger first", arguments: [3, 20])
  func directions(d: Int) {
    let (points, directions) = points(d)
    let plane = PlaneProjection(of: points)
    #expect(abs(plane.share - 13 / 13.25) < 0.01)
    for (axis, direction) in zip(plane.axes, directions) {
      let along = zip(axis, direction).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(along) > 0.98, "drawn points lie a little otherwise")
      #expect(abs(axis.reduce(0) { $0 + $1 * $1 } - 1) < 1e-9)
      #expect(axis.max { abs($0) < abs($1) }! > 0)
    }
    #expect(abs(zip(plane.axes[0], plane.axes[1]).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-9)
  }

  @Test("keeps the variances that it shows, in the middle of the points")
  func projected() {
    let points = points(12).points
    let plane = PlaneProjection(of: points)
    let shown = plane(points)
    #expect(shown.rows == points.rows && shown.columns == 2)
    func variance(_ matrix: Matrix) -> Double {
      var sum = 0.0
      for k in 0..<matrix.columns {
        let column = (0..<matrix.rows).map { Double(matrix[$0, k]) }
        let mean = column.reduce(0, +) / Double(column.count)
        sum += column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      }
      return sum
    }
    #expect(abs(variance(shown) / variance(points) - plane.share) < 1e-4)
    let mean = (0..<shown.rows).reduce(0.0) { $0 + Double(shown[$1, 0]) } / Double(shown.rows)
    #expect(abs(mean) < 1e-4)
  }

  @Test("points in two dimensions lose nothing, and points without a spread are one point")
  func edges() {
    let flat = PlaneProjection(of: points(2 + 1, count: 50).points)
    #expect(flat.share <= 1)
    let same = PlaneProjection(of: Matrix(rows: 5, columns: 4, repeating: 3))
    #expect(same.share == 1)
    let shown = same(Matrix(rows: 5, columns: 4, repeating: 3))
    #expect(shown.elements.allSatisfy { $0 == 0 })
    let line = Matrix(rows: 3, columns: 3, elements: [0, 0, 0, 1, 1, 1, 2, 2, 2])
    let along = PlaneProjection(of: line)
    #expect(abs(along.share - 1) < 1e-9)
    #expect(abs(along(line)[2, 0] - Float(3).squareRoot()) < 1e-5)
  }
}
