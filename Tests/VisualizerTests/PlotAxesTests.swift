import Drawing
import Learning
import Testing
import Visualizer

/// The axes hold still, or clusters that tighten would look as large as before.
struct PlotAxesTests {
  private func receiving(_ news: Snapshot, _ state: State) -> State {
    state.after(.receive(news, stepsPerSecond: nil))
  }

  @Test("they hold still while all points stay inside")
  func hold() {
    var tight = Hyperparameters()
    tight.centerWeight = 10
    let news = Trained.snapshot(steps: 301, tight)
    let state = receiving(news, Trained.afterward)
    #expect(state.bounds == Trained.afterward.bounds)
  }

  @Test("they grow when points leave, and keep what they showed")
  func grow() {
    let before = Trained.start
    let state = receiving(Trained.afterward.snapshot, before)
    #expect(state.bounds.contains(before.bounds))
    #expect(state.bounds.contains(Trained.afterward.bounds))
    #expect(state.bounds.width > 2 * before.bounds.width)
  }

  @Test("they shrink when asked")
  func fit() {
    var tight = Hyperparameters()
    tight.centerWeight = 10
    var state = receiving(Trained.snapshot(steps: 301, tight), Trained.afterward)
    _ = state.reduce(.fitAxes)
    #expect(state.bounds.width < Trained.afterward.bounds.width)
    #expect(Trained.afterward.bounds.contains(state.bounds))
  }

  @Test("they fit the new run after a restart")
  func restart() {
    var run = Trained.run()
    run.apply(.restart)
    var evaluator = run.evaluator()
    let state = receiving(evaluator.snapshot(of: run.checkpoint()), Trained.afterward)
    #expect(state.bounds == Trained.start.bounds)
  }
}
