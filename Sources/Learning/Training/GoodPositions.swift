/// States of a run that are known to be good: its loss stayed finite for a while after them.
public struct GoodPositions: Sendable {
  private var good: TrainingRun.Position
  /// To become the good one when it has lasted.
  private var candidate: TrainingRun.Position

  /// So many steps lie between two of them. A run goes back at least as far, or to its start: what is about to fail is
  /// already beyond help some steps before.
  public static let interval = 100

  /// From where the run stands, at its start or after a restart.
  public init(_ run: TrainingRun) {
    good = run.position
    candidate = good
  }

  /// Takes note of the step that `run` has just taken, and takes the run back if it was not finite. Returns
  /// whether it did.
  public mutating func check(_ report: StepReport, of run: inout TrainingRun) -> Bool {
    guard report.isFinite else {
      run.goBack(to: good)
      candidate = good
      return true
    }
    if run.trainer.stepCount - candidate.step >= Self.interval {
      good = candidate
      candidate = run.position
    }
    return false
  }
}
