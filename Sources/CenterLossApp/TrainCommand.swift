import ArgumentParser
import Drawing
import Learning
import Libc
import Visualizer

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
    let seconds = try train(&run, steps)
    var evaluator = run.evaluator()
    let snapshot = evaluator.snapshot(of: run.checkpoint())
    // A step's loss is that of its batch, from before it.
    guard snapshot.train.crossEntropy.isFinite, snapshot.train.centerLoss.isFinite else {
      throw lossNotFinite(run)
    }
    let result = TrainingResult(run, snapshot, seconds: seconds)
    try standardOutput(json ? jsonText(result) : result.text)
  }

  /// Takes the steps and returns the seconds they took. Progress is for people who wait, not for logs.
  /// Ends with an error when a loss is not finite: steps after that one teach nothing.
  private func train(_ run: inout TrainingRun, _ steps: Int) throws -> Double {
    let showsProgress = isatty(STDERR_FILENO) == 1
    let start = ContinuousClock.now
    var nextProgress = start + .milliseconds(500)
    defer { if showsProgress { standardError("\r\u{1B}[K") } }
    for step in 1...steps {
      guard run.step().isFinite else { throw lossNotFinite(run) }
      guard showsProgress, ContinuousClock.now >= nextProgress else { continue }
      standardError("\rstep \(NumberText.grouped(step)) of \(NumberText.grouped(steps))")
      nextProgress = .now + .milliseconds(100)
    }
    return (ContinuousClock.now - start) / .seconds(1)
  }

  private func lossNotFinite(_ run: TrainingRun) -> Failure {
    let chosen = run.trainer.hyperparameters
    let (rate, usual) = (chosen.learningRate, run.architecture.recipe.learningRate)
    return Failure(
      .other,
      "the loss is not a finite number at step \(run.trainer.stepCount): lower --learning-rate, now "
        + "\(NumberText.plain(rate)) (usual is \(NumberText.plain(usual))), or --lambda, now "
        + NumberText.plain(chosen.centerWeight))
  }
}
