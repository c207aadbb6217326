import ArgumentParser
import Drawing
import Learning
import Runs
import Terminal
import Visualizer

struct FrameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frame",
    abstract: "Train without a screen, then print one frame of it, as text or as a picture.")

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

  @Option(help: "Text without or with colours (as --color always), a page or a picture in colour:")
  var format = PictureFormat.text

  @OptionGroup var output: PictureOutput

  private static let defaultSteps = 300
  private static let looks = 60

  func run() throws {
    let (spec, run, _) = try options.start()
    try run.checkShowable()
    var driver = RunDriver(run, by: spec, whenNotFinite: .goBack)
    var timeline = Timeline()
    let steps = options.steps ?? Self.defaultSteps
    let stepsPerLook = max(steps / Self.looks, 1)
    for step in run.stepCount..<max(steps, run.stepCount) {
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
    let format = color == .always && format == .text ? .ansi : format
    glyphs.showsTints = format != .text
    let screen = ScreenState(
      RunView(RunTitle(run), report), glyphs: glyphs,
      language: drawing.language.language(glyphs))
    let canvas = frame(screen, size: size)
    let background = drawing.theme.background ?? .dark
    switch format {
    case .text: try output.write(Array(canvas.text.utf8))
    case .ansi: try output.write(Array(canvas.ansi(on: background).utf8))
    case .html:
      let title = "centerloss: \(run.dataset.name), step \(snapshot.step)"
      try output.write(Array(canvas.html(title: title, on: background).utf8))
    case .svg, .png:
      try output.write(svg: canvas.svg(on: background), asPNG: format == .png)
    }
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
