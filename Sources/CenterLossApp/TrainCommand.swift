import ArgumentParser
import Drawing
import Learning
import Libc
import Runs
import Visualizer

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train without a screen and print what came of it.")

  @OptionGroup var options: RunOptions

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(help: "End with exit status 1 where training diverged or the features collapsed.")
  var strict = false

  @OptionGroup var files: TrainingFiles
  @OptionGroup var weights: WeightsOptions

  func run() throws {
    let (spec, run, isWhole) = try options.start()
    try files.check()
    var driver = RunDriver(run, by: spec, whenNotFinite: .stop)
    let steps = spec.stepCount(asked: options.steps, on: run.dataset)
    let keeper = try weights.keeper(of: run, by: isWhole ? spec : nil)
    var rows: [MetricsRow] = []
    let seconds = try train(&driver, run.stepCount..<max(steps, run.stepCount), &rows, keeper)
    let snapshot = driver.run.evaluate()
    // A step's loss is that of its batch, from before it.
    guard snapshot.train.crossEntropy.isFinite, snapshot.train.centerLoss.isFinite else {
      throw Failure.lossNotFinite(driver.run)
    }
    try files.write(rows, driver.run, snapshot)
    try keeper?.keep(driver.run)
    let outcome = TrainingOutcome(snapshot.train)
    let result = TrainingResult(
      driver.run, snapshot, outcome, steps: driver.run.stepCount - run.stepCount, seconds: seconds)
    let warnings = [outcome.description].compactMap { $0 }.map { "warning: \($0)" }
    let text = ([result.text] + driver.run.dataset.reading.lines + warnings).joined(separator: "\n")
    try standardOutput(json ? jsonText(result) : text)
    guard let problem = outcome.description else { return }
    if strict { throw Failure(.other, problem) }
    standardError("centerloss: warning: \(problem)\n")
  }

  /// Takes the steps and returns the seconds they took. Progress is for people who wait, not for logs.
  /// Ends with an error when a loss is not finite: steps after that one teach nothing.
  private func train(
    _ driver: inout RunDriver, _ steps: Range<Int>, _ rows: inout [MetricsRow],
    _ keeper: WeightsKeeper?
  ) throws -> Double {
    let interval = files.metrics == nil ? 0 : files.interval(of: steps.count)
    let showsProgress = isatty(STDERR_FILENO) == 1
    let start = ContinuousClock.now
    var nextProgress = start + .milliseconds(500)
    defer { if showsProgress { standardError("\r\u{1B}[K") } }
    for step in steps {
      guard driver.step() == .stepped else { throw Failure.lossNotFinite(driver.run) }
      if interval > 0, (step + 1).isMultiple(of: interval),
        let report = driver.run.checkpoint.lastReport
      {
        rows.append(MetricsRow(step: step + 1, report: report))
      }
      if keeper?.isDue(step + 1) == true { try keeper?.keep(driver.run) }
      guard showsProgress, ContinuousClock.now >= nextProgress else { continue }
      standardError(
        "\rstep \(NumberText.grouped(step + 1)) of \(NumberText.grouped(steps.upperBound))")
      nextProgress = .now + .milliseconds(100)
    }
    return (ContinuousClock.now - start) / .seconds(1)
  }
}

extension Failure {
  /// A run whose loss has become no number, and what helps.
  static func lossNotFinite(_ run: TrainingRun) -> Failure {
    let chosen = run.hyperparameters
    let usual = run.architecture.recipe(for: run.dataset).learningRate
    let rate = chosen.learningRate
    return Failure(
      .other,
      "the loss is not a finite number at step \(run.stepCount): lower --learning-rate, now "
        + "\(NumberText.plain(rate)) (usual is \(NumberText.plain(usual))), or --lambda, now "
        + NumberText.plain(chosen.centerWeight))
  }
}
