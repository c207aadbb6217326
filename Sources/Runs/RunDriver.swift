import Learning

/// The one loop of steps: a run, the record of all that happens to it, and what is done about a loss that is not finite.
/// Given a recording, it takes that run once more, until someone does something else with it.
public struct RunDriver: Sendable {
  /// What to do about a step whose loss or gradient is not finite (``StepReport/isFinite``): steps after it teach nothing.
  public enum NotFinitePolicy: Sendable {
    /// Back to where all had been well for a while, with the knobs as they are now.
    case goBack
    /// The run stands where it failed.
    case stop
  }

  /// What came of asking for a step.
  public enum Outcome: Sendable, Equatable {
    case stepped
    /// The step was not finite, and the run went back, or stands there.
    case notFinite(Recording.Divergence)
    /// The recording that is replayed has ended; no step was taken.
    case ended
  }

  public private(set) var run: TrainingRun
  public private(set) var recording: Recording
  private let policy: NotFinitePolicy
  private var goodCheckpoints: GoodCheckpoints
  private var script: Script?

  /// A run to which nothing has happened yet.
  public init(_ run: TrainingRun, by spec: RunSpec, whenNotFinite policy: NotFinitePolicy) {
    self.init(run, Recording(of: run, by: spec), policy)
  }

  /// What became of `run`, which is as the recorded one was at its start, to be taken step by step.
  public init(replaying recording: Recording, by run: TrainingRun) {
    self.init(run, Recording(of: run, by: recording.spec), .goBack)
    script = Script(recording)
    catchUp()
  }

  private init(_ run: TrainingRun, _ recording: Recording, _ policy: NotFinitePolicy) {
    self.run = run
    self.recording = recording
    self.policy = policy
    goodCheckpoints = GoodCheckpoints(run.checkpoint)
  }
}

extension RunDriver {
  /// Takes a step; where it is not finite, does what the policy says. What a recording has next happens at once.
  public mutating func step() -> Outcome {
    if script?.isOver == true { return .ended }
    let report = run.step()
    noteFingerprint(report)
    if report.isFinite { goodCheckpoints.note(run.checkpoint, step: run.stepCount) }
    if script != nil {
      catchUp()
      return .stepped
    }
    return report.isFinite ? .stepped : notFinite()
  }

  /// Does to the run what a person asked for. A recording that was being replayed is left here: what follows is one's own.
  public mutating func apply(_ event: Recording.Event, seconds: Double? = nil) {
    takeOver()
    perform(event, seconds)
  }

  /// Goes on from a step of the past, as it was then.
  public mutating func returnTo(_ checkpoint: Checkpoint) {
    takeOver()
    goOn(from: checkpoint)
  }

  /// Leaves the recording that is being replayed, if there is one. What follows is as it would have been the first time.
  public mutating func takeOver() { script = nil }

  /// Whether a recording still decides what happens.
  public var isReplaying: Bool { script != nil }

  /// Whether the recording that is replayed has nothing more.
  public var isAtEnd: Bool { script?.isOver == true }

  /// How what was replayed compares with what had been recorded; `nil` where nothing is replayed.
  public var comparison: Comparison? { script?.comparison }

  private mutating func perform(_ event: Recording.Event, _ seconds: Double?) {
    recording.append(.init(step: run.stepCount, event, seconds: seconds))
    run.hyperparameters.apply(event)
    if event == .restart {
      run.restart()
      goodCheckpoints = GoodCheckpoints(run.checkpoint)
    }
  }

  private mutating func notFinite() -> Outcome {
    let failed = run.stepCount
    switch policy {
    case .stop: return .notFinite(.init(step: failed, goodStep: failed))
    case .goBack:
      goBack(to: goodCheckpoints.goBack())
      return .notFinite(.init(step: failed, goodStep: run.stepCount))
    }
  }

  private mutating func goOn(from checkpoint: Checkpoint) {
    recording.append(.init(step: run.stepCount, .returned(toStep: checkpoint.step)))
    run.resume(from: checkpoint)
    goodCheckpoints = GoodCheckpoints(run.checkpoint)
  }

  private mutating func goBack(to checkpoint: Checkpoint) {
    let chosen = run.hyperparameters
    recording.append(
      .init(step: run.stepCount, .wentBack(toStep: checkpoint.step), seconds: nil))
    run.resume(from: checkpoint)
    run.hyperparameters = chosen
  }
}

// MARK: Fingerprints

extension RunDriver {
  /// Every hundred steps at first, then every thousand.
  private static func hasFingerprint(_ step: Int) -> Bool {
    step.isMultiple(of: step <= 10_000 ? 100 : 1_000)
  }

  private mutating func noteFingerprint(_ report: StepReport) {
    guard Self.hasFingerprint(run.stepCount) else { return }
    let fingerprint = Recording.Fingerprint(
      bits: run.checkpoint.fingerprint, crossEntropy: report.crossEntropy)
    recording.append(.init(step: run.stepCount, .fingerprint(fingerprint)))
  }
}

// MARK: Replaying

extension RunDriver {
  /// Does all that the recording has for the step at which the run stands.
  private mutating func catchUp() {
    while let entry = script?.next(at: run.checkpoint) {
      switch entry.event {
      case .set, .rule, .restart:
        perform(entry.event, entry.seconds)
        if entry.event == .restart { script?.past?.forget(after: nil) }
      case .returned(let step):
        var other = run
        guard
          let checkpoint = script?.past?.checkpoint(at: step, along: recording.path, by: &other)
        else { preconditionFailure("every step since the start can be come back to") }
        goOn(from: checkpoint)
        script?.past?.forget(after: step)
      case .wentBack:
        guard let checkpoint = script?.kept else { preconditionFailure("checked when it was read") }
        goBack(to: checkpoint)
        script?.past?.forget(after: checkpoint.step)
        // A file may lead back to where nothing is finite any more; the run could not leave that.
        if checkpoint.lastReport?.isFinite != false {
          goodCheckpoints = GoodCheckpoints(checkpoint)
        }
      case .fingerprint(let recorded):
        let own = Recording.Fingerprint(
          bits: run.checkpoint.fingerprint,
          crossEntropy: run.checkpoint.lastReport?.crossEntropy ?? .nan)
        script?.comparison.add(own, recorded, step: entry.step)
      case .measures: break
      }
    }
  }

  /// A recording that is being replayed, and how far that has come.
  private struct Script: Sendable {
    private let entries: [Recording.Entry]
    private var index = 0
    /// For each entry where the next one that goes back leads; `nil` when there is none before a restart.
    private let stepsToKeep: [Int?]
    /// The checkpoint to which that one leads, once the run has come by.
    private(set) var kept: Checkpoint?
    /// From what any step before can be taken again; `nil` where the recording never returns to one.
    var past: Timeline?
    var comparison = Comparison()

    init(_ recording: Recording) {
      entries = recording.entries
      var next: Int?
      stepsToKeep = Array(
        recording.entries.reversed().map { entry in
          switch entry.event {
          case .wentBack(let step): next = step
          case .restart, .returned: next = nil
          case .set, .rule, .fingerprint, .measures: break
          }
          return next
        }.reversed())
      let returns = recording.entries.contains { entry in
        if case .returned = entry.event { true } else { false }
      }
      past = returns ? Timeline() : nil
    }

    var isOver: Bool { index == entries.count }

    /// The next entry, if it is one for the step at which the run stands.
    mutating func next(at checkpoint: Checkpoint) -> Recording.Entry? {
      guard index < entries.count else { return nil }
      if past?.wants(step: checkpoint.step) == true { past?.add(checkpoint) }
      if checkpoint.step == stepsToKeep[index] { kept = checkpoint }
      guard entries[index].step == checkpoint.step else { return nil }
      defer { index += 1 }
      return entries[index]
    }
  }
}

/// States of a run that are known to be good: its loss stayed finite for a while after them.
struct GoodCheckpoints: Sendable {
  private var good: Checkpoint
  /// To become the good one when it has lasted.
  private var candidate: Checkpoint

  /// So many steps lie between two of them. A run goes back at least as far, or to its start: what is about to fail is
  /// already beyond help some steps before.
  static let interval = 100

  /// From where a run stands, at its start or after a restart.
  init(_ checkpoint: Checkpoint) {
    good = checkpoint
    candidate = checkpoint
  }

  /// Takes note of a step that was finite.
  mutating func note(_ checkpoint: @autoclosure () -> Checkpoint, step: Int) {
    guard step - candidate.step >= Self.interval else { return }
    good = candidate
    candidate = checkpoint()
  }

  /// Where to go back to, and from where to count anew.
  mutating func goBack() -> Checkpoint {
    candidate = good
    return good
  }
}
