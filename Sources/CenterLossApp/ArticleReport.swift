import Drawing
import Learning

/// What `seed` prints of the article's three checks: to read, or as JSON whose names are a contract with scripts.
struct ArticleReport {
  let centersOrigin: String
  let one: CenterLossCheck
  let two: StraightThroughCheck
  /// Check 2 with the true derivative of its loss, to compare.
  let twoTrue: StraightThroughCheck
  let three: AbsoluteCheck
}

// MARK: For scripts

extension ArticleReport {
  private struct Numbers: Encodable {
    struct Test1: Encodable { let loss: Float, featuresGradient, centersGradient: [[Float]] }
    struct Test2: Encodable {
      let loss, xGradient, wGradient, trueXGradient, trueWGradient: Float
    }
    struct Test3: Encodable { let loss, xGradient: Float }

    let test1: Test1
    let test2: Test2
    let test3: Test3
  }

  func json() throws -> String {
    func rows(_ matrix: Matrix) -> [[Float]] { (0..<matrix.rows).map { Array(matrix.row($0)) } }
    return try jsonText(
      Numbers(
        test1: .init(
          loss: one.loss, featuresGradient: rows(one.featuresGradient),
          centersGradient: rows(one.centersGradient)),
        test2: .init(
          loss: two.loss, xGradient: two.xGradient, wGradient: two.wGradient,
          trueXGradient: twoTrue.xGradient, trueWGradient: twoTrue.wGradient),
        test3: .init(loss: three.loss, xGradient: three.xGradient)))
  }
}

// MARK: To read

extension ArticleReport {
  // Equations are written without a dot for "times": in ASCII it would look like a minus.
  var text: String {
    [firstCheck, secondCheck, thirdCheck].joined(separator: "\n\n")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
      .joined(separator: "\n")
  }

  private var firstCheck: String {
    let labels = CenterLossCheck.labels
    let features = labels.indices.map { i in
      "  \(column("\(i)", 3))\(column("\(labels[i])", 5))"
        + vector(CenterLossCheck.features, i) + vector(one.featuresGradient, i)
    }
    let centers = (0..<one.centers.rows).map { j in
      let n = labels.count { $0 == j }
      return "  \(column("\(j)", 3))\(column("\(n)", 5))"
        + vector(one.centers, j) + vector(one.centersGradient, j)
        + (n == 0 ? "not in the batch: stays" : "")
    }
    let check = CenterLossCheck.self
    return """
      1  CenterLoss: each feature x is pulled to the center c of its class
         L       = λ/2 (scale/b) Σ‖x_i − c_y‖²   y: the class of sample i
         ∂L/∂x_i = λ (scale/b) (x_i − c_y)       b: the size of the batch
         ∂L/∂c_j = −λ (scale/b) Σ(x_i − c_j)     over the samples of class j

         λ \(short(check.centerWeight)), scale \(short(check.scale)), b \(labels.count), \
      features all 0, centers \(centersOrigin)

         L = \(short(one.loss))

         i  y_i  x_i                   ∂L/∂x_i
      \(features.map { " " + $0 }.joined(separator: "\n"))

         j  n_j  c_j                   ∂L/∂c_j
      \(centers.map { " " + $0 }.joined(separator: "\n"))
      """
  }

  private var secondCheck: String {
    let rate: Float = 0.01
    let (straightStep, trueStep) = (
      two.lossAfterStep(rate: rate), twoTrue.lossAfterStep(rate: rate)
    )
    return """
      2  Loss1: |y − t| whose backward hands its gradient straight through
         y = 2 (5 − w x)² = \(short(two.y)) with x = \(short(two.x)), w = \(short(two.w)); \
      the truth t is \(short(StraightThroughCheck.truth))
         L = |y − t| = \(short(two.loss)); backward was given \(short(two.upstream)) and handed on \
      \(short(two.upstream))

                               ∂L/∂x      ∂L/∂w      L after a descent at rate \(short(rate))
         straight through      \(column(short(two.xGradient)))\(column(short(two.wGradient)))\
      \(short(straightStep))
         true derivative       \(column(short(twoTrue.xGradient)))\
      \(column(short(twoTrue.wGradient)))\(short(trueStep))

         Why the sign is wrong: ∂L/∂x = ∂L/∂y ∂y/∂x, and the same for w.
         ∂y/∂x = −4 w (5 − w x) = \(short(two.xGradient)), \
      ∂y/∂w = −4 x (5 − w x) = \(short(two.wGradient)).
         y is below t, so L falls when y rises: ∂L/∂y = sign(y − t) = −1.
         Straight through says +1 on either side of t. So both gradients point
         the wrong way here, and a descent along them makes the loss larger.
      """
  }

  private var thirdCheck: String {
    """
    3  Loss2: |y| with its true derivative
       y = 2 (5 − x)² = \(short(three.y)) with x = \(short(three.x));  L = |y| = \(short(three.loss))
       ∂L/∂x = sign(y) ∂y/∂x = sign(y) (−4) (5 − x) = \(short(three.xGradient))
    """
  }

  private func vector(_ matrix: Matrix, _ row: Int) -> String {
    matrix.row(row).map { column(short($0)) }.joined()
  }

  /// Padded on the right to a width.
  private func column(_ text: String, _ width: Int = 11) -> String {
    text + String(repeating: " ", count: max(width - text.count, 1))
  }

  private func short(_ value: Float) -> String { NumberText.trimmed(Double(value)) }
}
