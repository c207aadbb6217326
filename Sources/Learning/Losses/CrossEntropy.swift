import Libc

/// Softmax and mean cross-entropy: `L_S = −(1/B) · Σ_i log p_i[y_i]`, `p_i = softmax(z_i)`.
///
/// The largest logit of each row is subtracted before `exp`, so no exponential overflows.
/// Cost: O(batch · classes).
public enum CrossEntropy {
  /// The mean loss over the batch. `logits` z is `[batch, classes]`; the softmax probabilities are written
  /// to `probabilities`, of the same shape, and are what ``backward(_:labels:batchSize:)`` starts from.
  public static func forward(_ logits: Matrix, labels: [Int], probabilities: inout Matrix) -> Float
  {
    precondition(
      logits.rows == labels.count && logits.rows > 0,
      "\(logits.rows) rows of logits, \(labels.count) labels")
    precondition(
      probabilities.columns == logits.columns, "probabilities need \(logits.columns) columns")
    checkLabels(labels, classCount: logits.columns)
    probabilities.setRows(logits.rows)
    let z = logits.elements.span
    var p = probabilities.elements.mutableSpan
    let classes = logits.columns
    var total = 0.0
    for i in 0..<logits.rows {
      let row = z.extracting(i * classes..<(i + 1) * classes)
      var largest = row[0]
      for j in 1..<classes where row[j] > largest { largest = row[j] }
      for j in 0..<classes { p[i * classes + j] = row[j] - largest }
      total -= Double(p[i * classes + labels[i]])
    }
    exponentiate(&p)
    for start in stride(from: 0, to: p.count, by: classes) {
      var sum: Float = 0
      for j in 0..<classes { sum += p[start + j] }
      for j in 0..<classes { p[start + j] /= sum }
      total += Double(logf(sum))
    }
    return Float(total / Double(logits.rows))
  }

  /// The loss of one who gives every class the same probability: `log classes`.
  public static func ofGuessing(classCount: Int) -> Double { log(Double(classCount)) }

  /// `∂L_S/∂z_i = (p_i − onehot(y_i)) / B`, written over the probabilities. B is `batchSize` where these samples are only a
  /// part of the batch.
  public static func backward(
    _ probabilities: inout Matrix, labels: [Int], batchSize: Int? = nil
  ) {
    precondition(
      probabilities.rows == labels.count, "\(probabilities.rows) rows, \(labels.count) labels")
    let classes = probabilities.columns
    var gradient = probabilities.elements.mutableSpan
    for i in labels.indices { gradient[i * classes + labels[i]] -= 1 }
    let perSample = 1 / Float(batchSize ?? labels.count)
    for k in 0..<gradient.count { gradient[k] *= perSample }
  }
}
