/// Softmax and mean cross-entropy of the logits `z = x Wᵀ + b` as a ``Function`` of features x `[batch, d]`, weights W
/// `[classes, d]` and, where there is one, a bias b `[1, classes]`, with a backward written by hand.
///
/// Forward: `L_S = −(1/B) · Σ_i log softmax(z_i)[y_i]`, a scalar. Backward, from an upstream gradient g and with
/// `e = g (softmax(z) − onehot(y)) / B`: `e W` for x, `eᵀ x` for W, `Σ_i e_i` for b. It calls what a training step calls, ``CrossEntropy``.
/// Cost: O(batch · classes · d), by plain loops: it is for looking at, not for training.
public struct CrossEntropyFunction: Function {
  /// y, a row of W for each row of x.
  public let labels: [Int]

  public init(labels: [Int]) { self.labels = labels }

  /// `inputs` are x and W, or x, W and b.
  public func forward(_ inputs: [Matrix]) -> (
    output: Matrix, saved: (features: Matrix, weights: Matrix, probabilities: Matrix, hasBias: Bool)
  ) {
    let (x, w) = (inputs[0], inputs[1])
    let bias = inputs.count > 2 ? inputs[2].elements : nil
    var logits = Matrix(rows: x.rows, columns: w.rows)
    for i in 0..<x.rows {
      for j in 0..<w.rows {
        logits[i, j] = zip(x.row(i), w.row(j)).reduce(bias?[j] ?? 0) { $0 + $1.0 * $1.1 }
      }
    }
    var probabilities = logits
    let loss = CrossEntropy.forward(logits, labels: labels, probabilities: &probabilities)
    return (Matrix(rows: 1, columns: 1, elements: [loss]), (x, w, probabilities, bias != nil))
  }

  /// `∂L/∂x`, `[batch, d]`, `∂L/∂W`, `[classes, d]`, and of a bias `∂L/∂b`, `[1, classes]`.
  public func backward(
    _ upstream: Matrix,
    _ saved: (features: Matrix, weights: Matrix, probabilities: Matrix, hasBias: Bool)
  ) -> [Matrix?] {
    let (x, w) = (saved.features, saved.weights)
    var errors = saved.probabilities
    CrossEntropy.backward(&errors, labels: labels)
    errors = errors.map { upstream[0, 0] * $0 }
    var featuresGradient = Matrix(rows: x.rows, columns: x.columns)
    var weightsGradient = Matrix(rows: w.rows, columns: w.columns)
    var biasGradient = Matrix(rows: 1, columns: w.rows)
    for i in 0..<x.rows {
      for j in 0..<w.rows {
        biasGradient[0, j] += errors[i, j]
        for k in 0..<x.columns {
          featuresGradient[i, k] += errors[i, j] * w[j, k]
          weightsGradient[j, k] += errors[i, j] * x[i, k]
        }
      }
    }
    return [featuresGradient, weightsGradient] + (saved.hasBias ? [biasGradient] : [])
  }
}
