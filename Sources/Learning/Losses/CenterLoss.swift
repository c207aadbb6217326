/// Center loss (Wen, Zhang, Li and Qiao, "A Discriminative Feature Learning Approach for Deep Face
/// Recognition", ECCV 2016, Eq. 2): half the squared distance of each feature to its class's center,
/// `½ · Σ_i ‖x_i − c_{y_i}‖²`. Divided by the batch size it is `L_C`.
///
/// Features x are `[batch, d]`, centers c are `[classes, d]`, labels y are rows of the centers.
/// Only rows of classes that occur in the batch are touched: O(batch · d), whatever the number of classes.
public enum CenterLoss {
  /// `½ · Σ_i ‖x_i − c_{y_i}‖²`.
  public static func forward(_ features: Matrix, labels: [Int], centers: Matrix) -> Float {
    checkShapes(features, labels, centers)
    let x = features.elements.span
    let c = centers.elements.span
    let d = features.columns
    var total = 0.0
    for i in labels.indices {
      let xRow = x.extracting(i * d..<i * d + d)
      let cRow = c.extracting(labels[i] * d..<labels[i] * d + d)
      var squares: Float = 0
      for k in 0..<d {
        let difference = xRow[k] - cRow[k]
        squares += difference * difference
      }
      total += Double(squares)
    }
    return Float(total / 2)
  }

  /// Adds `upstream · (x_i − c_{y_i})`, the loss's derivative with respect to x_i, to row i of `gradient`.
  ///
  /// For the joint loss `L_S + λ L_C` the upstream factor is λ / B, so λ = 0 adds exactly nothing.
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

  static func checkShapes(_ features: Matrix, _ labels: [Int], _ centers: Matrix) {
    precondition(
      features.rows == labels.count, "\(features.rows) rows of features, \(labels.count) labels")
    precondition(
      features.columns == centers.columns,
      "features of size \(features.columns), centers of size \(centers.columns)")
  }
}
