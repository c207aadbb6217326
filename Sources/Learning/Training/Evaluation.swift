/// How a network with its centers does on a set of samples, without learning from them.
public struct Evaluation: Sendable {
  /// x, `[samples, featureSize]`.
  public let features: Matrix
  /// y, the class of each sample.
  public let labels: [Int]
  /// For each sample the class with the largest logit; of equals the first.
  public let predictions: [Int]
  /// L_S, the mean over the samples.
  public let crossEntropy: Double
  /// L_C, the mean over the samples, without λ.
  public let centerLoss: Double
  /// Share, 0 to 1, of samples whose largest logit is the label's.
  public let accuracy: Double
  /// Share, 0 to 1, of samples whose nearest learned center is the label's.
  public let nearestCenterAccuracy: Double
  /// Distances within and between the classes' clusters of features.
  public let clusters: ClusterMeasures
}
