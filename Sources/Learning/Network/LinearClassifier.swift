/// What turns a feature x of d numbers into one logit a class: `z = W x`, or `z = W x + b` with a bias.
///
/// Without b the classes are told apart by direction from the origin alone, so that the centers settle on the paper's ring.
public struct LinearClassifier: Sendable, Equatable {
  /// W, `[classes, d]`.
  public let weights: Matrix
  /// b, one number a class; `nil` for none.
  public let bias: [Float]?

  /// `weights` are W, `[classes, d]`.
  public init(_ weights: Matrix, bias: [Float]? = nil) {
    precondition(
      bias.map { $0.count == weights.rows } ?? true,
      "\(bias?.count ?? 0) biases for \(weights.rows) classes")
    self.weights = weights
    self.bias = bias
  }
}

extension LinearClassifier {
  /// z of one feature, a number a class. O(classes · d).
  func logits(of x: ArraySlice<Float>) -> [Float] {
    (0..<weights.rows).map { j in
      zip(x, weights.row(j)).reduce(bias?[j] ?? 0) { $0 + $1.0 * $1.1 }
    }
  }

  /// z of features x `[n, d]`: `[n, classes]`. O(n · classes · d).
  func logits(of features: Matrix) -> Matrix {
    var logits = Matrix(rows: features.rows, columns: weights.rows)
    guard features.rows > 0 else { return logits }
    var z = logits.elements.mutableSpan
    if let bias { repeatRow(bias.span, over: &z) }
    multiply(
      features.elements.span, .asIs, weights.elements.span, .transposed, into: &z,
      adding: bias != nil, rows: features.rows, inner: features.columns, columns: weights.rows)
    return logits
  }

  /// The same of features in another unit: those divided by `unit` are given the classes that the features themselves had.
  package func scaled(toUnit unit: Float) -> LinearClassifier {
    LinearClassifier(weights, bias: bias?.map { $0 / unit })
  }
}
