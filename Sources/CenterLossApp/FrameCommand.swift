import ArgumentParser
import Drawing
import Learning
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
    let run = try options.run().thatCanBeDrawn()
    var recorded = RecordedRun(run)
    var evaluator = run.evaluator()
    let steps = options.steps ?? Self.defaultSteps
    let stepsPerLook = max(steps / Self.looks, 1)
    for step in 0..<steps {
      // Someone who had watched would have seen the measures on the way; charts show them.
      if step.isMultiple(of: stepsPerLook) { _ = evaluator.snapshot(of: recorded.run.checkpoint()) }
      // As on the screen, which pauses then and says so.
      if recorded.step() { break }
    }
    let state = State(
      title: RunTitle(run), glyphs: drawing.glyphs,
      snapshot: evaluator.snapshot(of: recorded.run.checkpoint()), isPaused: true)
    let canvas = frame(state, size: size)
    try standardOutput(color == .always ? canvas.ansi : canvas.text, terminator: "")
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
