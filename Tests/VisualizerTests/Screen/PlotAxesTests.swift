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

  private func receiving(_ news: Snapshot, _ state: ScreenState, times: Int = 1) -> ScreenState {
    var state = state
    for _ in 0..<times { state = state.hearing(of: news) }
    return state
  }

  @Test("they hold still while all points stay inside")
  func hold() {
    let state = receiving(Self.tight, Trained.afterward)
    #expect(state.run.axes == Trained.afterward.run.axes)
  }

  @Test("they grow when points leave, a part of the way at a time, until everything is inside")
  func grow() {
    let (before, news) = (Trained.start, Trained.afterward.snapshot)
    let widths = (0...30).map { receiving(news, before, times: $0).run.axes.bounds.width }
    #expect(widths == widths.sorted() && widths[1] > widths[0] && widths[2] > widths[1])
    #expect(widths[1] < 0.6 * widths[30])
    let grown = receiving(news, before, times: 30).run.axes.bounds
    #expect(
      grown.contains(before.run.axes.bounds) && grown.contains(Trained.afterward.run.axes.bounds))
    #expect(widths[30] == widths[29], "and then hold still")
  }

  @Test("they shrink when asked")
  func fit() {
    let state = receiving(Self.tight, Trained.afterward).after(.fitAxes)
    #expect(state.run.axes.bounds.width < Trained.afterward.run.axes.bounds.width)
    #expect(Trained.afterward.run.axes.bounds.contains(state.run.axes.bounds))
  }

  @Test("always fitted, they shrink with the points, and hold again when told")
  func fitting() {
    let state = receiving(Self.tight, Trained.afterward.after(.toggleFitting), times: 30)
    #expect(
      state.run.axes.bounds
        == receiving(Self.tight, Trained.afterward).after(.fitAxes).run.axes.bounds)
    let held = state.after(.toggleFitting)
    #expect(held.run.axes.mode == .holding && held.run.axes.bounds == state.run.axes.bounds)
  }

  @Test("moved by hand they stay, whatever points do, until they are fitted")
  func manual() {
    let moved = Trained.start.after(.pan(x: 0.1, y: 0), .zoom(factor: 0.8, x: nil, y: nil))
    #expect(moved.run.axes.bounds.width < Trained.start.run.axes.bounds.width)
    #expect(receiving(Trained.afterward.snapshot, moved).run.axes == moved.run.axes)
    #expect(moved.after(.fitAxes).run.axes == Trained.start.run.axes)
  }

  @Test("zooming in and out again comes back, and neither goes on for ever")
  func zoom() {
    var state = Trained.afterward.after(
      .zoom(factor: 0.8, x: 3, y: 1), .zoom(factor: 1.25, x: 3, y: 1))
    #expect(abs(state.run.axes.bounds.width - Trained.afterward.run.axes.bounds.width) < 1e-6)
    for _ in 0..<200 { _ = state.reduce(.zoom(factor: 0.8, x: nil, y: nil)) }
    #expect(state.run.axes.bounds.width > 1e-6)
    for _ in 0..<400 { _ = state.reduce(.zoom(factor: 1.25, x: nil, y: nil)) }
    #expect(state.run.axes.bounds.width < 1e9)
  }

  @Test("the training set may need more room than the test set, and gets it when it is fitted")
  func parts() {
    let train = Trained.afterward.after(.nextPart, .fitAxes)
    let both = train.after(.nextPart, .fitAxes)
    #expect(train.run.axes.bounds != Trained.afterward.run.axes.bounds)
    #expect(both.run.axes.bounds.contains(train.run.axes.bounds))
  }

  @Test("they fit the new run after a restart, unless they were moved by hand")
  func restart() {
    func restarted(_ actions: Action...) -> (before: ScreenState, after: ScreenState) {
      var watched = Watched(steps: 300)
      watched.perform(actions)
      let before = watched.screen
      watched.perform(.restart)
      watched.report()
      return (before, watched.screen)
    }
    #expect(restarted().after.run.axes.bounds == Trained.start.run.axes.bounds)
    let moved = restarted(.pan(x: 0.5, y: 0))
    #expect(moved.after.run.axes == moved.before.run.axes)
  }

  @Test("the wheel over the plot zooms around the point under the mouse, elsewhere it does nothing")
  func wheel() throws {
    let size = Size(width: 100, height: 30)
    let state = Trained.afterward
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
}
