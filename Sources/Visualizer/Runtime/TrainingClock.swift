/// How fast training goes while it is watched.
public enum Pace: Sendable, Equatable {
  case stepsPerSecond(Int)
  /// As fast as the machine can.
  case full

  /// Slow enough to be watched: the digits are learned within a quarter of a minute.
  public static let start = Pace.stepsPerSecond(20)

  /// Where one waits for a result, and still sees how it comes about.
  public static let ofLessons = Pace.stepsPerSecond(60)

  /// From slowest to fastest.
  public static let all: [Pace] =
    [1, 2, 5, 10, 20, 30, 60, 120, 250, 500, 1000].map { .stepsPerSecond($0) } + [.full]

  public var faster: Pace { moved(by: 1) }
  public var slower: Pace { moved(by: -1) }

  private func moved(by steps: Int) -> Pace {
    let place = Self.all.firstIndex(of: self) ?? 0
    return Self.all[min(max(place + steps, 0), Self.all.count - 1)]
  }
}

/// When the next training step is due, and how fast steps have been taken.
package struct TrainingClock {
  package typealias Instant = ContinuousClock.Instant

  package var pace: Pace {
    didSet {
      due = nil
      // Steps at another pace say nothing of this one.
      (windowStart, measured) = (nil, nil)
    }
  }
  package var isPaused: Bool {
    didSet {
      due = nil
      measured = nil
      if !isPaused { owedSteps = 0 }
    }
  }
  /// Single steps that were asked for and have not been taken yet.
  private var owedSteps = 0
  /// When the next step of a paced run is due; `nil` at the start and after any change: at once.
  private var due: Instant?

  private var windowStart: Instant?
  private var windowSteps = 0
  private var measured: Double?

  package init(pace: Pace, isPaused: Bool) {
    self.pace = pace
    self.isPaused = isPaused
  }

  package mutating func stepOnce() {
    isPaused = true
    owedSteps += 1
  }

  package func isDue(_ now: Instant) -> Bool {
    if isPaused { return owedSteps > 0 }
    return due.map { $0 <= now } ?? true
  }

  /// When there is something to do next; `nil` while paused.
  package func nextDue(_ now: Instant) -> Instant? {
    if isPaused { return owedSteps > 0 ? now : nil }
    return due ?? now
  }

  /// Notes a step that was due. A run that fell behind does not hurry to catch up.
  package mutating func hasStepped(_ now: Instant) {
    owedSteps = max(owedSteps - 1, 0)
    if case .stepsPerSecond(let rate) = pace, !isPaused {
      let interval = Duration.seconds(1) / rate
      due = max((due ?? now) + interval, now)
    }
    windowSteps += 1
  }

  /// Steps a second over the last half second or more; `nil` before that, and while paused.
  package mutating func measuredPace(_ now: Instant) -> Double? {
    guard let start = windowStart, !isPaused else {
      (windowStart, windowSteps, measured) = (now, 0, nil)
      return nil
    }
    let elapsed = (now - start) / Duration.seconds(1)
    if elapsed >= 0.5 {
      measured = Double(windowSteps) / elapsed
      (windowStart, windowSteps) = (now, 0)
    }
    return measured
  }
}

/// Thirty moments a second at which a screen looks for news.
struct FrameTicks {
  private static let interval = Duration.milliseconds(33)
  private var next: ContinuousClock.Instant

  init(_ now: ContinuousClock.Instant) { next = now }

  func timeToNext(_ now: ContinuousClock.Instant) -> Duration { max(next - now, .zero) }

  mutating func isDue(_ now: ContinuousClock.Instant) -> Bool {
    guard now >= next else { return false }
    next = now + Self.interval
    return true
  }
}
