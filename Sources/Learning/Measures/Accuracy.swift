/// The place of the largest of a row of `logits` `[batch, classes]`: the class that is predicted. Of equal logits
/// the first counts.
func largestLogit(_ logits: Matrix, _ row: Int) -> Int {
  let classes = logits.columns
  let z = logits.elements.span.extracting(row * classes..<(row + 1) * classes)
  var best = 0
  for j in 1..<classes where z[j] > z[best] { best = j }
  return best
}

/// How many rows of `logits` `[batch, classes]` are largest at their label.
func countOfCorrect(_ logits: Matrix, labels: [Int]) -> Int {
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
