import Drawing
import Learning
import Runs
import Testing
import Visualizer

/// The axes hold still, or clusters that tighten would look as large as before.
struct PlotAxesTests {
  private static let tight: Snapshot = {
    var chosen = Hyperparameters()
    chosen.centerWeight = 10
    return Trained.snapshot(steps: 301, chosen)
  }()

  /// On absolute axes.
  private static let start = Trained.start.after(.nextScale)
  private static let afterward = Trained.afterward.after(.nextScale)

  private func receiving(_ news: Snapshot, _ state: ScreenState, times: Int = 1) -> ScreenState {
    var state = state
    for _ in 0..<times { state = state.hearing(of: news) }
    return state
  }

  @Test("they hold still while all points stay inside")
  func hold() {
    let state = receiving(Self.tight, Self.afterward)
    #expect(state.run.axes == Self.afterward.run.axes)
  }

  @Test("they grow when points leave, a part of the way at a time, until everything is inside")
  func grow() {
    let (before, news) = (Self.start, Self.afterward.snapshot)
    let widths = (0...30).map { receiving(news, before, times: $0).run.axes.bounds.width }
    #expect(widths == widths.sorted() && widths[1] > widths[0] && widths[2] > widths[1])
    #expect(widths[1] < 0.6 * widths[30])
    let grown = receiving(news, before, times: 30).run.axes.bounds
    #expect(
      grown.contains(before.run.axes.bounds) && grown.contains(Self.afterward.run.axes.bounds))
    #expect(widths[30] == widths[29], "and then hold still")
  }

  @Test(
    "in units of the features, news that grows one side and shrinks the other: one grows, the other stays",
    arguments: [(1, 0), (-1, 0), (0, 1), (0, -1)] as [(Float, Float)])
  func oneSide(direction: (x: Float, y: Float)) {
    let before = Self.afterward
    let distance = Float(0.5 * before.snapshot.test.clusters.interDistance)
    let news = before.snapshot.moved(x: distance * direction.x, y: distance * direction.y)
    func sides(_ bounds: Bounds) -> (grown: Double, other: Double) {
      switch (direction.x, direction.y) {
      case (1, _): (bounds.maxX, bounds.minX)
      case (-1, _): (-bounds.minX, -bounds.maxX)
      case (_, 1): (bounds.maxY, bounds.minY)
      default: (-bounds.minY, -bounds.maxY)
      }
    }
    let seen = (0...30).map { receiving(news, before, times: $0).run.axes.bounds }
    for (last, next) in zip(seen, seen.dropFirst()) { #expect(next.contains(last)) }
    #expect(sides(seen[30]).other == sides(seen[0]).other)
    #expect(sides(seen[1]).grown > sides(seen[0]).grown)
    let fitted = before.hearing(of: news).after(.fitAxes).run.axes.bounds
    #expect(sides(fitted).other > sides(seen[0]).other, "the news needs less on that side")
    #expect(sides(seen[30]).grown >= sides(fitted).grown)
  }

  @Test("they shrink when asked")
  func fit() {
    let state = receiving(Self.tight, Self.afterward).after(.fitAxes)
    #expect(state.run.axes.bounds.width < Self.afterward.run.axes.bounds.width)
    #expect(Self.afterward.run.axes.bounds.contains(state.run.axes.bounds))
  }

  @Test("always fitted, they shrink with the points, and hold again when told")
  func fitting() {
    let state = receiving(Self.tight, Self.afterward.after(.toggleFitting), times: 30)
    #expect(
      state.run.axes.bounds
        == receiving(Self.tight, Self.afterward).after(.fitAxes).run.axes.bounds)
    let held = state.after(.toggleFitting)
    #expect(held.run.axes.mode == .holding && held.run.axes.bounds == state.run.axes.bounds)
  }

  @Test("moved by hand they stay, whatever points do, until they are fitted")
  func manual() {
    let moved = Self.start.after(.pan(x: 0.1, y: 0), .zoom(factor: 0.8, x: nil, y: nil))
    #expect(moved.run.axes.bounds.width < Self.start.run.axes.bounds.width)
    #expect(receiving(Self.afterward.snapshot, moved).run.axes == moved.run.axes)
    #expect(moved.after(.fitAxes).run.axes == Self.start.run.axes)
  }

  @Test("zooming in and out again comes back, and neither goes on for ever")
  func zoom() {
    var state = Self.afterward.after(
      .zoom(factor: 0.8, x: 3, y: 1), .zoom(factor: 1.25, x: 3, y: 1))
    #expect(abs(state.run.axes.bounds.width - Self.afterward.run.axes.bounds.width) < 1e-6)
    for _ in 0..<200 { _ = state.reduce(.zoom(factor: 0.8, x: nil, y: nil)) }
    #expect(state.run.axes.bounds.width > 1e-6)
    for _ in 0..<400 { _ = state.reduce(.zoom(factor: 1.25, x: nil, y: nil)) }
    #expect(state.run.axes.bounds.width < 1e9)
  }

  @Test("the training set may need more room than the test set, and gets it when it is fitted")
  func parts() {
    let train = Self.afterward.after(.nextPart, .fitAxes)
    let both = train.after(.nextPart, .fitAxes)
    #expect(train.run.axes.bounds != Self.afterward.run.axes.bounds)
    #expect(both.run.axes.bounds.contains(train.run.axes.bounds))
  }

  @Test("they fit the new run after a restart, unless they were moved by hand")
  func restart() {
    func restarted(_ actions: Action...) -> (before: ScreenState, after: ScreenState) {
      var watched = Watched(steps: 300)
      watched.perform(.nextScale)
      watched.perform(actions)
      let before = watched.screen
      watched.perform(.restart)
      watched.report()
      return (before, watched.screen)
    }
    #expect(restarted().after.run.axes.bounds == Self.start.run.axes.bounds)
    let moved = restarted(.pan(x: 0.5, y: 0))
    #expect(moved.after.run.axes == moved.before.run.axes)
  }

  @Test("the wheel over the plot zooms around the point under the mouse, elsewhere it does nothing")
  func wheel() throws {
    let size = Size(width: 100, height: 30)
    let state = Self.afterward
    let action = try #require(state.action(for: MouseEvent(.wheelUp, x: 10, y: 8), size: size))
    let zoomed = state.after(action)
    #expect(zoomed.run.axes.bounds.width < state.run.axes.bounds.width)
    #expect(zoomed.run.axes.mode == .manual)
    for (x, y) in [(0, 8), (90, 5), (10, 0), (10, 29), (-1, 900)] {
      #expect(state.action(for: MouseEvent(.wheelUp, x: x, y: y), size: size) == nil)
    }
    let small = Size(width: 10, height: 3)
    #expect(state.action(for: MouseEvent(.wheelUp, x: 3, y: 1), size: small) == nil)
  }

  @Test(
    "relative to the distance between classes the ring of means stands as still from step 0 on as no scale else",
    arguments: [0, 0.1, 1] as [Float])
  func relative(weight: Float) {
    var chosen = Hyperparameters()
    chosen.centerWeight = weight
    var watched = Watched(Trained.run(chosen))
    #expect(watched.screen.plot.scale == .relative)
    var widths: [Double] = []
    for _ in 0..<60 {
      watched.train(10)
      widths.append(watched.screen.run.axes.bounds.width)
    }
    #expect(widths.allSatisfy { (2...4.5).contains($0) }, "\(widths)")
    let absolute = watched.screen.after(.nextScale).run.axes.bounds.width
    #expect(abs(widths[20] - widths[59]) < 0.15 * widths[59], "\(widths)")
    #expect(absolute != widths[59])
  }

  @Test("v changes the scale and back, and the title says which")
  func scales() {
    let size = Size(width: 120, height: 40)
    let relative = Trained.afterward
    let absolute = relative.after(.nextScale)
    #expect(frame(relative, size: size).text.contains("1 = mean distance between classes"))
    #expect(!frame(absolute, size: size).text.contains("mean distance between classes"))
    #expect(absolute.after(.nextScale).run.axes == relative.run.axes)
    #expect(absolute.after(.nextScale).plot == relative.plot)
    let unit = relative.snapshot.test.clusters.interDistance
    let ratio = absolute.run.axes.bounds.width / relative.run.axes.bounds.width
    #expect(ratio > unit / 2 && ratio < unit * 2)
  }
}

extension Snapshot {
  /// The same with all features and centers moved.
  fileprivate func moved(x: Float, y: Float) -> Snapshot {
    func moved(_ matrix: Matrix) -> Matrix {
      var matrix = matrix
      for row in 0..<matrix.rows {
        matrix[row, 0] += x
        matrix[row, 1] += y
      }
      return matrix
    }
    func moved(_ evaluation: Evaluation) -> Evaluation {
      Evaluation(
        features: moved(evaluation.features), labels: evaluation.labels, classCount: centers.rows,
        centers: moved(centers), classifier: classifier)
    }
    return Snapshot(
      step: step, train: moved(train), test: moved(test), centers: moved(centers),
      classifier: classifier, hyperparameters: hyperparameters, history: history,
      lastReport: lastReport)
  }
}
