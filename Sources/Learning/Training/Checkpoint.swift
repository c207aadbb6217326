/// A run as it stands between two steps: all that is needed to evaluate and show it, on any thread.
///
/// Taking one copies no numbers; the next training step does, once, because it is the first to change them.
public struct Checkpoint: Sendable {
  public let step: Int
  public let hyperparameters: Hyperparameters
  public let network: Network
  /// c, `[classes, featureSize]`.
  public let centers: Matrix
  public let history: History
  /// What the last step measured on its batch; `nil` before the first.
  public let lastReport: StepReport?
  /// How often the run had been restarted.
  public let restartCount: Int
}
