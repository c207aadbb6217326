import ArgumentParser
import Drawing
import Learning
import Libc
import Runs
import Visualizer

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Play a recorded session on a screen, or check that it gives the same numbers here.",
    discussion:
      "While it plays, a knob that is turned leaves the recording there: what follows is a way of one's own."
  )

  @Argument(help: ArgumentHelp("A session that watch has recorded.", valueName: "file"))
  var file: String

  @OptionGroup var screenOptions: ScreenOptions

  @Flag(help: "Replay without a screen, as fast as it goes, and compare every fingerprint.")
  var check = false

  @Option(
    help: ArgumentHelp("Record the session to a new file, which replay takes.", valueName: "file"))
  var record: String?

  func run() throws {
    let session = try Session(
      fileBytes(file, limit: Session.byteLimit, mayBeStream: true), name: file)
    if let line = session.cutOffLine {
      standardError(
        "centerloss: \(file), line \(line) is cut off; what comes before it is replayed\n")
    }
    let run = try start(of: session)
    if check {
      try compare(RunDriver(replaying: session.recording, by: run), with: session)
    } else {
      let spec = session.recording.spec
      try watch(
        try OpenedRun(replaying: session.recording, by: run),
        RunMenu(startedWith: run, by: spec), on: screenOptions.settings,
        recordingTo: record)
    }
  }

  /// The run at step 0, on data that are as they were.
  private func start(of session: Session) throws -> TrainingRun {
    let (spec, source) = (session.recording.spec, "\(file), line 1")
    let run = try spec.run(describedIn: source)
    if let change = session.data.change(in: run.dataset, named: spec.data) {
      throw DataError(source: source, problem: change)
    }
    return run
  }

  private func compare(_ start: consuming RunDriver, with session: Session) throws {
    var driver = consume start
    let showsProgress = isatty(STDERR_FILENO) == 1
    var nextProgress = ContinuousClock.now + .milliseconds(500)
    while driver.step() != .ended {
      guard showsProgress, ContinuousClock.now >= nextProgress else { continue }
      standardError("\rstep \(NumberText.grouped(driver.run.stepCount))")
      nextProgress = .now + .milliseconds(100)
    }
    if showsProgress { standardError("\r\u{1B}[K") }
    let snapshot = driver.run.checkpoint.evaluated(on: RunTitle(driver.run).dataset)
    let report = ReplayReport(
      session, driver.comparison, EndMeasures(snapshot), steps: driver.run.stepCount)
    if let difference = report.difference { throw Failure(.other, "\(file): \(difference)") }
    try standardOutput("\(file): \(report.text)")
  }
}

extension RunSpec {
  /// The run at step 0, by a description that stands in a file, where what is wrong is said to be.
  func run(describedIn source: String) throws -> TrainingRun {
    do {
      return try run()
    } catch let error as DataError {
      throw DataError(error.kind, source: source, problem: "its data cannot be had: \(error)")
    } catch let error as InvalidSetting {
      throw DataError(source: source, problem: error.description)
    }
  }
}

/// What a check of a recording found.
struct ReplayReport {
  /// What differs where nothing should; `nil` where all is as it should be.
  let difference: String?
  let text: String

  init(_ session: Session, _ comparison: Comparison?, _ now: EndMeasures, steps: Int) {
    let comparison = comparison ?? Comparison()
    let counts =
      "\(NumberText.grouped(steps)) steps, \(NumberText.grouped(comparison.count)) fingerprints"
    let then = session.recording.endMeasures
    guard session.arithmetic == Learning.arithmetic else {
      difference = nil
      let reach =
        comparison.lastAgreement.map {
          "losses agree to four digits up to step \(NumberText.grouped($0))"
        }
        ?? "no losses to compare"
      text = """
        \(counts); recorded with \(session.arithmetic), here is \(Learning.arithmetic), which rounds otherwise: \
        \(reach)\(then.map { "; at the end \(Self.text($0)) then, \(Self.text(now)) now" } ?? "")
        """
      return
    }
    let hasNothing = comparison.count == 0 && then == nil
    text = hasNothing ? "\(counts): nothing to compare" : "\(counts), the same bits"
    if let step = comparison.firstDifference {
      difference =
        "step \(step) is the first whose bits differ, though the same arithmetic (\(session.arithmetic)) recorded it"
    } else if let then, then != now {
      difference =
        "the steps are the same, but what was measured at the end is not: \(Self.text(then)) then, \(Self.text(now)) now"
    } else {
      difference = nil
    }
  }

  private static func text(_ measures: EndMeasures) -> String {
    "accuracy \(NumberText.percent(measures.testAccuracy)) %, nearest center "
      + "\(NumberText.percent(measures.nearestCenterAccuracy)) %, ratio \(NumberText.short(measures.ratio))"
  }
}
