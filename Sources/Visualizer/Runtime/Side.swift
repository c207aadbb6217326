import Learning
import Runs

/// One of the runs that go on side by side, with what is kept of its way.
package struct Side: Sendable {
  /// Told from all others of the same loop, also from those that have ended.
  package let id: Int
  package private(set) var driver: RunDriver
  package private(set) var timeline = Timeline()
  /// What had become of the run beyond the step from which it goes on now; `nil` where it never went back.
  private(set) var ghost: Ghost?
  private var restartCount = 0
  private var lastStep = 0

  init(id: Int, _ driver: RunDriver) {
    self.id = id
    self.driver = driver
    restartCount = driver.recording.restartCount
    keepTimeline()
  }

  /// The same run once more: same weights, same batches from here on, bit for bit.
  init(id: Int, copying other: Side) {
    self.id = id
    (driver, timeline, ghost) = (other.driver, other.timeline, other.ghost)
    (restartCount, lastStep) = (other.restartCount, other.lastStep)
  }

  var step: Int { driver.run.stepCount }
  var earliestStep: Int? { timeline.checkpoints.first?.step }
}

extension Side {
  mutating func takeStep() -> RunDriver.Outcome {
    defer { keepTimeline() }
    return driver.step()
  }

  mutating func apply(_ event: Recording.Event, seconds: Double) {
    driver.apply(event, seconds: seconds)
    if event == .restart { ghost = nil }
    keepTimeline()
  }

  /// Who goes on where a recording has ended goes a way of their own.
  mutating func takeOverAtEnd() { if driver.isAtEnd { driver.takeOver() } }

  /// The run as it stood at a step, bit for bit; as it stands now for a step to come.
  func checkpoint(at step: Int) -> Checkpoint {
    guard step < self.step else { return driver.run.checkpoint }
    var other = driver.run
    return timeline.checkpoint(at: step, along: driver.recording.path, by: &other)
      ?? driver.run.checkpoint
  }

  /// The step that comes after one, taken apart.
  func anatomy(at step: Int?) -> StepAnatomy {
    var other = driver.run
    if let step { other.resume(from: checkpoint(at: step)) }
    return other.nextStepTakenApart()
  }

  /// Goes on from a step of the past. What came after it stays to be seen.
  mutating func returnTo(step: Int) {
    guard step < self.step else { return }
    let later = timeline.measures.entries.filter { $0.step > step }
    ghost = Ghost(
      step: step, measures: later, history: driver.run.checkpoint.history)
    driver.returnTo(checkpoint(at: step))
    keepTimeline()
  }

  /// Keeps what was measured, unless steps have been taken back since `era`.
  mutating func note(_ measures: Measures, of era: Int) { timeline.add(measures, of: era) }

  private mutating func keepTimeline() {
    let restarts = driver.recording.restartCount
    if restarts != restartCount {
      timeline.forget(after: nil)
    } else if step < lastStep {
      timeline.forget(after: step)
    }
    (lastStep, restartCount) = (step, restarts)
    if timeline.wants(step: step) { timeline.add(driver.run.checkpoint) }
  }
}

/// The future that a run had before someone went back and on from a step of its past.
public struct Ghost: Sendable, Equatable {
  /// Where the ways part.
  public let step: Int
  /// What had been measured after that.
  public let measures: [Measures]
  /// The losses of all its steps.
  public let history: History

  public init(step: Int, measures: [Measures], history: History) {
    self.step = step
    self.measures = measures
    self.history = history
  }

  /// The last step of it that was measured.
  var end: Int { measures.last?.step ?? step }
}
