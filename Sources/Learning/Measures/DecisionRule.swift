/// How a class is read off a feature.
public enum DecisionRule: Sendable {
  /// The largest logit `w_j · x`, with the classifier's weights W `[classes, d]`.
  case softmax(weights: Matrix)
  /// The nearest of the learned centers c `[classes, d]`.
  case nearestCenter(Matrix)

  /// The class of each feature x `[n, d]`; of equally good ones the first. O(n · classes · d).
  public func classes(of features: Matrix) -> [Int] {
    switch self {
    case .softmax(let weights):
      best(features, weights) { x, w in -x * w }
    case .nearestCenter(let centers):
      best(features, centers) { x, c in (x - c) * (x - c) }
    }
  }

  /// For each row of `features` the row of `others` with the least sum of `cost` over their elements.
  @inline(__always)
  private func best(_ features: Matrix, _ others: Matrix, _ cost: (Float, Float) -> Float) -> [Int]
  {
    precondition(
      features.columns == others.columns,
      "features of size \(features.columns), classes of size \(others.columns)")
    let (x, o, d) = (features.elements.span, others.elements.span, features.columns)
    return (0..<features.rows).map { i in
      let row = x.extracting(i * d..<(i + 1) * d)
      var (best, least) = (0, Float.infinity)
      for j in 0..<others.rows {
        let other = o.extracting(j * d..<(j + 1) * d)
        var sum: Float = 0
        for k in 0..<d { sum += cost(row[k], other[k]) }
        if sum < least { (best, least) = (j, sum) }
      }
      return best
    }
  }
}
