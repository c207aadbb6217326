/// Center loss (Wen, Zhang, Li and Qiao, "A Discriminative Feature Learning Approach for Deep Face
/// Recognition", ECCV 2016, Eq. 2): half the squared distance of each feature to its class's center,
/// `½ · Σ_i ‖x_i − c_{y_i}‖²`. Divided by the batch size it is `L_C`.
///
/// Features x are `[batch, d]`, centers c are `[classes, d]`, labels y are rows of the centers.
///
/// There are two ways to it. The static functions are the mathematics: they take features and centers, allocate
/// nothing, and are what a training step calls. A value is the article's module `CenterLoss`: it owns its
/// centers and takes part in a graph of ``Variable``s, by calling the same functions.
///
/// ```swift
/// let loss = CenterLoss(featureSize: 2, classCount: 10, centerWeight: 0.1, seed: 1)
/// try loss(features, labels: labels).backward()
/// loss.centers.descend(rate: 0.5)
/// ```
public struct CenterLoss {
  /// c, `[classes, featureSize]`: parameters, whose gradient is the derivative of the loss. A descent along
  /// it is a step of ``CenterRule/gradient``.
  public let centers: Variable
  /// λ; the article's `lamda`.
  public let centerWeight: Float
  /// A factor of the loss; the article's `scale`.
  public let scale: Float

  /// Centers drawn from N(0, 1) with a seed. The article's names: `featuresDim`, `numClass`, `lamda`, `scale`.
  /// Its `batchSize` has no counterpart, for the loss divides by the size of the batch that it is given.
  public init(
    featureSize: Int, classCount: Int = 10, centerWeight: Float = 1, scale: Float = 1, seed: UInt64
  ) {
    precondition(
      featureSize > 0 && classCount > 0,
      "centers cannot be \(classCount) classes of \(featureSize) numbers")
    self.init(
      centers: .standardNormal(rows: classCount, columns: featureSize, seed: seed),
      centerWeight: centerWeight, scale: scale)
  }

  /// Centers that are given, `[classes, featureSize]`.
  public init(centers: Matrix, centerWeight: Float = 1, scale: Float = 1) {
    precondition(
      centerWeight.isFinite && centerWeight >= 0 && scale.isFinite,
      "λ must be finite and 0 or more, scale finite; they are \(centerWeight) and \(scale)")
    self.centers = Variable(centers)
    self.centerWeight = centerWeight
    self.scale = scale
  }

  /// `λ · ½ · (scale / b) · Σ_i ‖x_i − c_{y_i}‖²`, a scalar, where b is the number of features given. Backward
  /// gives `λ · (scale / b) · (x_i − c_{y_i})` to feature i, and to center j the negative sum of its features'.
  ///
  /// `features` are `[b, featureSize]`. Maps `[b, channels, height, width]` are flattened to that by
  /// ``Matrix/init(flattening:shape:)``. Throws for features of another size than the centers, labels that are
  /// no class, another number of labels than features, and an empty batch.
  public func callAsFunction(_ features: Variable, labels: [Int]) throws(CenterLossError)
    -> Variable
  {
    try Self.validate(features.value, labels: labels, centers: centers.value)
    return centerWeight * scale / Float(labels.count)
      * CenterLossFunction(labels: labels, rule: .gradient)(features, centers)
  }
}

// MARK: The mathematics

extension CenterLoss {
  /// `½ · Σ_i ‖x_i − c_{y_i}‖²`. Only rows of classes that occur in the batch are read: O(batch · d), whatever
  /// the number of classes.
  public static func forward(_ features: Matrix, labels: [Int], centers: Matrix) -> Float {
    checkShapes(features, labels, centers)
    let x = features.elements.span
    let c = centers.elements.span
    let d = features.columns
    var total = 0.0
    for i in labels.indices {
      let xRow = x.extracting(i * d..<i * d + d)
      let cRow = c.extracting(labels[i] * d..<labels[i] * d + d)
      total += Double(squaredDistance(xRow, cRow))
    }
    return Float(total / 2)
  }

  /// Adds `upstream · (x_i − c_{y_i})`, the loss's derivative with respect to x_i, to row i of `gradient`.
  ///
  /// For the joint loss `L_S + λ L_C` the upstream factor is λ / B, so λ = 0 adds exactly nothing. O(batch · d).
  public static func addFeaturesGradient(
    _ features: Matrix, labels: [Int], centers: Matrix, upstream: Float, to gradient: inout Matrix
  ) {
    checkShapes(features, labels, centers)
    precondition(
      gradient.rows == features.rows && gradient.columns == features.columns,
      "the gradient is \(gradient.rows)×\(gradient.columns), the features are \(features.rows)×\(features.columns)"
    )
    let x = features.elements.span
    let c = centers.elements.span
    var g = gradient.elements.mutableSpan
    let d = features.columns
    for i in labels.indices {
      let xRow = x.extracting(i * d..<i * d + d)
      let cRow = c.extracting(labels[i] * d..<labels[i] * d + d)
      for k in 0..<d { g[i * d + k] += upstream * (xRow[k] - cRow[k]) }
    }
  }
}
