import Learning
import Runs

/// Training as someone watches it: commands come in, the steps that are due are taken, and what there is to show is handed
/// out. A value without a thread or a clock of its own: whoever drives it says what time it is.
///
/// Runs go on side by side in lockstep: a step is one of each. Each is what it would be alone, bit for bit.
package struct TrainingLoop: Sendable {
  /// One, or two after a fork.
  package private(set) var sides: [Side] = []
  private var clock: TrainingClock
  private let pauseStep: Int?
  /// After so many steps more it pauses too; `nil` where nobody asked for that.
  private var stepsToGo: Int?
  /// The step of the past that is looked at; `nil` where the runs stand.
  private var lookedAt: Int?
  /// Whether the step that comes next is taken apart in what there is to show.
  private var takesApart = false
  private let start: TrainingClock.Instant
  private var commandCount = 0
  private var nextID = 0
  /// Whether there is something to show that has not been handed out.
  package private(set) var hasNews = true

  /// At `pauseStep` it pauses by itself.
  package init(
    _ drivers: [RunDriver], pace: Pace, isPaused: Bool, pauseStep: Int?, now: TrainingClock.Instant
  ) {
    self.pauseStep = pauseStep
    start = now
    clock = TrainingClock(pace: pace, isPaused: isPaused)
    for driver in drivers { addSide { Side(id: $0, driver) } }
  }

  private mutating func addSide(_ make: (Int) -> Side) {
    sides.append(make(nextID))
    nextID += 1
  }
}

extension TrainingLoop {
  package mutating func perform(_ command: Command, _ now: TrainingClock.Instant) {
    commandCount += 1
    hasNews = true
    switch command {
    case .event(let event, let side):
      goOnFromPast()
      let seconds = (now - start) / .seconds(1)
      // A restart of one of them would end lockstep.
      for index in sides.indices where side == nil || side == index || event == .restart {
        sides[index].apply(event, seconds: seconds)
      }
    case .pace(let pace): clock.pace = pace
    case .pause(let isPaused):
      stepsToGo = nil
      clock.isPaused = isPaused
      if !isPaused { goOn() }
    case .stepOnce:
      stepsToGo = nil
      clock.stepOnce()
      goOn()
    case .goOn(let steps):
      stepsToGo = steps
      clock.isPaused = false
      goOn()
    case .look(let step):
      pause()
      lookedAt = step < latestStep ? max(step, earliestStep) : nil
    case .takeApart(let isWanted):
      takesApart = isWanted
      if isWanted { pause() }
    case .fork:
      goOnFromPast()
      guard sides.count == 1 else { return }
      let original = sides[0]
      addSide { Side(id: $0, copying: original) }
    case .keep(let side):
      goOnFromPast()
      guard sides.indices.contains(side) else { return }
      sides = [sides[side]]
    }
  }

  /// A run that was kept in a file has no past from before that.
  private var earliestStep: Int { sides.compactMap(\.earliestStep).max() ?? 0 }
  private var latestStep: Int { sides.map(\.step).max() ?? 0 }

  private mutating func goOn() {
    goOnFromPast()
    for index in sides.indices { sides[index].takeOverAtEnd() }
  }

  /// Whoever does something in the past goes on from there.
  private mutating func goOnFromPast() {
    guard let step = lookedAt else { return }
    lookedAt = nil
    for index in sides.indices { sides[index].returnTo(step: step) }
  }

  package func isDue(_ now: TrainingClock.Instant) -> Bool { clock.isDue(now) }

  /// When there is a step to take next; `nil` while paused.
  package func nextDue(_ now: TrainingClock.Instant) -> TrainingClock.Instant? {
    clock.nextDue(now)
  }

  /// Takes a step that is due, of each side, or of those that are behind. Pauses where a run had to go back, where a recording
  /// ends, and at the step of pause.
  package mutating func step(_ now: TrainingClock.Instant) {
    let least = sides.map(\.step).min()
    var outcomes: [RunDriver.Outcome] = []
    for index in sides.indices where sides[index].step == least {
      outcomes.append(sides[index].takeStep())
    }
    clock.hasStepped(now)
    if outcomes.allSatisfy({ $0 == .stepped }) {
      stepsToGo = stepsToGo.map { $0 - 1 }
      if sides[0].step == pauseStep || stepsToGo == 0 { pause() }
    } else {
      pause()
    }
    hasNews = true
  }

  private mutating func pause() {
    clock.isPaused = true
    stepsToGo = nil
  }

  /// What there is to show of each side, to be evaluated by anyone.
  package mutating func takeMoments(_ now: TrainingClock.Instant) -> [Moment] {
    hasNews = false
    let stepsPerSecond = clock.measuredPace(now)
    return sides.map { side in
      let driver = side.driver
      return Moment(
        side: side.id,
        checkpoint: lookedAt.map { side.checkpoint(at: $0) } ?? driver.run.checkpoint,
        now: driver.run.checkpoint, recording: driver.recording, measures: side.timeline.measures,
        ghost: side.ghost,
        anatomy: takesApart ? side.anatomy(at: lookedAt) : nil, era: side.timeline.era,
        pace: clock.pace, isPaused: clock.isPaused,
        stepsPerSecond: stepsPerSecond, commandCount: commandCount,
        isReplaying: driver.isReplaying, isAtEnd: driver.isAtEnd)
    }
  }

  /// Keeps what was measured of a moment, unless its side has ended.
  package mutating func note(_ measures: Measures, of side: Int, era: Int) {
    guard let index = sides.firstIndex(where: { $0.id == side }) else { return }
    sides[index].note(measures, of: era)
  }
}
