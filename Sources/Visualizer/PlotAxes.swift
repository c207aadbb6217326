import Drawing
import Learning

/// When the axes of the plot move: they hold still while points stay inside and grow when points leave.
/// They never shrink by themselves, or clusters that tighten would look as large as before.
enum PlotAxes {
  /// Bounds just around all that is drawn, with a little air.
  static func fitted(to snapshot: Snapshot) -> Bounds {
    let around = Bounds(around: points(of: snapshot.test.features) + points(of: snapshot.centers))
    return (around ?? Bounds(minX: -1, maxX: 1, minY: -1, maxY: 1)).padded(by: 0.05)
  }

  /// `bounds` as they are when they hold everything, otherwise grown, with room to grow into.
  static func grown(_ bounds: Bounds, toHold snapshot: Snapshot) -> Bounds {
    let needed = fitted(to: snapshot)
    return bounds.contains(needed) ? bounds : bounds.union(needed.padded(by: 0.1))
  }

  private static func points(of matrix: Matrix) -> [(x: Double, y: Double)] {
    (0..<matrix.rows).map { (Double(matrix[$0, 0]), Double(matrix[$0, 1])) }
  }
}
