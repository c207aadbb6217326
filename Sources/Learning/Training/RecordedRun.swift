/// A run with a record of all that happened to it beside its steps, by which it can be taken once more, bit for bit. When
/// a step is not finite (``StepReport/isFinite``) it goes back to where all was well.
public struct RecordedRun: Sendable {
  /// The run as it stands.
  public private(set) var run: TrainingRun
  /// What happened, in its order.
  public private(set) var log: [Entry] = []
  private var goodPositions: GoodPositions

  /// What happened when so many steps had been taken.
  public struct Entry: Sendable, Equatable {
    public let step: Int
    public let event: Event
  }

  public enum Event: Sendable, Equatable {
    case change(TrainingRun.Change)
    /// The last step was not finite.
    case wentBack(toStep: Int)
  }

  /// A run to which nothing has happened yet.
  public init(_ run: TrainingRun) {
    self.run = run
    goodPositions = GoodPositions(run)
  }
}

extension RecordedRun {
  /// Changes the run between two steps.
  public mutating func apply(_ change: TrainingRun.Change) {
    log.append(Entry(step: run.trainer.stepCount, event: .change(change)))
    run.apply(change)
    if change == .restart { goodPositions = GoodPositions(run) }
  }

  /// Takes a step, and goes back if it was not finite. Returns whether it did.
  public mutating func step() -> Bool {
    let report = run.step()
    let step = run.trainer.stepCount
    guard goodPositions.check(report, of: &run) else { return false }
    log.append(Entry(step: step, event: .wentBack(toStep: run.trainer.stepCount)))
    return true
  }

  /// What became of `start` by all that a log says, and then on to `step`. `start` is as the logged run was at first.
  public init(_ start: TrainingRun, replaying log: [Entry], upTo step: Int) {
    self.init(start)
    for entry in log {
      switch entry.event {
      case .change(let change):
        advance(to: entry.step)
        apply(change)
      case .wentBack: advance(to: entry.step)
      }
    }
    advance(to: step)
  }

  /// Ends at that step, or where the run went back on its way there.
  private mutating func advance(to step: Int) {
    while run.trainer.stepCount < step, !self.step() {}
  }
}
