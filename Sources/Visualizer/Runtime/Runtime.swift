import Drawing
import Learning
import Lessons
import Runs

/// The loop of the program while a run is watched: keys in, news from training in, canvases out. It knows a terminal by two
/// closures alone, and the time by a third, so that a script can drive it without any of them.
public struct Runtime {
  /// Why it ended.
  public enum Ending: Sendable, Equatable {
    case quit
    /// The terminal has gone away.
    case closed
    case interrupted(signal: Int32)
  }

  public private(set) var screen: ScreenState
  private var training: any Training
  private let host: any RunHost
  private let now: () -> ContinuousClock.Instant
  private var recorder: Recorder?
  /// What the screen shows, for others to play.
  private var cast: Cast?
  /// Of which side; by default that with which the program begins.
  private var recordedSide = 0
  /// What it said last.
  private var lastRecorded: Report?
  /// Where files are made whose names no one gave.
  private let folder: String
  private var opening: RunChoice?
  /// A lesson to begin with.
  private let lesson: Lesson?
  private let presentsLesson: Bool
  /// What colours stand on, as the terminal said last: so do those of pictures.
  private var background: Background
  private var ticks: FrameTicks
  private var hasChanged = true
  private var isWhole = false
  /// The screen's, as it was last.
  private var size = Size(width: 80, height: 24)

  /// Watches a run, on threads of its own and by the clock of the machine unless others are given. Throws where the host does.
  public init(
    _ opened: OpenedRun, glyphs: Glyphs, language: Language = .english, menu: RunMenu = RunMenu(),
    recorder: Recorder? = nil, cast: Cast? = nil,
    lesson: Lesson? = nil, presentsLesson: Bool = false, recordingsIn folder: String = "",
    background: Background = .unknown, host: any RunHost = ThreadedHost(),
    now: @escaping () -> ContinuousClock.Instant = { .now }
  ) throws {
    self.init(
      opened, try host.start(opened), glyphs: glyphs, language: language, menu: menu,
      recorder: recorder, cast: cast, lesson: lesson, presentsLesson: presentsLesson,
      recordingsIn: folder, background: background, host: host, now: now)
  }

  /// Watches a run that the host has started.
  init(
    _ opened: OpenedRun, _ training: any Training, glyphs: Glyphs, language: Language = .english,
    menu: RunMenu, recorder: Recorder?, cast: Cast? = nil, lesson: Lesson?,
    presentsLesson: Bool = false,
    recordingsIn folder: String, background: Background = .unknown,
    host: any RunHost,
    now: @escaping () -> ContinuousClock.Instant
  ) {
    screen = ScreenState(opened.views, glyphs: glyphs, language: language, menu: menu)
    self.training = training
    self.host = host
    self.now = now
    self.recorder = recorder
    self.cast = cast
    self.folder = folder
    ticks = FrameTicks(now())
    self.lesson = lesson
    self.presentsLesson = presentsLesson
    self.background = background
    if let recorder { _ = screen.reduce(.note(.recording(recorder.name))) }
  }
}

extension Runtime {
  /// Goes on until someone ends it. `nextEvent` waits for an event, at most so long, and gives `nil` when none came;
  /// `show` shows a canvas, all of it anew if it is to be whole, and says whether the terminal was ready for it.
  public mutating func run(
    size: Size, nextEvent: (Duration) -> ScreenEvent?,
    show: (_ canvas: Canvas, _ isWhole: Bool) -> Bool
  ) -> Ending {
    var size = size
    if let lesson { perform(screen.begin(lesson, presenting: presentsLesson)) }
    let ending = loop(&size, nextEvent, show)
    training.stop()
    let end = now()
    if let problem = cast?.finish(at: end) { _ = screen.reduce(.note(.notRecorded(problem))) }
    if let ended = endRecording() { _ = screen.reduce(.note(ended)) }
    return ending
  }

  private mutating func loop(
    _ size: inout Size, _ nextEvent: (Duration) -> ScreenEvent?,
    _ show: (Canvas, Bool) -> Bool
  ) -> Ending {
    while true {
      // On a slow terminal frames are dropped, not queued, so that the next key is seen soon.
      screen.settle(in: size)
      self.size = size
      if hasChanged { showFrame(show) }
      var wait = ticks.timeToNext(now())
      while let event = nextEvent(wait) {
        wait = .zero
        if let ending = take(event, &size) { return ending }
      }
      guard ticks.isDue(now()) else { continue }
      if let reports = training.takeReports() { take(.receive(reports)) }
      if let result = host.takeOpened() { take(result) }
    }
  }

  private mutating func showFrame(_ show: (Canvas, Bool) -> Bool) {
    let canvas = frame(screen, size: size)
    guard show(canvas, isWhole) else { return }
    (hasChanged, isWhole) = (false, false)
    let time = now()
    guard let problem = cast?.add(canvas, at: time) else { return }
    cast = nil
    take(.note(.notRecorded(problem)))
  }

  private mutating func take(_ event: ScreenEvent, _ size: inout Size) -> Ending? {
    switch event {
    case .interrupted(let signal): return .interrupted(signal: signal)
    case .closed: return .closed
    case .resized(let now, let ground):
      (size, background) = (now, ground)
      hasChanged = true
    case .key(let key): if let action = screen.action(for: key) { return take(action) }
    case .mouse(let mouse):
      if let action = screen.action(for: mouse, size: size) { return take(action) }
    case .unknownKey, .pasted: break
    }
    return nil
  }

  @discardableResult
  private mutating func take(_ action: Action) -> Ending? {
    hasChanged = true
    if let ending = perform(screen.reduce(action)) { return ending }
    if case .receive(let reports) = action, recorder != nil { record(reports) }
    return nil
  }

  @discardableResult
  private mutating func perform(_ effects: [Effect]) -> Ending? {
    for effect in effects {
      switch effect {
      case .tell(let command): training.send(command)
      case .open(let choice, let spec): open(choice, spec)
      case .record(let isWanted): record(isWanted)
      case .takePicture: take(.note(screen.writePicture(size, on: background, inFolder: folder)))
      case .redraw: isWhole = true
      case .quit: return .quit
      }
    }
    return nil
  }
}

// MARK: Opening another run

extension Runtime {
  /// The run that is watched goes on meanwhile, and stays where another cannot be built.
  private mutating func open(_ choice: RunChoice, _ spec: RunSpec) {
    opening = choice
    let (pace, pauseStep) = (screen.run.pace, screen.run.pauseStep)
    // In a lesson it waits for what the lesson does with it.
    let isPaused = screen.lesson != nil
    host.open {
      let (spec, run) = try spec.suitedRun()
      return try OpenedRun(run, by: spec, pace: pace, isPaused: isPaused, pauseStep: pauseStep)
    }
  }

  private mutating func take(_ result: Result<OpenedRun, any Error>) {
    guard let choice = opening else { return }
    opening = nil
    switch Result(catching: { try (result.get(), host.start(result.get())) }) {
    case .success(let (opened, started)):
      training.stop()
      let ended = endRecording()
      training = started
      take(.opened(opened.views, choice))
      // A recording is of one run.
      if let ended { take(.note(ended)) }
    case .failure(let error): take(.note(.notOpened("\(error)".onOneLine)))
    }
  }
}

// MARK: Recording

extension Runtime {
  private mutating func record(_ isWanted: Bool) {
    guard isWanted else {
      if let ended = endRecording() { take(.note(ended)) }
      return
    }
    let report = screen.run.report
    do throws(RecordingError) {
      var recorder = try Recorder(
        inFolder: folder, of: report.recording, on: training.dataset)
      if let problem = recorder.append(report.recording) {
        throw RecordingError(description: problem)
      }
      take(.note(.recording(recorder.name)))
      self.recorder = recorder
      (recordedSide, lastRecorded) = (report.side, report)
    } catch {
      take(.note(.notRecorded(error.description)))
    }
  }

  /// Writes what has happened to the side that is recorded. Where it has ended, so has the recording.
  private mutating func record(_ reports: [Report]) {
    guard let report = reports.first(where: { $0.side == recordedSide }) else {
      if let ended = endRecording() { take(.note(ended)) }
      return
    }
    lastRecorded = report
    guard let problem = recorder?.append(report.recording) else { return }
    recorder = nil
    take(.note(.notRecorded(problem)))
  }

  /// What is to be said of a recording that ends; `nil` where there is none.
  private mutating func endRecording() -> ScreenState.Notice? {
    guard var ended = recorder else { return nil }
    recorder = nil
    let report = screen.runs.map(\.report).first { $0.side == recordedSide } ?? lastRecorded
    let problem = report.flatMap { ended.finish(with: $0) }
    return problem.map { .notRecorded($0) } ?? .recorded(ended.name)
  }
}
