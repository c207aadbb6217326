/// A trainer with its data: everything that is needed to go on.
public struct TrainingRun: Sendable {
  /// What it trains on.
  public let dataset: Dataset
  /// Decides the initial weights and the order of samples.
  public let seed: UInt64
  /// Which network it trains.
  public let architecture: Architecture
  /// How many share a step.
  public let threads: Int
  /// The run as it stands: to evaluate, to keep, and to go on from with ``resume(from:)``.
  public private(set) var checkpoint: Checkpoint
  private var batch: Batch
  private var workspace: Workspace

  /// Throws for hyperparameters that cannot be used on this data. Without an architecture it is the standard one.
  public init(
    _ dataset: Dataset, _ hyperparameters: Hyperparameters,
    network architecture: Architecture? = nil, seed: UInt64, threads: Int = 1
  ) throws(InvalidHyperparameter) {
    try hyperparameters.validate(sampleCount: dataset.train.count)
    self.dataset = dataset
    self.seed = seed
    self.threads = threads
    let architecture = architecture ?? .standard(for: dataset)
    precondition(
      architecture.input == dataset.shape && architecture.classCount == dataset.classCount,
      "\(architecture) was made for other data than \(dataset.name)")
    self.architecture = architecture
    let network = architecture.network(seed: seed)
    checkpoint = Checkpoint(
      trainer: Trainer(network, hyperparameters), sampler: Self.sampler(dataset, seed))
    batch = Batch(capacity: hyperparameters.batchSize, inputSize: dataset.inputSize)
    workspace = Workspace(
      for: network, batchSize: hyperparameters.batchSize, threads: threads)
  }

  /// The order of the samples must not repeat the numbers that drew the weights.
  private static func sampler(_ dataset: Dataset, _ seed: UInt64) -> BatchSampler {
    BatchSampler(sampleCount: dataset.train.count, seed: ~seed)
  }
}

extension TrainingRun {
  /// How many steps have been taken.
  public var stepCount: Int { checkpoint.step }

  /// What is in force for the next step. May be changed between any two steps, but for the size of a batch, for which room
  /// was made. Numbers are taken as they are; ``Hyperparameters/validate(sampleCount:)`` checks them.
  public var hyperparameters: Hyperparameters {
    get { checkpoint.trainer.hyperparameters }
    set {
      precondition(
        newValue.batchSize == hyperparameters.batchSize,
        "a run in batches of \(hyperparameters.batchSize) cannot go on in others")
      checkpoint.trainer.hyperparameters = newValue
    }
  }

  /// Takes the next batch and one training step. After the first epoch nothing is allocated, but for what a checkpoint
  /// that was taken before still shares.
  @discardableResult
  public mutating func step() -> StepReport {
    let indices = checkpoint.sampler.nextIndices(hyperparameters.batchSize)
    batch.fill(from: dataset.train, at: indices, dataset.standardization)
    let report = checkpoint.trainer.step(on: batch, using: &workspace)
    checkpoint.history.append(report)
    checkpoint.lastReport = report
    return report
  }

  /// Back to step 0 with the same initial weights and the same order of samples; the hyperparameters stay.
  public mutating func restart() {
    checkpoint = Checkpoint(
      trainer: Trainer(architecture.network(seed: seed), hyperparameters),
      sampler: Self.sampler(dataset, seed))
  }

  /// Goes on from a checkpoint of this run, or of one that was made in the same way, bit for bit as that one would.
  public mutating func resume(from checkpoint: Checkpoint) {
    precondition(
      checkpoint.trainer.network.parameters.count
        == self.checkpoint.trainer.network.parameters.count,
      "a checkpoint of another network")
    self.checkpoint = checkpoint
  }

  /// How the run does now on all of its data.
  public func evaluate() -> Snapshot { checkpoint.evaluated(on: dataset) }
}
