import Drawing
import Learning

/// The part of the plane that the plot shows, in the plot's unit, and when it moves: it holds still while what it is for stays
/// inside and grows, smoothly, when that leaves. In units of the features it never shrinks by itself, or clusters that tighten
/// would look as large as before.
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

  /// Where the samples lie, if they can be shown as they are.
  private let inputs: Bounds?

  private static let shareOfWay = 0.3

  init(_ snapshot: Snapshot, _ view: PlotView, inputs: Bounds? = nil) {
    self.inputs = inputs
    bounds = Self.fitted(to: snapshot, view, inputs)
    target = bounds
  }

  /// Moves with a new snapshot, a part of the way that there is to go.
  mutating func follow(_ snapshot: Snapshot, _ view: PlotView) {
    let needed = Self.fitted(to: snapshot, view, inputs)
    switch mode {
    case .manual: return
    case .fitting: target = needed
    case .holding where view.scale == .relative:
      // The ring that classes form is about as large whatever they are, so room that it no longer needs can go.
      if !target.contains(needed) || target.width > 1.3 * needed.width {
        target = needed.padded(by: 0.05)
      }
    case .holding:
      if !target.contains(needed) { target = target.union(needed.padded(by: 0.1)) }
    }
    bounds = bounds.approaching(target, by: Self.shareOfWay)
  }

  /// Just around the points, at once, and holding from then on.
  mutating func fit(_ snapshot: Snapshot, _ view: PlotView) {
    if mode == .manual { mode = .holding }
    bounds = Self.fitted(to: snapshot, view, inputs)
    target = bounds
  }

  mutating func toggleFitting(_ snapshot: Snapshot, _ view: PlotView) {
    mode = mode == .fitting ? .holding : .fitting
    fit(snapshot, view)
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

  /// How much of the plane can be looked at, in the plot's unit: float32 tells no more apart.
  private static let sizes = 1e-4...1e7

  mutating func set(_ wanted: Bounds) {
    mode = .manual
    bounds = wanted
    target = wanted
  }

  /// What is to be seen. In units of the features: all that is drawn, with a little air. Relative to the distance between
  /// classes: their means, with room around them for clusters that are more than half of that wide; what lies further out,
  /// as points and centers do before anything is learned, is not shown.
  static func fitted(to snapshot: Snapshot, _ view: PlotView, _ inputs: Bounds? = nil) -> Bounds {
    let square = Bounds(minX: -1, maxX: 1, minY: -1, maxY: 1)
    switch view.scale {
    case .inputs: return inputs ?? square
    case .absolute:
      let parts = snapshot.evaluations(view.part).map {
        Bounds(around: points(of: snapshot.inPlane($0.features)))
      }
      return union(parts + [Bounds(around: points(of: snapshot.inPlane(snapshot.centers)))])?
        .padded(by: 0.05)
        ?? square
    case .relative:
      let clusters = snapshot.test.clusters
      let means = snapshot.inPlane(
        clusters.classMeans.taking(clusters.counts.indices.filter { clusters.counts[$0] > 0 }))
      let unit = snapshot.unit(.relative)
      return Bounds(around: points(of: means))?.scaled(by: 1 / unit, around: 0, 0)
        .widened(by: 0.6) ?? square
    }
  }

  private static func union(_ all: [Bounds?]) -> Bounds? {
    let found = all.compactMap(\.self)
    return found.dropFirst().reduce(found.first) { $0?.union($1) }
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
