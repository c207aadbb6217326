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

/// `x ← eˣ` for every x, none of which is above 0.
///
/// The C library's `expf` is a call for each number. This has neither call nor branch, so that the compiler does
/// several numbers at a time: `eˣ = 2ⁿ · 2ᶠ` with whole n and |f| ≤ ½, 2ᶠ by its Taylor polynomial (error 10⁻⁷ relative),
/// 2ⁿ by adding n to the exponent's bits. Below −87, where eˣ leaves float32's normal range, it stays at e⁻⁸⁷ ≈ 10⁻³⁸;
/// NaN stays NaN.
func exponentiate(_ numbers: inout MutableSpan<Float>) {
  for i in 0..<numbers.count { numbers[i] = exponential(numbers[i]) }
}

@inline(__always)
package func exponential(_ x: Float) -> Float {
  let exponent = (x < -87 ? -87 : x) * 1.442_695_04  // x / log 2
  // Added to 1.5 · 2²³, a float32 has no room for a fraction: it rounds, and n stands in its lowest bits.
  let shifted = exponent + 12_582_912
  let n = shifted - 12_582_912
  let f = exponent - n
  // (log 2)ᵏ / k! for k = 6 … 1.
  var power: Float = 1.540_353_04e-4
  power = power * f + 1.333_355_81e-3
  power = power * f + 9.618_129_11e-3
  power = power * f + 5.550_410_87e-2
  power = power * f + 2.402_265_07e-1
  power = power * f + 6.931_471_81e-1
  power = power * f + 1
  return Float(bitPattern: power.bitPattern &+ shifted.bitPattern &<< 23)
}
