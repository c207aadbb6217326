import Libc

/// What became of training, as far as measures of its end tell: whether there is anything to look at.
///
/// A function of an evaluation of the samples trained on, and of nothing that happened on the way. A run that is merely short is
/// no failure: its features lie apart from the first step on, and its loss does not exceed that of guessing by much.
public enum TrainingOutcome: Sendable, Equatable {
  /// Neither of the others.
  case sound
  /// The loss is far above that of guessing, or not finite: a learning rate that is too large did that.
  case diverged(crossEntropy: Double)
  /// All classes lie on one point, and answers are right no more often than by chance: λ pulled harder than softmax could push.
  case collapsed(accuracy: Double)
}

extension TrainingOutcome {
  /// Loss above that many times log K is divergence: a network before its first step has about log K, and one that has learned
  /// wrong answers by heart from noisy labels stays below. With a learning rate of 5 the digits end at 500,000 times log K.
  private static let mostLoss = 3.0
  /// Clusters closer than that, in units of the features, lie on one point: on the digits λ of 50 to 200 leaves less than 0.01
  /// within and between classes, and networks that have taken one step have 0.04 and more.
  private static let leastDistance = 0.02

  /// Of the part trained on. Classes without samples there do not count.
  public init(_ evaluation: Evaluation) {
    self.init(
      crossEntropy: evaluation.crossEntropy, accuracy: evaluation.accuracy,
      evaluation.clusters)
  }

  /// By the three measures that tell. Features that are not finite make distances that are not either.
  package init(crossEntropy: Double, accuracy: Double, _ clusters: ClusterMeasures) {
    let counts = clusters.counts.filter { $0 > 0 }
    let guessing = log(Double(max(counts.count, 2)))
    let areFinite = crossEntropy.isFinite && clusters.intraDistance.isFinite
    guard areFinite, crossEntropy <= Self.mostLoss * guessing else {
      self = .diverged(crossEntropy: crossEntropy)
      return
    }
    let total = Double(max(counts.reduce(0, +), 1))
    let chance = Double(counts.max() ?? 0) / total
    let uncertainty = (chance * (1 - chance) / total).squareRoot()
    let isByChance = accuracy <= chance + 3 * uncertainty
    let isOnePoint =
      clusters.intraDistance < Self.leastDistance && clusters.interDistance < Self.leastDistance
    self =
      counts.count > 1 && isByChance && isOnePoint
      ? .collapsed(accuracy: accuracy) : .sound
  }

  /// What to say of it, in one line; `nil` where there is nothing to say.
  public var description: String? {
    switch self {
    case .sound: nil
    case .diverged(let loss):
      "training diverged: the softmax loss is \(loss.isFinite ? "\(Float(loss))" : "not a finite number"), more than three times that of guessing; a lower learning rate helps"
    case .collapsed(let accuracy):
      "the features collapsed: all classes lie on one point, and \(percent(accuracy)) % of the answers are right, no more than by chance; a lower λ helps"
    }
  }

  /// A word for scripts.
  public var name: String {
    switch self {
    case .sound: "sound"
    case .diverged: "diverged"
    case .collapsed: "collapsed"
    }
  }

  private func percent(_ share: Double) -> String { "\((share * 1_000).rounded() / 10)" }
}
