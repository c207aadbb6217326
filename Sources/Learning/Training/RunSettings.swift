/// What a person asks of a run, whatever its data and its network are.
public struct RunSettings: Sendable, Equatable {
  /// λ.
  public var centerWeight = Hyperparameters().centerWeight
  /// α.
  public var centerRate = Hyperparameters().centerRate
  /// How centers follow.
  public var centerRule = Hyperparameters().centerRule
  /// `nil` for that of the schedule, or where it has none, of the network's recipe.
  public var learningRate: Float?
  /// How the learning rate falls.
  public var schedule = LearningRateSchedule.constant
  /// `nil` for that of the network's recipe, or all samples when there are fewer.
  public var batchSize: Int?
  /// Share of each class to test on, of data without a test part.
  public var testShare = DataOptions().testShare
  /// What is done to the training samples first.
  public var spoiling = Spoiling()
  /// Decides the initial weights, the order of samples and what the spoiling draws.
  public var seed: UInt64 = 1
  /// How many share a training step.
  public var threads = 1

  /// The recipe of whatever network, on samples as they are.
  public init() {}
}

extension RunSettings {
  /// A run at step 0 on data that has been spoiled already. Throws for settings that cannot be used on it.
  public func run(
    _ dataset: Dataset, _ architecture: Architecture
  ) throws(InvalidHyperparameter) -> TrainingRun {
    var chosen = architecture.recipe
    chosen.centerWeight = centerWeight
    chosen.centerRate = centerRate
    chosen.centerRule = centerRule
    chosen.schedule = schedule
    chosen.learningRate = learningRate ?? schedule.learningRate ?? chosen.learningRate
    chosen.batchSize = batchSize ?? min(chosen.batchSize, dataset.train.count)
    return try TrainingRun(dataset, chosen, network: architecture, seed: seed, threads: threads)
  }

  /// The same as far as other data allow: a class that is not there cannot be held out, and no batch has more
  /// samples than there are.
  public func suited(to dataset: Dataset) -> RunSettings {
    var settings = self
    let names = dataset.classNames
    if let heldOut = spoiling.heldOutClass, names.count <= 2 || !names.contains(heldOut) {
      settings.spoiling.heldOutClass = nil
    }
    settings.batchSize = batchSize.map { min($0, dataset.train.count) }
    return settings
  }
}
