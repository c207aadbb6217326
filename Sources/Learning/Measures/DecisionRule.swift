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
      best(features, weights) { x, w in
        var sum: Float = 0
        for k in 0..<x.count { sum -= x[k] * w[k] }
        return sum
      }
    case .nearestCenter(let centers):
      best(features, centers) { x, c in squaredDistance(x, c) }
    }
  }

  /// For each row of `features` the row of `others` at the least cost.
  @inline(__always)
  private func best(
    _ features: Matrix, _ others: Matrix, _ cost: (Span<Float>, Span<Float>) -> Float
  ) -> [Int] {
    precondition(
      features.columns == others.columns,
      "features of size \(features.columns), classes of size \(others.columns)")
    let (x, o, d) = (features.elements.span, others.elements.span, features.columns)
    return (0..<features.rows).map { i in
      let row = x.extracting(i * d..<(i + 1) * d)
      var (best, least) = (0, Float.infinity)
      for j in 0..<others.rows {
        let cost = cost(row, o.extracting(j * d..<(j + 1) * d))
        if cost < least { (best, least) = (j, cost) }
      }
      return best
    }
  }
}
