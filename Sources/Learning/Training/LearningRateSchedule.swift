/// How the learning rate falls while training goes on.
public enum LearningRateSchedule: String, Sendable, CaseIterable {
  case constant
  /// That of Wen et al. 2016 for LeNets++ on MNIST: × 0.8 after 5,000 of 10,000 steps, and once more after 8,000.
  /// With it go a batch of 128, a learning rate of 0.01, momentum 0.9 and weight decay 5e-4.
  case paper

  /// What the learning rate is multiplied with when `step` steps have been taken.
  public func factor(atStep step: Int) -> Float {
    switch self {
    case .constant: 1
    case .paper: step < 5_000 ? 1 : step < 8_000 ? 0.8 : 0.8 * 0.8
    }
  }

  /// The learning rate and the number of steps that belong to it; `nil` where it has none of its own.
  public var learningRate: Float? { self == .paper ? 0.01 : nil }
  public var steps: Int? { self == .paper ? 10_000 : nil }
}
