import ArgumentParser
import Drawing
import Learning
import Visualizer

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train without a screen and print what came of it.")

  @OptionGroup var options: RunOptions

  @Flag(help: "Print one JSON object.")
  var json = false

  private static let defaultSteps = 600

  func run() throws {
    var run = try options.run()
    let steps = options.steps ?? options.schedule.steps ?? Self.defaultSteps
    let seconds = train(&run, steps)
    var evaluator = run.evaluator()
    let result = TrainingResult(run, evaluator.snapshot(of: run.checkpoint()), seconds: seconds)
    print(json ? try jsonText(result) : result.text)
  }

  /// Takes the steps and returns the seconds they took. Progress is for people who wait, not for logs.
  private func train(_ run: inout TrainingRun, _ steps: Int) -> Double {
    let showsProgress = isatty(STDERR_FILENO) == 1
    let start = ContinuousClock.now
    var nextProgress = start + .milliseconds(500)
    for step in 1...steps {
      run.step()
      guard showsProgress, ContinuousClock.now >= nextProgress else { continue }
      standardError("\rstep \(NumberText.grouped(step)) of \(NumberText.grouped(steps))")
      nextProgress = .now + .milliseconds(100)
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    if showsProgress { standardError("\r\u{1B}[K") }
    return seconds
  }
}
