/// How well samples of classes that were never trained on are told from those of known classes, by their distance to the
/// nearest center of a trained class: `d(x) = min_j ‖x − c_j‖` over the trained classes j.
///
/// It is what center loss is for (Wen et al., ECCV 2016): a class can be recognised without training on it where features of
/// known classes lie closer to their centers than those of any other.
public struct OpenSet: Sendable, Equatable {
  /// d(x) of known samples, which should be small, beside that of unseen ones, which should be large.
  public let distances: Separation

  /// Of the samples of an evaluation, with the learned centers c `[classes, d]`, and for each class whether it was trained on.
  ///
  /// The test part is the one to evaluate: the samples of a class that ``Dataset/spoiled(by:seed:)`` holds out are in no other, and
  /// known samples of the training part have distances that training itself made small.
  /// `nil` where all samples are of trained classes, or none, or features are not finite. O(samples · (classes · d + log samples)).
  public init?(_ evaluation: Evaluation, centers: Matrix, isTrained: [Bool]) {
    precondition(
      isTrained.count == centers.rows, "\(isTrained.count) answers for \(centers.rows) classes")
    // Most runs hold nothing out, and a screen asks often.
    guard evaluation.labels.contains(where: { !isTrained[$0] }) else { return nil }
    let trained = centers.taking(isTrained.indices.filter { isTrained[$0] })
    var (known, unseen): ([Double], [Double]) = ([], [])
    for (label, distance) in zip(
      evaluation.labels, distancesToNearest(trained, of: evaluation.features))
    {
      if isTrained[label] { known.append(distance) } else { unseen.append(distance) }
    }
    guard let distances = Separation(near: known, far: unseen) else { return nil }
    self.distances = distances
  }
}

extension OpenSet {
  /// d(x) of each sample of a trained class, ascending, in units of the features.
  public var known: [Double] { distances.near }
  /// d(x) of each sample of a class never trained on, likewise.
  public var unseen: [Double] { distances.far }
  /// The probability, 0 to 1, that an unseen sample is farther from all centers than a known one; equal distances count half.
  public var auroc: Double { distances.auroc }
  /// The distance up to which a sample is taken for one of a known class, so that 95 % of the known are; see ``Separation/threshold``.
  public var threshold: Double { distances.threshold }
  /// The share, 0 to 1, of unseen samples beyond that.
  public var rejectedShare: Double { distances.shareBeyondThreshold }
}

extension Snapshot {
  /// How well the test part's unseen classes are told from those that were trained on, as ``Dataset/isTrained`` says; `nil`
  /// where no class is held out.
  public func openSet(isTrained: [Bool]) -> OpenSet? {
    OpenSet(test, centers: centers, isTrained: isTrained)
  }
}

/// For each feature x `[n, d]` its distance to the nearest of the centers `[classes, d]`; infinite where there are none.
private func distancesToNearest(_ centers: Matrix, of features: Matrix) -> [Double] {
  precondition(
    features.columns == centers.columns,
    "features of size \(features.columns), centers of size \(centers.columns)")
  return (0..<features.rows).map { i in
    (0..<centers.rows).reduce(Double.infinity) { least, j in
      min(least, distance(features.row(i), centers.row(j)))
    }
  }
}
