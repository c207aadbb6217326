/// How well pairs of samples of one class are told from pairs of samples of two, by the distance `‖x_a − x_b‖` of their
/// features: what recognition of faces calls verification. It needs no centers, and no class has to be held out.
///
/// Paired are samples of trained classes alone. On the digits (600 steps, the classes 1, 3, 5 and 8 held out in turn, three
/// seeds each) they give an AUROC of .970, .991, .994 and .995 at λ 0, 0.01, 0.1 and 1. Pairs with a sample of the class held
/// out gave .84, .84, .83 and .81; that is another question, and they are left out.
public struct Verification: Sendable, Equatable {
  /// Distances of pairs of one class, which should be small, beside those of pairs of two classes, which should be large.
  public let distances: Separation
  /// How many samples were paired, each with each other.
  public let sampleCount: Int

  /// Of the samples of an evaluation whose classes were trained on, by default all. Of more than `mostSamples` as many are
  /// taken, evenly over their order, so of each class about its share.
  ///
  /// `nil` where there is no pair of one class, or none of two, or features are not finite. For n samples O(n² · (d + log n))
  /// and 8 bytes a pair: on a Zen 4 core 3 ms for 200 samples in the plane, 9 ms for 360, 0.35 s and 16 MB for 2,000.
  public init?(_ evaluation: Evaluation, isTrained: [Bool]? = nil, mostSamples: Int = 2_000) {
    let (features, labels) = (evaluation.features, evaluation.labels)
    let known = labels.indices.filter { isTrained?[labels[$0]] ?? true }
    let count = min(known.count, mostSamples)
    let samples = (0..<count).map { known[$0 * known.count / count] }
    var (same, different): ([Double], [Double]) = ([], [])
    for (index, a) in samples.enumerated() {
      for b in samples[(index + 1)...] {
        let distance = distance(features.row(a), features.row(b))
        if labels[a] == labels[b] { same.append(distance) } else { different.append(distance) }
      }
    }
    guard let distances = Separation(near: same, far: different) else { return nil }
    self.distances = distances
    sampleCount = count
  }
}

extension Verification {
  /// Distances of pairs of one class, ascending, in units of the features.
  public var same: [Double] { distances.near }
  /// Distances of pairs of two classes, likewise.
  public var different: [Double] { distances.far }
  /// The probability, 0 to 1, that a pair of two classes is farther apart than one of one class; equal distances count half.
  public var auroc: Double { distances.auroc }
}

extension Snapshot {
  /// How well pairs of the test part's trained classes, as ``Dataset/isTrained`` says, are told apart.
  public func verification(isTrained: [Bool], mostSamples: Int = 2_000) -> Verification? {
    Verification(test, isTrained: isTrained, mostSamples: mostSamples)
  }
}
