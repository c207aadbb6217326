/// All that a screen ever sees of training, at one step.
public struct Snapshot: Sendable {
  /// How many steps had been taken.
  public let step: Int
  /// What was in force at that step.
  public let hyperparameters: Hyperparameters
  /// c, `[classes, featureSize]`.
  public let centers: Matrix
  /// W of the layer that turns features into logits, `[classes, featureSize]`.
  public let classifierWeights: Matrix
  /// How it does on the training set.
  public let train: Evaluation
  /// How it does on the test set.
  public let test: Evaluation
  /// The losses so far.
  public let history: History
  /// What the last step measured on its batch; `nil` before the first.
  public let lastReport: StepReport?
  /// What this snapshot and those before it measured.
  public let measures: MeasureHistory
  /// How often the run had been restarted.
  public let restartCount: Int
  /// The last time that it had to go back, if it had to.
  public let divergence: Divergence?

  /// Mean distance of the learned centers to the class means of the training set that they follow.
  public var centerLag: Double { train.clusters.lag(of: centers) }
}
