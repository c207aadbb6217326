/// How learned centers follow the features of a batch.
///
/// Every rule moves center j along `S_j = Σ_{y_i=j} (x_i − c_j)` and differs only in how far. A class that
/// does not occur in the batch stays where it is.
public enum CenterRule: String, Sendable, CaseIterable {
  /// `c_j += α · S_j / (1 + n_j)`: Wen et al. 2016, Eq. 4 and Algorithm 1. λ does not enter.
  /// Stable for `α < 2 (1 + n) / n`.
  case paper
  /// `c_j += α · (λ / B) · S_j`: the centers as parameters of the joint loss, stepped along its plain
  /// gradient, as the original PyTorch module does. With λ = 0 they stand still.
  case gradient
  /// `c_j += α · S_j / n_j`: the batch's class means, exponentially averaged with α.
  case classMean = "class-mean"

  /// The factor of S_j for a class that occurs `count` times (n_j, at least 1) in a batch of `batchSize` (B).
  public func factor(count: Int, batchSize: Int, centerWeight: Float, centerRate: Float) -> Float {
    switch self {
    case .paper: centerRate / Float(1 + count)
    case .gradient: centerRate * centerWeight / Float(batchSize)
    case .classMean: centerRate / Float(count)
    }
  }
}

extension Matrix {
  /// Moves the centers of the classes that occur in a batch, one step of `rule`. O(batch · d).
  ///
  /// `self` is `[classes, d]`; λ is `centerWeight`, α is `centerRate`. Returns how far those centers moved: the
  /// mean distance, in units of the features.
  @discardableResult
  public mutating func moveCenters(
    by differences: CenterDifferences, rule: CenterRule, batchSize: Int, centerWeight: Float,
    centerRate: Float
  ) -> Float {
    let d = columns
    precondition(
      differences.sums.columns == d,
      "differences of size \(differences.sums.columns), centers of \(d)")
    precondition(batchSize > 0, "a batch of \(batchSize)")
    let sums = differences.sums.elements.span
    var c = elements.mutableSpan
    var distance: Float = 0
    for place in differences.classes.indices {
      let factor = rule.factor(
        count: differences.count(at: place), batchSize: batchSize, centerWeight: centerWeight,
        centerRate: centerRate)
      let start = differences.classes[place] * d
      let sum = sums.extracting(place * d..<place * d + d)
      for k in 0..<d { c[start + k] += factor * sum[k] }
      distance += factor * sumOfSquares(sum).squareRoot()
    }
    return distance / Float(max(differences.classes.count, 1))
  }
}
