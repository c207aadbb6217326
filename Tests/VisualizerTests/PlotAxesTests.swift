import Drawing
import Learning
import Testing
import Visualizer

/// The axes hold still, or clusters that tighten would look as large as before.
struct PlotAxesTests {
  private static let tight: Snapshot = {
    var chosen = Hyperparameters()
    chosen.centerWeight = 10
    return Trained.snapshot(steps: 301, chosen)
  }()

  private func receiving(_ news: Snapshot, _ state: State, times: Int = 1) -> State {
    var state = state
    for _ in 0..<times { _ = state.reduce(.receive(news, stepsPerSecond: nil)) }
    return state
  }

  @Test("they hold still while all points stay inside")
  func hold() {
    let state = receiving(Self.tight, Trained.afterward)
    #expect(state.axes == Trained.afterward.axes)
  }

  @Test("they grow when points leave, a part of the way at a time, until everything is inside")
  func grow() {
    let (before, news) = (Trained.start, Trained.afterward.snapshot)
    let widths = (0...30).map { receiving(news, before, times: $0).axes.bounds.width }
    #expect(widths == widths.sorted() && widths[1] > widths[0] && widths[2] > widths[1])
    #expect(widths[1] < 0.6 * widths[30])
    let grown = receiving(news, before, times: 30).axes.bounds
    #expect(grown.contains(before.axes.bounds) && grown.contains(Trained.afterward.axes.bounds))
    #expect(widths[30] == widths[29], "and then hold still")
  }

  @Test("they shrink when asked")
  func fit() {
    let state = receiving(Self.tight, Trained.afterward).after(.fitAxes)
    #expect(state.axes.bounds.width < Trained.afterward.axes.bounds.width)
    #expect(Trained.afterward.axes.bounds.contains(state.axes.bounds))
  }

  @Test("always fitted, they shrink with the points, and hold again when told")
  func fitting() {
    let state = receiving(Self.tight, Trained.afterward.after(.toggleFitting), times: 30)
    #expect(
      state.axes.bounds == receiving(Self.tight, Trained.afterward).after(.fitAxes).axes.bounds)
    let held = state.after(.toggleFitting)
    #expect(held.axes.mode == .holding && held.axes.bounds == state.axes.bounds)
  }

  @Test("moved by hand they stay, whatever points do, until they are fitted")
  func manual() {
    let moved = Trained.start.after(.pan(x: 0.1, y: 0), .zoom(factor: 0.8, x: nil, y: nil))
    #expect(moved.axes.bounds.width < Trained.start.axes.bounds.width)
    #expect(receiving(Trained.afterward.snapshot, moved).axes == moved.axes)
    #expect(moved.after(.fitAxes).axes == Trained.start.axes)
  }

  @Test("zooming in and out again comes back, and neither goes on for ever")
  func zoom() {
    var state = Trained.afterward.after(
      .zoom(factor: 0.8, x: 3, y: 1), .zoom(factor: 1.25, x: 3, y: 1))
    #expect(abs(state.axes.bounds.width - Trained.afterward.axes.bounds.width) < 1e-6)
    for _ in 0..<200 { _ = state.reduce(.zoom(factor: 0.8, x: nil, y: nil)) }
    #expect(state.axes.bounds.width > 1e-6)
    for _ in 0..<400 { _ = state.reduce(.zoom(factor: 1.25, x: nil, y: nil)) }
    #expect(state.axes.bounds.width < 1e9)
  }

  @Test("the training set may need more room than the test set, and gets it when it is fitted")
  func parts() {
    let train = Trained.afterward.after(.nextPart, .fitAxes)
    let both = train.after(.nextPart, .fitAxes)
    #expect(train.axes.bounds != Trained.afterward.axes.bounds)
    #expect(both.axes.bounds.contains(train.axes.bounds))
  }

  @Test("they fit the new run after a restart, unless they were moved by hand")
  func restart() {
    var run = Trained.run()
    run.apply(.restart)
    var evaluator = run.evaluator()
    let news = evaluator.snapshot(of: run.checkpoint())
    #expect(receiving(news, Trained.afterward).axes.bounds == Trained.start.axes.bounds)
    let moved = Trained.afterward.after(.pan(x: 0.5, y: 0))
    #expect(receiving(news, moved).axes == moved.axes)
  }

  @Test("the wheel over the plot zooms around the point under the mouse, elsewhere it does nothing")
  func wheel() throws {
    let size = Size(width: 100, height: 30)
    let state = Trained.afterward
    let action = try #require(state.action(for: MouseEvent(.wheelUp, x: 10, y: 8), size: size))
    let zoomed = state.after(action)
    #expect(zoomed.axes.bounds.width < state.axes.bounds.width)
    #expect(zoomed.axes.mode == .manual)
    for (x, y) in [(0, 8), (90, 5), (10, 0), (10, 29), (-1, 900)] {
      #expect(state.action(for: MouseEvent(.wheelUp, x: x, y: y), size: size) == nil)
    }
    let small = Size(width: 10, height: 3)
    #expect(state.action(for: MouseEvent(.wheelUp, x: 3, y: 1), size: small) == nil)
  }
}
