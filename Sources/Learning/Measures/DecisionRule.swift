/// How a class is read off a feature.
public enum DecisionRule: Sendable {
  /// The largest logit.
  case softmax(LinearClassifier)
  /// The nearest of the learned centers c `[classes, d]`.
  case nearestCenter(Matrix)

  /// The class of each feature x `[n, d]`; of equally good ones the first. O(n · classes · d).
  public func classes(of features: Matrix) -> [Int] {
    switch self {
    case .softmax(let classifier):
      best(features, classifier.weights) { x, w, j in
        var sum: Float = -(classifier.bias?[j] ?? 0)
        for k in 0..<x.count { sum -= x[k] * w[k] }
        return sum
      }
    case .nearestCenter(let centers):
      best(features, centers) { x, c, _ in squaredDistance(x, c) }
    }
  }

  /// For each row of `features` the row of `others` at the least cost.
  @inline(__always)
  private func best(
    _ features: Matrix, _ others: Matrix, _ cost: (Span<Float>, Span<Float>, Int) -> Float
  ) -> [Int] {
    precondition(
      features.columns == others.columns,
      "features of size \(features.columns), classes of size \(others.columns)")
    let (x, o, d) = (features.elements.span, others.elements.span, features.columns)
    return (0..<features.rows).map { i in
      let row = x.extracting(i * d..<(i + 1) * d)
      var (best, least) = (0, Float.infinity)
      for j in 0..<others.rows {
        let cost = cost(row, o.extracting(j * d..<(j + 1) * d), j)
        if cost < least { (best, least) = (j, cost) }
      }
      return best
    }
  }
}

// MARK: Accuracy

/// The index of the largest of a row of `logits` `[batch, classes]`: the class that is predicted. Of equal logits
/// the first counts.
package func largestLogit(_ logits: Matrix, _ row: Int) -> Int {
  let classes = logits.columns
  let z = logits.elements.span.extracting(row * classes..<(row + 1) * classes)
  var (best, largest) = (0, z[0])
  for j in 1..<classes {
    // One of two values each, not a branch that nobody could foresee.
    let isLarger = z[j] > largest
    best = isLarger ? j : best
    largest = isLarger ? z[j] : largest
  }
  return best
}

/// How many rows of `logits` `[batch, classes]` are largest at their label.
package func countOfCorrect(_ logits: Matrix, labels: [Int]) -> Int {
  var correct = 0
  for i in labels.indices where largestLogit(logits, i) == labels[i] { correct += 1 }
  return correct
}

/// The share, 0 to 1, of features x `[samples, d]` whose nearest center c `[classes, d]` is their label's.
/// O(samples · classes · d).
public func nearestCenterAccuracy(_ features: Matrix, labels: [Int], centers: Matrix) -> Double {
  CenterLoss.checkShapes(features, labels, centers)
  let nearest = DecisionRule.nearestCenter(centers).classes(of: features)
  return Double(zip(nearest, labels).count { $0 == $1 }) / Double(max(labels.count, 1))
}
