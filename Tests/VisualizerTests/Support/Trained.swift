import Drawing
import Learning
import Visualizer

/// Real runs on the real digits for tests to look at, made once.
enum Trained {
  static let start = state(steps: 0)
  /// Far enough that every class has found its place.
  static let afterward = state(steps: 300)

  static func run(_ chosen: Hyperparameters = Hyperparameters()) -> TrainingRun {
    do { return try TrainingRun(.digits(), chosen, seed: 1) } catch { fatalError("\(error)") }
  }

  static func snapshot(steps: Int, _ chosen: Hyperparameters = Hyperparameters()) -> Snapshot {
    var run = run(chosen)
    for _ in 0..<steps { run.step() }
    var evaluator = run.evaluator()
    return evaluator.snapshot(of: run.checkpoint())
  }

  private static func state(steps: Int) -> State {
    State(title: RunTitle(run()), glyphs: .unicode, snapshot: snapshot(steps: steps))
  }
}

extension State {
  /// The same state on a terminal that shows only ASCII.
  var inASCII: State {
    State(
      title: title, glyphs: .ascii, snapshot: snapshot, pace: pace, isPaused: isPaused,
      pauseStep: pauseStep)
  }

  /// The state after these actions, whose effects go nowhere.
  func after(_ actions: Action...) -> State {
    var state = self
    for action in actions { _ = state.reduce(action) }
    return state
  }
}
