/// A run as it stands between two steps: all that is needed to evaluate and show it, on any thread.
///
/// Taking one copies no numbers; the next training step does, once, because it is the first to change them.
public struct Checkpoint: Sendable {
  /// How many steps had been taken.
  public let step: Int
  /// What was in force.
  public let hyperparameters: Hyperparameters
  /// The network with its parameters.
  public let network: Network
  /// c, `[classes, featureSize]`.
  public let centers: Matrix
  /// The losses so far.
  public let history: History
  /// What the last step measured on its batch; `nil` before the first.
  public let lastReport: StepReport?
  /// How often the run had been restarted.
  public let restartCount: Int
  /// The last time that it had to go back, if it had to.
  public let divergence: Divergence?
}
