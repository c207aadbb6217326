import Learning

/// A run that is broken on purpose, by a mistake that is easily made: for finding out what is wrong from what one sees.
public enum BrokenRun: String, Sendable, CaseIterable {
  /// α is 0: centers that never move.
  case alphaZero = "alpha-zero"
  /// The gradient rule at λ 0: centers whose step has λ as a factor.
  case gradientRule = "gradient-rule"
  /// Center loss alone, as good as: all features on one point.
  case collapse
  /// More center loss than softmax holds.
  case strongLambda = "strong-lambda"
  /// α so small that centers come late.
  case lag
  /// Steps too long to come down.
  case longSteps = "long-steps"
  /// No limit on the gradient's norm, and a strong λ.
  case noClipping = "no-clipping"
  /// A ReLU on the features.
  case relu
  /// A bias in the classifier.
  case bias
}

extension BrokenRun {
  /// Breaks a run: the network gets its flaw, knobs and rule stand where they do harm.
  public func apply(to spec: inout RunSpec) throws(InvalidSetting) {
    if let flaw { spec.network += ":\(flaw.rawValue)" }
    try turnKnobs(of: &spec)
  }

  /// The same for a network that has the flaw already.
  package func turnKnobs(of spec: inout RunSpec) throws(InvalidSetting) {
    try SideSettings(settings).apply(to: &spec)
    if self == .noClipping { spec.clipNorm = 0 }
  }

  private var flaw: Architecture.Flaw? {
    switch self {
    case .relu: .relu
    case .bias: .bias
    default: nil
    }
  }

  private var settings: String {
    switch self {
    case .alphaZero: "lambda=1,alpha=0"
    case .gradientRule: "lambda=0,rule=gradient"
    case .collapse: "lambda=100"
    case .strongLambda: "lambda=10"
    case .lag: "lambda=0.1,alpha=0.01"
    case .longSteps: "lambda=0.1,learning-rate=5"
    case .noClipping: "lambda=10"
    case .relu: "lambda=0.1"
    case .bias: "lambda=1"
    }
  }
}
