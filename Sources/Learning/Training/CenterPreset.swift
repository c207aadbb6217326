/// How a known implementation drives its centers: a rule with a rate.
///
/// On the command line each is `--rule` and `--alpha`, and `--lambda` where the rate of the centers depends on that.
public enum CenterPreset: String, Sendable, CaseIterable {
  /// Algorithm 1 of the paper (Wen et al. 2016): Eq. 4 with its experiments' α of 0.5.
  case paper
  /// The PyTorch module of github.com/KaiyangZhou/pytorch-center-loss at its weight of 1: the centers are parameters with
  /// an optimizer of their own, plain SGD at a rate of 0.5. Its loss has no ½, so that its weight of 1 is our λ of 2. (For
  /// another weight its training script divides the centers' gradient by it. Here α = 1/λ does so, up to α = 2.)
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
    case .separateSGD: 0.5
    case .movingAverage: 0.05
    }
  }

  /// λ, where it decides how far the centers go; `nil` where any will do.
  public var centerWeight: Float? { self == .separateSGD ? 2 : nil }
}

extension Hyperparameters {
  /// Sets rule and α, and λ where the preset has one.
  public mutating func drive(centersAs preset: CenterPreset) {
    centerRule = preset.rule
    centerRate = preset.rate
    centerWeight = preset.centerWeight ?? centerWeight
  }
}
