import ArgumentParser
import Learning

/// The options of every command that trains: what to train, on what, and how.
struct RunOptions: ParsableArguments {
  @Option(help: DataArguments.help)
  var data = "digits"

  @OptionGroup var dataArguments: DataArguments

  @Option(
    help: """
      Network: mlp (two hidden layers), lenet (small, for images), lenet++ (the paper's), or the sizes of dense \
      layers, such as 784-256-128-2-10.
      """)
  var network = "mlp"

  // Numbers are taken unconditionally, so that -1 is a value to complain of and not an option.
  @Option(
    name: .customLong("lambda"), parsing: .unconditional,
    help: ArgumentHelp("λ, weight of center loss in the joint loss, 0 or more.", valueName: "x"))
  var centerWeight = Hyperparameters().centerWeight

  @Option(
    name: .customLong("alpha"), parsing: .unconditional,
    help: ArgumentHelp("α, how fast centers follow, 0 to 2.", valueName: "x"))
  var centerRate = Hyperparameters().centerRate

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
      "Samples in a training step; by default 128, or all when there are fewer.", valueName: "n"))
  var batchSize: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Step size of gradient descent, above 0; by default what suits the network.", valueName: "x"))
  var learningRate: Float?

  @Option(help: "How the learning rate falls; paper is LeNets++'s (0.01, 10,000 steps):")
  var schedule = LearningRateSchedule.constant

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Seed of the initial weights, of the order of samples, and of what is cut off to test on.",
      valueName: "n"))
  var seed: UInt64 = 1

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Threads that share each training step. The same number gives the same numbers.",
      valueName: "n"))
  var threads = 1

  /// Dispatch has 255 threads for a process, and a thread that waits for its share of a step holds one. While another
  /// run is opened, those of two runs may be there.
  private static let threadCounts = 1...64

  func validate() throws {
    guard Self.threadCounts.contains(threads) else {
      throw ValidationError(
        "--threads \(threads): \(Self.threadCounts.lowerBound) to \(Self.threadCounts.upperBound) threads can train"
      )
    }
    guard steps.map({ $0 > 0 }) ?? true else {
      throw ValidationError("--steps \(steps ?? 0): the number of steps must be 1 or more")
    }
  }

  /// The run that these options describe, at step 0.
  func run() throws -> TrainingRun {
    let dataset = try dataArguments.dataset(data, seed: seed)
    return try settings.run(dataset, try architecture(for: dataset))
  }

  /// What they ask of every run, whatever its data and network are.
  var settings: RunSettings {
    var settings = RunSettings()
    settings.centerWeight = centerWeight
    settings.centerRate = centerRate
    settings.centerRule = centerRule
    settings.learningRate = learningRate
    settings.schedule = schedule
    settings.batchSize = batchSize
    settings.testShare = dataArguments.testShare
    settings.spoiling = dataArguments.spoiling
    settings.seed = seed
    settings.threads = threads
    return settings
  }

  private func architecture(for dataset: Dataset) throws -> Architecture {
    do {
      return try Architecture(network, for: dataset)
    } catch {
      throw Failure(.usage, "--network \(error)")
    }
  }
}

extension CenterRule: ExpressibleByArgument {}
extension LearningRateSchedule: ExpressibleByArgument {}
