/// How the learning rate falls while training goes on.
public enum LearningRateSchedule: String, Sendable, CaseIterable {
  case constant
  /// That of Wen et al. 2016 for LeNets++ on MNIST: × 0.8 after 5,000 of 10,000 steps, and once more after 8,000.
  /// With it go a batch of 128, a learning rate of 0.01, momentum 0.9 and weight decay 5e-4.
  case paper

  /// A fall: from when `step` steps have been taken on, the learning rate is `factor` times what it began with.
  public struct Fall: Sendable, Equatable {
    public let step: Int
    public let factor: Float
  }

  /// All of them, in their order.
  public var falls: [Fall] {
    switch self {
    case .constant: []
    case .paper: Self.fallsOfPaper
    }
  }

  private static let fallsOfPaper = [
    Fall(step: 5_000, factor: 0.8), Fall(step: 8_000, factor: 0.64),
  ]

  /// What the learning rate is multiplied with when `step` steps have been taken.
  public func factor(atStep step: Int) -> Float { lastFall(atStep: step)?.factor ?? 1 }

  /// The fall that is in force when `step` steps have been taken; `nil` before the first.
  public func lastFall(atStep step: Int) -> Fall? { falls.last { $0.step <= step } }

  /// The learning rate and the number of steps that belong to it; `nil` where it has none of its own.
  public var learningRate: Float? { self == .paper ? 0.01 : nil }
  public var steps: Int? { self == .paper ? 10_000 : nil }
}
