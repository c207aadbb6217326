import ArgumentParser
import Drawing
import Learning
import Lessons
import Runs
import Terminal
import Visualizer

struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Train live on a screen and turn λ and α with the arrow keys (the default).")

  @OptionGroup var options: RunOptions
  @OptionGroup var featureOptions: FeatureOptions
  @OptionGroup var screenOptions: ScreenOptions

  @Flag(help: "Start at rest: space goes on, s takes one step, S a hundred.")
  var paused = false

  @Option(
    name: .customLong("fork"),
    help: ArgumentHelp(
      "A second run side by side, with other settings: lambda=0, or lambda=1,rule=gradient. Given twice, for both.",
      valueName: "settings"))
  var forks: [String] = []

  @Option(
    help: ArgumentHelp(
      "A run that is broken on purpose, to find out by what:", valueName: "name"))
  var broken: BrokenRun?

  @Option(
    help: ArgumentHelp("Record the session to a new file, which replay takes.", valueName: "file"))
  var record: String?

  func validate() throws {
    do {
      guard try sides().count <= 2 else {
        throw ValidationError("--fork: two runs fit side by side, not \(forks.count)")
      }
      guard
        featureOptions.features == nil
          || (forks.isEmpty && broken == nil && record == nil && !paused)
      else {
        throw ValidationError(
          "--features: no run is trained; leave out --fork, --broken, --record and --paused")
      }
      guard options.resume == nil || (forks.isEmpty && broken == nil) else {
        throw ValidationError(
          "--resume: \(forks.isEmpty ? "--broken" : "--fork") begins at step 0: leave one of them out (the key x forks)"
        )
      }
    } catch let error as InvalidSetting {
      throw ValidationError(error.onCommandLine)
    }
  }

  private func sides() throws(InvalidSetting) -> [SideSettings] {
    try forks.map { text throws(InvalidSetting) in try SideSettings(text) }
  }

  func run() throws {
    if let features = try featureOptions.watch(options) {
      let host = FeatureHost(features)
      try watch(host.opened, RunMenu(), on: screenOptions.settings, by: host)
      return
    }
    var (spec, run, isWhole) = try options.start()
    guard isWhole else {
      throw Failure(
        .usage,
        "--resume \(options.resume ?? ""): weights alone, with which no run can be recorded; 'centerloss train' and 'centerloss frame' take them"
      )
    }
    if let broken {
      try broken.apply(to: &spec)
      run = try spec.run()
    }
    let opened = try OpenedRun(
      run, by: spec, sides: sides(), isPaused: paused, pauseStep: options.steps)
    try watch(
      opened, RunMenu(startedWith: run, by: spec), on: screenOptions.settings,
      recordingTo: record)
  }

  /// What it does where no option is given. The parser, which takes as long as all the rest until the first frame,
  /// is not asked then.
  static func runAsUsual() throws {
    let spec = try RunSpec.usual()
    let run = try spec.run()
    try watch(
      try OpenedRun(run, by: spec), RunMenu(startedWith: run, by: spec), on: ScreenSettings())
  }
}

extension BrokenRun: ExpressibleByArgument {}

/// Shows a run until someone ends it, gives the terminal back, and says how to get the same run again.
func watch(
  _ opened: consuming OpenedRun, _ menu: RunMenu, on settings: ScreenSettings,
  recordingTo file: String? = nil, lesson: Lesson? = nil, presentsLesson: Bool = false,
  by host: any RunHost = ThreadedHost()
) throws {
  var runtime: Runtime
  let ending: Runtime.Ending
  do {
    var screen = try settings.open()
    let recorder = try file.map { name in
      do {
        return try Recorder(to: name, of: opened.driver.recording, on: opened.driver.run.dataset)
      } catch {
        throw Failure(.other, "--record \(error)")
      }
    }
    let background = settings.theme.background ?? .unknown
    let cast = try settings.cast.map { name in
      do { return try Cast(to: name, on: background) } catch {
        throw Failure(.other, "--cast \(error)")
      }
    }
    // Given away: when another run is opened, the memory and the threads of this one are free.
    var glyphs = settings.glyphs
    glyphs.showsTints = screen.showsTints
    runtime = try Runtime(
      consume opened, glyphs: glyphs, language: settings.spokenLanguage, menu: menu,
      recorder: recorder, cast: cast, lesson: lesson, presentsLesson: presentsLesson,
      background: background, host: host)
    ending = runtime.run(
      size: screen.size,
      nextEvent: { wait in
        if wait > .zero { screen.wait(milliseconds: Int((wait / .milliseconds(1)).rounded(.up))) }
        return screen.nextEvent()
      },
      show: { canvas, isWhole in
        guard screen.isReady else { return false }
        if isWhole { screen.forget() }
        screen.show(canvas)
        return true
      })
    // Kept until the terminal is given back, and then said as far as that takes it without waiting.
    if ending != .closed, !(host is FeatureHost) { standardError(farewell(runtime) + "\n") }
    screen.close()
  }
  if case .interrupted(let signal) = ending { endProcess(bySignal: signal) }
}

/// How to get the same run again, in one line.
private func farewell(_ runtime: Runtime) -> String {
  let recording = runtime.screen.run.recording
  switch runtime.screen.notice {
  case .notRecorded(let problem): return "centerloss: the recording ended early: \(problem)"
  case .recorded(let file): return "this run again: centerloss replay \(file.quotedForShell)"
  case .opening, .notOpened, .recording, .picture, .noPicture, nil: break
  }
  let command = recording.spec.command
  return recording.path.isEmpty && recording.restartCount == 0
    ? "this run again: \(command)"
    : "its start again: \(command) (what was turned on the way is kept by --record FILE, or the key R)"
}
