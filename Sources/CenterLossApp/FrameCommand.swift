import ArgumentParser
import Drawing
import Learning
import Runs
import Terminal
import Visualizer

struct FrameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frame", abstract: "Train without a screen, then print one frame of it as text.")

  enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
    case never, always
  }

  @OptionGroup var options: RunOptions
  @OptionGroup var drawing: DrawingOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Columns and rows of the frame.", valueName: "100x30"),
    transform: frameSize)
  var size = Size(width: 100, height: 30)

  @Option(help: "Whether to print colours, as escape sequences for 256 colours:")
  var color = ColorChoice.never

  private static let defaultSteps = 300
  private static let looks = 60

  func run() throws {
    let spec = try options.spec()
    let run = try spec.run()
    try run.checkShowable()
    var driver = RunDriver(run, by: spec, whenNotFinite: .goBack)
    var timeline = Timeline()
    let steps = options.steps ?? Self.defaultSteps
    let stepsPerLook = max(steps / Self.looks, 1)
    for step in 0..<steps {
      // Someone who had watched would have seen the measures on the way; charts show them.
      if step.isMultiple(of: stepsPerLook) {
        timeline.add(Measures(driver.run.evaluate()), of: timeline.era)
      }
      guard driver.step() == .stepped else {
        // As on the screen, which pauses then and says so.
        timeline.forget(after: driver.run.stepCount)
        break
      }
    }
    let snapshot = driver.run.evaluate()
    timeline.add(Measures(snapshot), of: timeline.era)
    let report = Report(
      snapshot: snapshot, measures: timeline.measures.entries, recording: driver.recording,
      isPaused: true)
    var glyphs = drawing.glyphs
    glyphs.showsTints = color == .always
    let screen = ScreenState(
      RunView(RunTitle(run), report), glyphs: glyphs,
      language: drawing.language.language(glyphs))
    let canvas = frame(screen, size: size)
    try standardOutput(
      color == .always ? canvas.ansi(on: drawing.theme.background ?? .dark) : canvas.text,
      terminator: "")
  }
}

/// Reads `100x30`.
private func frameSize(_ text: String) throws -> Size {
  let numbers = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
  guard numbers.count == 2, let width = numbers[0], let height = numbers[1],
    (1...1000).contains(width),
    (1...1000).contains(height)
  else {
    throw ValidationError(
      "--size '\(text)': columns and rows, each 1 to 1000, such as 100x30, are needed")
  }
  return Size(width: width, height: height)
}
