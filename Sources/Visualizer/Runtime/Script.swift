import Drawing
import Learning
import Lessons
import Runs
import Synchronization

/// Drives the program by a script of events, each at its time, without a terminal, without threads and by a clock of its own:
/// the same script gives the same canvases, however busy the machine is. Lessons, recordings of the screen and tests run so.
public struct Script: Sendable {
  /// Something that a person or the terminal does, so long after the start.
  public struct Event: Sendable {
    public let time: Duration
    public let event: ScreenEvent
  }

  /// What was on the screen, and since when.
  public struct Picture: Sendable {
    public let time: Duration
    public let canvas: Canvas
  }

  /// What came of it.
  public struct Outcome: Sendable {
    public let pictures: [Picture]
    public let screen: ScreenState
    public let ending: Runtime.Ending
  }

  private var events: [Event] = []
  private var time = Duration.zero

  public init() {}

  /// Nothing for a while.
  public mutating func wait(_ duration: Duration) { time += duration }

  /// Something now.
  public mutating func send(_ event: ScreenEvent) { events.append(Event(time: time, event: event)) }

  /// Keys, one after the other, now: letters as they are typed.
  public mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { send(.key(.character(scalar))) }
  }

  /// A key, pressed so many times.
  public mutating func press(_ key: Key, times count: Int = 1) {
    for _ in 0..<count { send(.key(key)) }
  }

  /// Plays it to its end on a screen of that size.
  public func play(
    _ opened: OpenedRun, size: Size, glyphs: Glyphs = .unicode, menu: RunMenu = RunMenu(),
    recorder: Recorder? = nil, lesson: Lesson? = nil, presentsLesson: Bool = false,
    recordingsIn folder: String = ""
  ) -> Outcome {
    let clock = HeldClock()
    let host = InlineHost(clock)
    var runtime = Runtime(
      opened, host.start(opened), glyphs: glyphs, menu: menu, recorder: recorder, lesson: lesson,
      presentsLesson: presentsLesson, recordingsIn: folder, host: host, now: { clock.now })
    var rest = events[...]
    var pictures: [Picture] = []
    let start = clock.now
    let ending = runtime.run(
      size: size,
      nextEvent: { wait in
        let passed = clock.now - start
        if let next = rest.first, next.time <= passed + wait {
          clock.advance(by: max(next.time - passed, .zero))
          return rest.removeFirst().event
        }
        if rest.isEmpty && passed >= time { return .closed }
        clock.advance(by: max(wait, .zero))
        return nil
      },
      show: { canvas, _ in
        pictures.append(Picture(time: clock.now - start, canvas: canvas))
        return true
      })
    return Outcome(pictures: pictures, screen: runtime.screen, ending: ending)
  }
}

/// A clock that stands still until it is moved.
final class HeldClock: Sendable {
  private let instant = Mutex(ContinuousClock.now)

  var now: ContinuousClock.Instant { instant.withLock { $0 } }
  func advance(by duration: Duration) { instant.withLock { $0 += duration } }
}

/// Training that goes on only while someone asks for news of it, as far as the clock has come.
final class InlineTraining: Training {
  private struct State {
    var loop: TrainingLoop
    var time: ContinuousClock.Instant
  }

  let dataset: Dataset
  private let title: RunTitle
  private let clock: HeldClock
  private let state: Mutex<State>

  /// At full speed so many steps are taken between two reports.
  private static let stepsAtFullSpeed = 50

  init(_ opened: OpenedRun, _ clock: HeldClock) {
    dataset = opened.driver.run.dataset
    title = opened.view.title
    self.clock = clock
    let run = opened.view
    state = Mutex(
      State(
        loop: TrainingLoop(
          opened.drivers, pace: run.pace, isPaused: run.isPaused, pauseStep: run.pauseStep,
          now: clock.now), time: clock.now))
  }

  func send(_ command: Command) {
    state.withLock { state in
      Self.advance(&state, to: clock.now)
      state.loop.perform(command, clock.now)
    }
  }

  func takeReports() -> [Report]? {
    state.withLock { state in
      Self.advance(&state, to: clock.now)
      guard state.loop.hasNews else { return nil }
      let moments = state.loop.takeMoments(clock.now)
      let reports = moments.map { $0.report(on: title) }
      for (report, moment) in zip(reports, moments) {
        state.loop.note(Measures(report.snapshot), of: moment.side, era: moment.era)
      }
      return reports
    }
  }

  func stop() {}

  private static func advance(_ state: inout State, to now: ContinuousClock.Instant) {
    var steps = 0
    while let due = state.loop.nextDue(state.time), due <= now, steps < stepsAtFullSpeed {
      state.time = max(due, state.time)
      state.loop.step(state.time)
      steps += 1
    }
    state.time = now
  }
}

/// Runs without threads; another is built when someone asks whether it is there.
final class InlineHost: RunHost {
  private let clock: HeldClock
  private let opening = Mutex<Opening?>(nil)

  private struct Opening {
    let build: @Sendable () throws -> OpenedRun
    var wasAskedFor = false
  }

  init(_ clock: HeldClock) { self.clock = clock }

  func start(_ opened: OpenedRun) -> any Training { InlineTraining(opened, clock) }

  func open(_ build: @escaping @Sendable () throws -> OpenedRun) {
    opening.withLock { $0 = Opening(build: build) }
  }

  /// Not at once, so that it is seen that something is being opened.
  func takeOpened() -> Result<OpenedRun, any Error>? {
    let build = opening.withLock { opening -> (@Sendable () throws -> OpenedRun)? in
      guard opening?.wasAskedFor == true else {
        opening?.wasAskedFor = true
        return nil
      }
      defer { opening = nil }
      return opening?.build
    }
    return build.map { build in Result { try build() } }
  }
}
