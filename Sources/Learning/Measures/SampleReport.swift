import Libc

/// How one sample stands to the classes and their centers, and where its two losses pull its feature.
///
/// With logits `z = W x + b` and `p = softmax(z)`: `L_S = −log p_y`, `L_C = ½ ‖x − c_y‖²`.
public struct SampleReport: Sendable, Equatable {
  /// p, one a class.
  public let probabilities: [Float]
  /// `‖x − c_j‖`, one a class.
  public let distances: [Float]
  /// L_S of this sample.
  public let crossEntropy: Float
  /// L_C of this sample, without λ.
  public let centerLoss: Float
  /// `−∂L_S/∂x = Wᵀ (onehot(y) − p)`, d numbers: the way softmax pulls the feature.
  public let softmaxPull: [Float]
  /// `−λ ∂L_C/∂x = λ (c_y − x)`, d numbers: the way center loss pulls it.
  public let centerPull: [Float]

  /// How strongly the two pull.
  public var softmaxPullLength: Double { length(softmaxPull) }
  public var centerPullLength: Double { length(centerPull) }

  /// The class that softmax pushes the feature away from, where that turns it aside from its own center by more than 60°;
  /// `nil` where it pulls towards that, or not at all.
  public let classPushedFrom: Int?

  /// The class with the largest probability; of equals the first.
  public var prediction: Int {
    probabilities.max().flatMap(probabilities.firstIndex) ?? 0
  }

  /// x is d numbers, c `[classes, d]`, λ is `centerWeight`. O(classes · d).
  public init(
    feature x: ArraySlice<Float>, label: Int, classifier: LinearClassifier, centers: Matrix,
    centerWeight: Float
  ) {
    precondition(
      x.count == classifier.weights.columns && x.count == centers.columns,
      "a feature of size \(x.count), weights of \(classifier.weights.columns), centers of \(centers.columns)"
    )
    let classes = 0..<centers.rows
    let logits = classifier.logits(of: x)
    let largest = logits.max() ?? 0
    let exponentials = logits.map { expf($0 - largest) }
    let sum = exponentials.reduce(0, +)
    let p = exponentials.map { $0 / sum }
    probabilities = p
    crossEntropy = logf(sum) + largest - logits[label]
    let (c, d) = (centers.elements.span, centers.columns)
    let squares = classes.map { j in
      squaredDistance(x.span, c.extracting(j * d..<(j + 1) * d))
    }
    distances = squares.map { $0.squareRoot() }
    centerLoss = squares[label] / 2
    let pull = (0..<x.count).map { k in
      classes.reduce(0) { $0 + ((label == $1 ? 1 : 0) - p[$1]) * classifier.weights[$1, k] }
    }
    softmaxPull = pull
    centerPull = zip(centers.row(label), x).map { centerWeight * ($0 - $1) }
    let toCenter = zip(centers.row(label), x).map { $0 - $1 }
    let along = zip(pull, toCenter).reduce(Float(0)) { $0 + $1.0 * $1.1 }
    let isAside = Double(along) < 0.5 * length(pull) * length(toCenter)
    let rivals = classes.filter { $0 != label }
    classPushedFrom = isAside && length(pull) > 0 ? rivals.max { p[$0] < p[$1] } : nil
  }
}

extension Snapshot {
  /// The report on one sample of an evaluation of this snapshot; `nil` for features without a classifier.
  public func report(on index: Int, of evaluation: Evaluation) -> SampleReport? {
    classifier.map { classifier in
      SampleReport(
        feature: evaluation.features.row(index), label: evaluation.labels[index],
        classifier: classifier, centers: centers, centerWeight: hyperparameters.centerWeight)
    }
  }
}

private func length(_ vector: [Float]) -> Double {
  vector.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
}
