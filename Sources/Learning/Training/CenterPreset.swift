/// How a known implementation drives its centers: a rule with a rate.
///
/// On the command line each is a pair of `--rule` and `--alpha`.
public enum CenterPreset: String, Sendable, CaseIterable {
  /// Algorithm 1 of the paper (Wen et al. 2016): Eq. 4 with its experiments' α of 0.5.
  case paper
  /// The PyTorch module of github.com/KaiyangZhou/pytorch-center-loss: the centers are parameters with an optimizer
  /// of their own, plain SGD on λ L_C at a rate of 0.5. Its loss has no ½, so its gradient on the centers is
  /// twice ours: α = 1 here takes the steps of its 0.5. (Its training script also divides that gradient by λ, so that
  /// λ = 0 fails. That is left out; at its own λ of 1 there is no difference.)
  case separateSGD
  /// The moving average of github.com/davidsandberg/facenet, `alfa` 0.95: what a center was weighs 0.95, a new
  /// feature 0.05. (A class that occurs n times in a batch moves n times as far there, but here by the mean of its
  /// features; with a batch from many thousand identities, as there, n is 1.)
  case movingAverage

  /// The rule of ``Hyperparameters/centerRule``.
  public var rule: CenterRule {
    switch self {
    case .paper: .paper
    case .separateSGD: .gradient
    case .movingAverage: .classMean
    }
  }

  /// α.
  public var rate: Float {
    switch self {
    case .paper: 0.5
    case .separateSGD: 1
    case .movingAverage: 0.05
    }
  }
}

extension Hyperparameters {
  /// Sets rule and α.
  public mutating func drive(centersAs preset: CenterPreset) {
    centerRule = preset.rule
    centerRate = preset.rate
  }
}
