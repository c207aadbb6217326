import ArgumentParser
import Learning
import Runs

/// The options of every command that trains, but for λ, α and the seed, of which some take several.
struct CommonRunOptions: ParsableArguments {
  @Option(help: DataArguments.help)
  var data = "digits"

  @OptionGroup var dataArguments: DataArguments

  @Option(
    help: """
      Network: mlp (two hidden layers), lenet (small, for images), lenet++ (the paper's), or the sizes of dense \
      layers, such as 784-256-128-2-10; with a flaw to look at, mlp:relu or mlp:bias.
      """)
  var network = "mlp"

  @Option(name: .customLong("rule"), help: "How centers follow:")
  var centerRule = Hyperparameters().centerRule

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Training steps; watch pauses there and has no limit by default.", valueName: "n"))
  var steps: Int?

  @Option(
    name: .customLong("batch"), parsing: .unconditional,
    help: ArgumentHelp(
      "Samples in a training step; by default 128, or all when there are fewer or the table is small.",
      valueName: "n"))
  var batchSize: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Step size of gradient descent, above 0; by default what suits the network.", valueName: "x"))
  var learningRate: Float?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Largest norm of the gradient, 0 for no limit; by default 5.", valueName: "x"))
  var clipNorm: Float?

  @Option(help: "How the learning rate falls; paper is LeNets++'s (0.01, 10,000 steps):")
  var schedule = LearningRateSchedule.constant

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Threads that share each training step. The same number gives the same numbers.",
      valueName: "n"))
  var threads = 1

  func validate() throws {
    do { try spec().validate() } catch {
      throw ValidationError(error.onCommandLine)
    }
    guard steps.map({ $0 >= 0 }) ?? true else {
      throw ValidationError("--steps \(steps ?? 0): the number of steps must be 0 or more")
    }
  }

  /// The run that these options describe, with what is usual for the rest.
  func spec() throws(InvalidSetting) -> RunSpec {
    var spec = RunSpec()
    spec.data = data
    spec.reading = dataArguments.reading
    spec.spoiling = dataArguments.spoiling
    spec.network = network
    if let learningRate { try spec.set(.learningRate, learningRate) }
    spec.centerRule = centerRule
    spec.schedule = schedule
    spec.clipNorm = clipNorm
    spec.batchSize = batchSize
    spec.threads = threads
    return spec
  }
}

/// The options of every command that trains one run: what to train, on what, and how.
struct RunOptions: ParsableArguments {
  // Numbers are taken unconditionally, so that -1 is a value to complain of and not an option.
  @Option(
    name: .customLong("lambda"), parsing: .unconditional,
    help: ArgumentHelp("λ, weight of center loss in the joint loss, 0 or more.", valueName: "x"))
  var centerWeight = Hyperparameters().centerWeight

  @Option(
    name: .customLong("alpha"), parsing: .unconditional,
    help: ArgumentHelp("α, how fast centers follow, 0 to 2.", valueName: "x"))
  var centerRate = Hyperparameters().centerRate

  @OptionGroup var common: CommonRunOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Seed of the initial weights, of the order of samples, and of what is cut off to test on.",
      valueName: "n"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Go on with the run that train --save has kept in a file, or begin with weights of another program.",
      valueName: "file"))
  var resume: String?

  var steps: Int? { common.steps }
  var threads: Int { common.threads }

  func validate() throws {
    do { try spec().validate() } catch {
      throw ValidationError(error.onCommandLine)
    }
  }

  /// The run that these options describe.
  func spec() throws(InvalidSetting) -> RunSpec {
    var spec = try common.spec()
    try spec.set(.centerWeight, centerWeight)
    try spec.set(.centerRate, centerRate)
    spec.seed = seed
    return spec
  }
}

extension RunSpec {
  /// What the options describe where none is given.
  static func usual() throws(InvalidSetting) -> RunSpec {
    var spec = RunSpec()
    try spec.set(.centerWeight, Hyperparameters().centerWeight)
    try spec.set(.centerRate, Hyperparameters().centerRate)
    return spec
  }
}

extension RunOptions {
  /// The run at step 0, or where it stood when it was kept, and what describes it. `isWhole` says whether that is all that
  /// decides it: weights of another program are beyond a description.
  func start() throws -> (spec: RunSpec, run: TrainingRun, isWhole: Bool) {
    let asked = try spec()
    guard let resume else { return (asked, try asked.run(), true) }
    let saved = try SavedRun(
      fileBytes(resume, limit: SafeTensors.byteLimit, mayBeStream: true), name: resume)
    guard let spec = saved.spec else {
      return (asked, try saved.restored(from: asked.run()), false)
    }
    guard try asked == spec || asked == .usual() else {
      throw Failure(
        .usage,
        "--resume \(resume): it is the run of '\(spec.command)': leave out what describes another")
    }
    let run = try saved.restored(from: spec.run(describedIn: "\(resume), metadata"))
    if let steps, steps < run.stepCount {
      throw Failure(
        .usage, "--steps \(steps): the run in \(resume) has taken \(run.stepCount) already")
    }
    return (spec, run, true)
  }
}

extension CenterRule: ExpressibleByArgument {}
extension LearningRateSchedule: ExpressibleByArgument {}
