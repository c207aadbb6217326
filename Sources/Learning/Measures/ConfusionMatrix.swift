/// How often samples of each class were taken for each class.
public struct ConfusionMatrix: Sendable, Equatable {
  public let classCount: Int
  /// Row after row: true class, then predicted class.
  private var counts: [Int]

  /// O(samples + classes²).
  public init(labels: [Int], predictions: [Int], classCount: Int) {
    precondition(
      labels.count == predictions.count,
      "\(labels.count) labels, \(predictions.count) predictions")
    for classes in [labels, predictions] { checkLabels(classes, classCount: classCount) }
    self.classCount = classCount
    counts = [Int](repeating: 0, count: classCount * classCount)
    for (label, prediction) in zip(labels, predictions) {
      counts[label * classCount + prediction] += 1
    }
  }

  public subscript(label: Int, prediction: Int) -> Int { counts[label * classCount + prediction] }

  /// Samples of a class.
  public func total(ofClass label: Int) -> Int {
    counts[label * classCount..<(label + 1) * classCount].reduce(0, +)
  }

  /// The share, 0 to 1, of a class's samples that were recognised; `nil` where it has none.
  public func accuracy(ofClass label: Int) -> Double? {
    let total = total(ofClass: label)
    return total > 0 ? Double(self[label, label]) / Double(total) : nil
  }
}
