import Drawing
import Learning

/// The part of the plane that the plot shows, and when it moves: it holds still while points stay inside and grows,
/// smoothly, when points leave. It never shrinks by itself, or clusters that tighten would look as large as before.
public struct PlotAxes: Sendable, Equatable {
  public enum Mode: Sendable, Equatable {
    /// Growing when points leave.
    case holding
    /// Always just around the points.
    case fitting
    /// Where a person moved them, until they are fitted again.
    case manual
  }

  public private(set) var bounds: Bounds
  public private(set) var mode = Mode.holding
  /// Where growing ends.
  private var target: Bounds

  private static let shareOfWay = 0.3

  init(_ snapshot: Snapshot, _ part: PlotView.Part) {
    bounds = Self.fitted(to: snapshot, part)
    target = bounds
  }

  /// Moves with a new snapshot, a part of the way that there is to go.
  mutating func follow(_ snapshot: Snapshot, _ part: PlotView.Part) {
    let needed = Self.fitted(to: snapshot, part)
    switch mode {
    case .manual: return
    case .fitting: target = needed
    case .holding:
      if !target.contains(needed) { target = target.union(needed.padded(by: 0.1)) }
    }
    bounds = bounds.approaching(target, by: Self.shareOfWay)
  }

  /// Just around the points, at once, and holding from then on.
  mutating func fit(_ snapshot: Snapshot, _ part: PlotView.Part) {
    if mode == .manual { mode = .holding }
    bounds = Self.fitted(to: snapshot, part)
    target = bounds
  }

  mutating func toggleFitting(_ snapshot: Snapshot, _ part: PlotView.Part) {
    mode = mode == .fitting ? .holding : .fitting
    fit(snapshot, part)
  }

  /// By shares of what is shown, to the right and upwards.
  mutating func pan(x: Double, y: Double) { set(bounds.moved(x: x, y: y)) }

  /// Shows `factor` times as much around the middle, or around a point that stays where it is.
  mutating func zoom(_ factor: Double, around point: (x: Double, y: Double)?) {
    let middle = ((bounds.minX + bounds.maxX) / 2, (bounds.minY + bounds.maxY) / 2)
    let (x, y) = point ?? middle
    let wanted = bounds.scaled(by: factor, around: x, y)
    let size = max(wanted.width, wanted.height)
    if Self.sizes.contains(size) { set(wanted) }
  }

  /// How much of the plane can be looked at, in units of the features: float32 tells no more apart.
  private static let sizes = 1e-4...1e7

  private mutating func set(_ wanted: Bounds) {
    mode = .manual
    bounds = wanted
    target = wanted
  }

  /// Bounds just around all that is drawn, with a little air.
  static func fitted(to snapshot: Snapshot, _ part: PlotView.Part) -> Bounds {
    let parts = snapshot.evaluations(part).map(\.features) + [snapshot.centers]
    let around = parts.compactMap { Bounds(around: points(of: $0)) }
    let all = around.dropFirst().reduce(around.first) { $0?.union($1) }
    return (all ?? Bounds(minX: -1, maxX: 1, minY: -1, maxY: 1)).padded(by: 0.05)
  }

  private static func points(of matrix: Matrix) -> some Sequence<(x: Double, y: Double)> {
    (0..<matrix.rows).lazy.map { (x: Double(matrix[$0, 0]), y: Double(matrix[$0, 1])) }
  }
}

extension Snapshot {
  /// The evaluations whose points a plot shows.
  func evaluations(_ part: PlotView.Part) -> [Evaluation] {
    switch part {
    case .test: [test]
    case .train: [train]
    case .both: [train, test]
    }
  }
}
