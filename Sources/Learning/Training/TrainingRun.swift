/// A trainer with its data: everything that is needed to go on.
public struct TrainingRun: Sendable {
  /// What it trains on.
  public let dataset: Dataset
  /// Decides the initial weights and the order of samples.
  public let seed: UInt64
  /// Which network it trains.
  public let architecture: Architecture
  /// What is learned, as it stands.
  public private(set) var trainer: Trainer
  private var sampler: BatchSampler
  private var batch: Batch
  private var workspace: Workspace
  private var history = History()
  private var lastReport: StepReport?
  private var restartCount = 0
  /// The last time that it had to go back; `nil` if it never had since its start.
  public private(set) var divergence: Divergence?

  /// Throws for hyperparameters that cannot be used on this data. Without an architecture it is the standard one.
  public init(
    _ dataset: Dataset, _ hyperparameters: Hyperparameters,
    network architecture: Architecture? = nil, seed: UInt64, threads: Int = 1
  ) throws(InvalidHyperparameter) {
    try hyperparameters.validate(sampleCount: dataset.train.count)
    self.dataset = dataset
    self.seed = seed
    let architecture = architecture ?? .standard(for: dataset)
    precondition(
      architecture.input == dataset.shape && architecture.classCount == dataset.classCount,
      "\(architecture) was made for other data than \(dataset.name)")
    self.architecture = architecture
    let network = architecture.network(seed: seed)
    trainer = Trainer(network, hyperparameters)
    sampler = Self.sampler(dataset, seed)
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
  /// What a person may change between two steps.
  public enum Change: Sendable, Equatable {
    /// λ.
    case centerWeight(Float)
    /// α.
    case centerRate(Float)
    /// How centers follow.
    case centerRule(CenterRule)
    case learningRate(Float)
    /// Back to step 0 with the same initial weights and the same order of samples; λ, α and rule stay.
    case restart
  }

  /// Takes the next batch and one training step. After the first epoch nothing is allocated.
  @discardableResult
  public mutating func step() -> StepReport {
    let indices = sampler.nextIndices(trainer.hyperparameters.batchSize)
    batch.fill(from: dataset.train, at: indices, dataset.standardization)
    let report = trainer.step(on: batch, using: &workspace)
    history.append(report)
    lastReport = report
    return report
  }

  /// Changes the run between two steps. Numbers are taken as they are: they come from a scale.
  public mutating func apply(_ change: Change) {
    switch change {
    case .centerWeight(let value): trainer.hyperparameters.centerWeight = value
    case .centerRate(let value): trainer.hyperparameters.centerRate = value
    case .centerRule(let value): trainer.hyperparameters.centerRule = value
    case .learningRate(let value): trainer.hyperparameters.learningRate = value
    case .restart:
      trainer = Trainer(architecture.network(seed: seed), trainer.hyperparameters)
      sampler = Self.sampler(dataset, seed)
      history = History()
      lastReport = nil
      restartCount += 1
      divergence = nil
    }
  }

  /// The run as it stands, to go back to.
  public var position: Position {
    Position(trainer: trainer, sampler: sampler, history: history, lastReport: lastReport)
  }

  /// Back to an earlier state of this run, with the hyperparameters as they are now, because training failed here.
  public mutating func goBack(to position: Position) {
    divergence = Divergence(step: trainer.stepCount, goodStep: position.step)
    let chosen = trainer.hyperparameters
    trainer = position.trainer
    trainer.hyperparameters = chosen
    sampler = position.sampler
    history = position.history
    lastReport = position.lastReport
  }

  /// The run as it stands, to evaluate.
  public func checkpoint() -> Checkpoint {
    Checkpoint(
      step: trainer.stepCount, hyperparameters: trainer.hyperparameters, network: trainer.network,
      centers: trainer.centers, history: history, lastReport: lastReport,
      restartCount: restartCount,
      divergence: divergence)
  }

  /// An evaluator for this run's checkpoints, on at most `count` samples of each part.
  public func evaluator(atMost count: Int = .max) -> Evaluator {
    Evaluator(for: trainer.network, on: dataset.excerpt(count))
  }
}
