import Drawing
import Learning
import Runs
import Visualizer

/// Real runs on the real digits for tests to look at, made once.
enum Trained {
  static let start = Watched().screen
  /// Far enough that every class has found its place.
  static let afterward = Watched(steps: 300).freshScreen

  static func run(_ chosen: Hyperparameters = Hyperparameters()) -> TrainingRun {
    do { return try TrainingRun(.digits(), chosen, seed: 1) } catch { fatalError("\(error)") }
  }

  /// A run that any option may have changed.
  static func run(_ change: (inout RunSpec) -> Void) throws -> TrainingRun {
    var spec = RunSpec()
    change(&spec)
    return try spec.run()
  }

  static func snapshot(steps: Int, _ chosen: Hyperparameters = Hyperparameters()) -> Snapshot {
    var run = run(chosen)
    for _ in 0..<steps { run.step() }
    return run.evaluate()
  }
}

/// A run that someone watches, without threads: what is pressed acts at once, and news comes when it is asked for.
struct Watched {
  private(set) var screen: ScreenState
  private(set) var driver: RunDriver
  private var timeline = Timeline()
  private var isPaused = false
  private var commandCount = 0

  init(
    _ run: TrainingRun = Trained.run(), by spec: RunSpec = RunSpec(), steps: Int = 0,
    glyphs: Glyphs = .unicode,
    pauseStep: Int? = nil, menu: RunMenu = RunMenu()
  ) {
    driver = RunDriver(run, by: spec, whenNotFinite: .goBack)
    screen = ScreenState(RunView(run, by: spec, pauseStep: pauseStep), glyphs: glyphs, menu: menu)
    timeline.add(Measures(screen.snapshot), of: timeline.era)
    if steps > 0 { train(steps) }
  }

  /// The screen of someone who comes only now: its axes fit what there is.
  var freshScreen: ScreenState {
    ScreenState(
      RunView(screen.run.title, screen.run.report, pauseStep: screen.run.pauseStep),
      glyphs: screen.glyphs, menu: screen.menu)
  }

  /// Takes steps, up to one that is not finite, and reports.
  mutating func train(_ steps: Int) {
    for _ in 0..<steps {
      let outcome = driver.step()
      guard outcome == .stepped else {
        isPaused = true
        timeline.forget(after: driver.run.stepCount)
        break
      }
    }
    report()
  }

  /// News of how the run stands.
  mutating func report(stepsPerSecond: Double? = nil) {
    let snapshot = driver.run.evaluate()
    timeline.add(Measures(snapshot), of: timeline.era)
    let news = Report(
      snapshot: snapshot, measures: timeline.measures.entries, recording: driver.recording,
      pace: screen.run.pace, isPaused: isPaused, stepsPerSecond: stepsPerSecond,
      commandCount: commandCount)
    _ = screen.reduce(.receive([news]))
  }

  /// Does something, and tells training what it has to know; news of that comes with the next report.
  mutating func perform(_ actions: Action...) { perform(actions) }

  mutating func perform(_ actions: [Action]) {
    for action in actions {
      for case .tell(let command) in screen.reduce(action) {
        commandCount += 1
        switch command {
        case .event(let event, _):
          driver.apply(event)
          if event == .restart { timeline.forget(after: nil) }
        case .pause(let pauses): isPaused = pauses
        case .stepOnce: isPaused = true
        case .goOn: isPaused = false
        case .pace, .look, .takeApart, .fork, .keep: break
        }
      }
    }
  }
}

extension ScreenState {
  /// The same screen on a terminal that shows only ASCII.
  var inASCII: ScreenState { ScreenState(run, glyphs: .ascii, menu: menu) }

  /// The screen after these actions, whose effects go nowhere.
  func after(_ actions: Action...) -> ScreenState {
    var screen = self
    for action in actions { _ = screen.reduce(action) }
    return screen
  }

  /// The screen that has heard how its run stands, from a training that has done all that was asked.
  func hearing(
    of snapshot: Snapshot, stepsPerSecond: Double? = nil, isPaused: Bool? = nil
  ) -> ScreenState {
    let report = Report(
      snapshot: snapshot, measures: run.measures, recording: run.recording, pace: run.pace,
      isPaused: isPaused ?? run.isPaused, stepsPerSecond: stepsPerSecond,
      commandCount: run.commandCount)
    return after(.receive([report]))
  }

  /// The sample that is looked at.
  var selection: SampleSelection? { page.sample?.selection }

  /// The choice that the cursor is on.
  var cursor: Int? { if case .chooser(let cursor, _) = page { cursor } else { nil } }

  var isHelpShown: Bool { if case .help = page { true } else { false } }

  var snapshot: Snapshot { run.snapshot }
  subscript(knob: Knob) -> Float { run.requested[keyPath: knob.path] }
}
