/// What one training step measured, on its own batch, with the parameters and centers from before it.
public struct StepReport: Sendable, Equatable {
  /// L_S.
  public let crossEntropy: Float
  /// L_C, without λ.
  public let centerLoss: Float
  /// Global norm of the network's gradient before clipping.
  public let gradientNorm: Float
  /// Share of the batch, 0 to 1, whose largest logit is the label's.
  public let accuracy: Float
  /// Mean distance that the centers of the batch's classes moved.
  public let centerStep: Float
}

extension StepReport {
  /// Whether training can go on from the step that measured this. A gradient whose norm is not finite counts like a loss:
  /// clipped by that norm, it is nothing or no number.
  public var isFinite: Bool {
    crossEntropy.isFinite && centerLoss.isFinite && gradientNorm.isFinite
  }
}
