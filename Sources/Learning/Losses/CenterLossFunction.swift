/// Center loss as a ``Function`` with a backward written by hand: the article's `CenterLossFunc`.
///
/// Forward: `½ · Σ_i ‖x_i − c_{y_i}‖²`, a scalar, of features x `[batch, d]` and centers c `[classes, d]`.
/// Backward, from an upstream gradient g: row i of the features gets `g · (x_i − c_{y_i})`, their derivative;
/// row j of the centers gets what makes plain gradient descent, `c −= α · gradient`, a step of ``rule``:
/// `−g · Σ_{y_i=j} (x_i − c_j) / (1 + n_j)` under the rule paper (Eq. 4), which is no derivative, and
/// `−g · Σ_{y_i=j} (x_i − c_j)` under the rule gradient, which is. Classes that are not in the batch get 0.
///
/// It calls what a training step calls: ``CenterLoss/forward(_:labels:centers:)``,
/// ``CenterLoss/addFeaturesGradient(_:labels:centers:upstream:to:)`` and ``CenterRule``. Only its result on the
/// centers is a matrix of all classes, so backward costs O(batch · d + classes · d).
public struct CenterLossFunction: Function {
  /// y, a row of the centers for each row of the features.
  public let labels: [Int]
  /// Which step of the centers a descent along their gradient is.
  public let rule: CenterRule

  /// `labels` are rows of the centers, one for each row of the features.
  public init(labels: [Int], rule: CenterRule = .paper) {
    self.labels = labels
    self.rule = rule
  }

  /// `inputs` are x and c.
  public func forward(_ inputs: [Matrix]) -> (
    output: Matrix, saved: (features: Matrix, centers: Matrix)
  ) {
    let (x, c) = (inputs[0], inputs[1])
    let loss = CenterLoss.forward(x, labels: labels, centers: c)
    return (Matrix(rows: 1, columns: 1, elements: [loss]), (x, c))
  }

  /// `∂L/∂x`, `[batch, d]`, and what the rule makes of the centers, `[classes, d]`, from g, a scalar.
  public func backward(_ upstream: Matrix, _ saved: (features: Matrix, centers: Matrix))
    -> [Matrix?]
  {
    let (x, c, g) = (saved.features, saved.centers, upstream[0, 0])
    var featuresGradient = Matrix(rows: x.rows, columns: x.columns)
    CenterLoss.addFeaturesGradient(
      x, labels: labels, centers: c, upstream: g, to: &featuresGradient)

    var differences = CenterDifferences(
      classCount: c.rows, featureSize: c.columns, batchSize: labels.count)
    differences.gather(x, labels: labels, centers: c)
    // A rule's step at rate −g, taken from zero: the gradient that a descent at rate α turns into its step at α · g.
    var centersGradient = Matrix(rows: c.rows, columns: c.columns)
    centersGradient.moveCenters(
      by: differences, rule: rule, batchSize: 1, centerWeight: 1, centerRate: -g)
    return [featuresGradient, centersGradient]
  }
}
