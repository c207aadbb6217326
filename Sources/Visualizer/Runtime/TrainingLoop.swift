import Learning
import Runs

/// Training as someone watches it: commands come in, the steps that are due are taken, and what there is to show is handed
/// out. A value without a thread or a clock of its own: whoever drives it says what time it is.
package struct TrainingLoop: Sendable {
  package private(set) var driver: RunDriver
  /// What is kept of the way.
  package private(set) var timeline = Timeline()
  private var clock: TrainingClock
  private let pauseStep: Int?
  /// After so many steps more it pauses too; `nil` where nobody asked for that.
  private var stepsToGo: Int?
  private let start: TrainingClock.Instant
  private var commandCount = 0
  private var restartCount = 0
  private var lastStep = 0
  /// Whether there is something to show that has not been handed out.
  package private(set) var hasNews = true

  /// At `pauseStep` it pauses by itself.
  package init(
    _ driver: RunDriver, pace: Pace, isPaused: Bool, pauseStep: Int?, now: TrainingClock.Instant
  ) {
    self.driver = driver
    self.pauseStep = pauseStep
    start = now
    clock = TrainingClock(pace: pace, isPaused: isPaused)
    timeline.add(driver.run.checkpoint)
  }
}

extension TrainingLoop {
  package mutating func perform(_ command: Command, _ now: TrainingClock.Instant) {
    commandCount += 1
    hasNews = true
    switch command {
    case .event(let event):
      driver.apply(event, seconds: (now - start) / .seconds(1))
      keepTimeline()
    case .pace(let pace): clock.pace = pace
    case .pause(let isPaused):
      stepsToGo = nil
      clock.isPaused = isPaused
      if !isPaused { goOnFromEnd() }
    case .stepOnce:
      stepsToGo = nil
      clock.stepOnce()
      goOnFromEnd()
    case .goOn(let steps):
      stepsToGo = steps
      clock.isPaused = false
      goOnFromEnd()
    }
  }

  /// Who goes on where a recording has ended goes a way of their own.
  private mutating func goOnFromEnd() { if driver.isAtEnd { driver.takeOver() } }

  package func isDue(_ now: TrainingClock.Instant) -> Bool { clock.isDue(now) }

  /// When there is a step to take next; `nil` while paused.
  package func nextDue(_ now: TrainingClock.Instant) -> TrainingClock.Instant? {
    clock.nextDue(now)
  }

  /// Takes a step that is due. Pauses where the run had to go back, where a recording ends, and at the step of pause.
  package mutating func step(_ now: TrainingClock.Instant) {
    let outcome = driver.step()
    clock.hasStepped(now)
    switch outcome {
    case .stepped:
      stepsToGo = stepsToGo.map { $0 - 1 }
      if driver.run.stepCount == pauseStep || stepsToGo == 0 { pause() }
    case .notFinite, .ended: pause()
    }
    hasNews = true
    keepTimeline()
  }

  private mutating func pause() {
    clock.isPaused = true
    stepsToGo = nil
  }

  private mutating func keepTimeline() {
    let (step, restarts) = (driver.run.stepCount, driver.recording.restartCount)
    if restarts != restartCount {
      timeline.forget(after: nil)
    } else if step < lastStep {
      timeline.forget(after: step)
    }
    (lastStep, restartCount) = (step, restarts)
    if timeline.wants(step: step) { timeline.add(driver.run.checkpoint) }
  }

  /// What there is to show, to be evaluated by anyone.
  package mutating func takeMoment(_ now: TrainingClock.Instant) -> Moment {
    hasNews = false
    return Moment(
      checkpoint: driver.run.checkpoint, recording: driver.recording, measures: timeline.measures,
      era: timeline.era, pace: clock.pace, isPaused: clock.isPaused,
      stepsPerSecond: clock.measuredPace(now), commandCount: commandCount,
      isReplaying: driver.isReplaying, isAtEnd: driver.isAtEnd)
  }

  /// Keeps what was measured of a moment.
  package mutating func note(_ measures: Measures, of era: Int) { timeline.add(measures, of: era) }
}

/// A run at a moment, before anyone has evaluated it.
package struct Moment: Sendable {
  package let checkpoint: Checkpoint
  let recording: Recording
  /// What was measured before.
  let measures: MeasureHistory
  package let era: Int
  let pace: Pace
  let isPaused: Bool
  let stepsPerSecond: Double?
  let commandCount: Int
  let isReplaying: Bool
  let isAtEnd: Bool

  /// Evaluates it. Cost: a forward pass over the dataset.
  package func report(on title: RunTitle) -> Report {
    let snapshot = checkpoint.evaluated(on: title.dataset)
    var measures = measures
    measures.insert(Measures(snapshot))
    return Report(
      snapshot: snapshot, measures: measures.entries, recording: recording,
      inputMap: InputMap(checkpoint, title), pace: pace,
      isPaused: isPaused, stepsPerSecond: stepsPerSecond, commandCount: commandCount,
      replay: isAtEnd ? .ended : isReplaying ? .playing : nil)
  }
}
