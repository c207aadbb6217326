/// The numbers a person chooses. The defaults are the recipe that was measured to train 64-128-64-2-10 on the
/// digits for every seed tried, at λ of 0, 0.01, 0.1 and 1 and through live jumps between them.
public struct Hyperparameters: Sendable, Equatable {
  /// λ, the weight of center loss in the joint loss `L_S + λ L_C`: finite, 0 or more.
  public var centerWeight: Float = 0.1
  /// α, how fast centers follow: 0 (never) to 2. At 0.01 and 0.1 centers visibly lag.
  public var centerRate: Float = 0.5
  /// How centers follow.
  public var centerRule = CenterRule.paper
  /// Step size of gradient descent on the network: finite, above 0. The centers have their own, α.
  public var learningRate: Float = 0.1
  /// How it falls with the steps.
  public var schedule = LearningRateSchedule.constant
  /// Share of the last step that goes on, 0 to below 1: `v ← momentum · v + g`.
  public var momentum: Float = 0.9
  /// Acts on weights, not on biases and not on centers: finite, 0 or more.
  public var weightDecay: Float = 5e-4
  /// The largest global norm of the network's gradient: above 0, infinite for no limit. Without it a live jump of λ from 0 to 1 diverges.
  public var clipNorm: Float = 5
  /// B, samples in a training step: from 1 to as many as there are.
  public var batchSize = 128

  /// The recipe.
  public init() {}
}

extension Hyperparameters {
  /// What λ, α and the learning rate may be.
  public static let centerWeights = Float(0)...Float.greatestFiniteMagnitude
  public static let centerRates = Float(0)...2
  public static let learningRates = Float.leastNonzeroMagnitude...Float.greatestFiniteMagnitude
}

/// A hyperparameter that cannot be used.
public struct InvalidHyperparameter: Error, Equatable, CustomStringConvertible {
  public enum Name: String, Sendable {
    case centerWeight, centerRate, learningRate, momentum, weightDecay, clipNorm, batchSize
  }
  /// Which one.
  public let name: Name
  /// What it was, as text.
  public let value: String
  /// What would be right.
  public let requirement: String

  public var description: String { "\(name.rawValue) is \(value): \(requirement)" }
}

extension Hyperparameters {
  /// Throws for the first number that cannot be used to train on a set of `sampleCount` samples.
  public func validate(sampleCount: Int) throws(InvalidHyperparameter) {
    func check(
      _ isValid: Bool, _ name: InvalidHyperparameter.Name, _ value: some CustomStringConvertible,
      _ requirement: String
    )
      throws(InvalidHyperparameter)
    {
      if !isValid {
        throw InvalidHyperparameter(name: name, value: value.description, requirement: requirement)
      }
    }
    try check(
      Self.centerWeights.contains(centerWeight), .centerWeight, centerWeight,
      "λ must be a finite number, 0 or more")
    try check(
      Self.centerRates.contains(centerRate), .centerRate, centerRate, "α must lie between 0 and 2")
    try check(
      Self.learningRates.contains(learningRate), .learningRate, learningRate,
      "the learning rate must be a finite number above 0")
    try check(
      momentum >= 0 && momentum < 1, .momentum, momentum, "momentum must lie from 0 to below 1")
    try check(
      weightDecay.isFinite && weightDecay >= 0, .weightDecay, weightDecay,
      "weight decay must be a finite number, 0 or more")
    try check(clipNorm > 0, .clipNorm, clipNorm, "the largest norm must be a number above 0")
    try check(
      (1...max(sampleCount, 1)).contains(batchSize), .batchSize, batchSize,
      "the batch must hold 1 to \(sampleCount) samples, as many as there are to train on")
  }
}
