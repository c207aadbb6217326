/// How tight the classes' clusters are and how far apart: Euclidean distances, in units of the features.
public struct ClusterMeasures: Sendable, Equatable {
  /// Mean feature of each class, `[classes, d]`; a row of zeros where a class has no samples.
  public let classMeans: Matrix
  /// Samples of each class.
  public let counts: [Int]
  /// For each class, the mean distance of its samples to their mean; 0 where there are none.
  public let intraDistanceOfClass: [Double]
  /// Mean distance of a sample to its class's mean, over all samples.
  public let intraDistance: Double
  /// Mean distance between two class means, over all pairs of classes that have samples.
  public let interDistance: Double
  /// The least of those distances.
  public let leastInterDistance: Double

  /// `intraDistance / interDistance`: has no unit, so it survives features that shrink as a whole.
  public var ratio: Double { intraDistance / interDistance }

  /// Measures features x `[samples, d]`. O(samples · d + classes² · d).
  public init(_ features: Matrix, labels: [Int], classCount: Int) {
    precondition(
      features.rows == labels.count, "\(features.rows) rows of features, \(labels.count) labels")
    var means = Matrix(rows: classCount, columns: features.columns)
    var counts = [Int](repeating: 0, count: classCount)
    for j in labels { counts[j] += 1 }
    for (i, j) in labels.enumerated() {
      for k in 0..<features.columns { means[j, k] += features[i, k] / Float(counts[j]) }
    }
    var sums = [Double](repeating: 0, count: classCount)
    for (i, j) in labels.enumerated() { sums[j] += distance(features.row(i), means.row(j)) }

    let present = (0..<classCount).filter { counts[$0] > 0 }
    var gaps: [Double] = []
    for (index, a) in present.enumerated() {
      for b in present[(index + 1)...] { gaps.append(distance(means.row(a), means.row(b))) }
    }
    classMeans = means
    self.counts = counts
    intraDistanceOfClass = zip(sums, counts).map { $1 > 0 ? $0 / Double($1) : 0 }
    intraDistance = sums.reduce(0, +) / Double(max(labels.count, 1))
    interDistance = gaps.reduce(0, +) / Double(max(gaps.count, 1))
    leastInterDistance = gaps.min() ?? 0
  }

  /// How far learned centers `[classes, d]` are behind: mean distance to the class means, over classes that
  /// have samples.
  public func lag(of centers: Matrix) -> Double {
    let distances = counts.indices.compactMap { lag(of: centers, ofClass: $0) }
    return distances.reduce(0, +) / Double(max(distances.count, 1))
  }

  /// The distance of one class's learned center to its mean; `nil` where the class has no samples.
  public func lag(of centers: Matrix, ofClass j: Int) -> Double? {
    counts[j] > 0 ? distance(centers.row(j), classMeans.row(j)) : nil
  }
}

/// For each center `[classes, d]` the distance to the nearest other one; infinite where it is the only one.
/// O(classes² · d).
public func distancesToNearestOther(_ centers: Matrix) -> [Double] {
  (0..<centers.rows).map { a in
    (0..<centers.rows).lazy.filter { $0 != a }
      .map { distance(centers.row(a), centers.row($0)) }.min() ?? .infinity
  }
}
