import Libc

/// The article's check 1: center loss of ten features at the origin.
package struct CenterLossCheck {
  package static let labels = [8, 3, 8, 5, 3, 0, 6, 5, 2, 3]
  package static let centerWeight: Float = 0.1
  package static let scale: Float = 1
  package static let features = Matrix(rows: labels.count, columns: 2)

  package let centers: Matrix
  package let loss: Float
  package let featuresGradient: Matrix
  package let centersGradient: Matrix

  /// Computes the loss and goes back from it, with centers of `[10, 2]`.
  package init(centers: Matrix) throws {
    let module = CenterLoss(
      centers: centers, centerWeight: Self.centerWeight, scale: Self.scale)
    let features = Variable(Self.features)
    let loss = try module(features, labels: Self.labels)
    loss.backward()
    self.centers = centers
    self.loss = loss.scalar
    featuresGradient = features.gradientOrZero
    centersGradient = module.centers.gradientOrZero
  }

  package static let centersShape = (rows: 10, columns: 2)

  /// `c[k] = sin(k + 1)`, row after row: centers that any language can repeat.
  package static var waveCenters: Matrix {
    let (rows, columns) = centersShape
    return Matrix(
      rows: rows, columns: columns,
      elements: (0..<rows * columns).map { Float(sin(Double($0 + 1))) })
  }

  package static func drawnCenters(seed: UInt64) -> Matrix {
    .standardNormal(rows: centersShape.rows, columns: centersShape.columns, seed: seed)
  }
}

extension CenterLossCheck {
  /// The share of its way to its class's samples that a center goes in a step by the rule of the paper, 0 to 1.
  package func shareOfWay(ofClass j: Int, centerRate: Float) -> Double {
    let (x, c) = (Variable(Self.features), Variable(centers))
    CenterLossFunction(labels: Self.labels, rule: .paper)(x, c).backward()
    c.descend(rate: centerRate)
    // All samples lie at the origin.
    func distance(_ centers: Matrix) -> Double {
      centers.row(j).reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    }
    return 1 - distance(c.value) / distance(centers)
  }
}

/// The article's check 2: `y = 2 (5 − w x)²` against a truth, by a loss that hands its gradient straight through.
package struct StraightThroughCheck {
  package static let truth: Float = 10

  package let x, w, y, loss, xGradient, wGradient: Float
  /// What the straight-through backward was given, and handed on.
  package let upstream: Float

  /// What one check gives at any x and w. `isTrue` takes the true derivative instead.
  package init(x: Float = 3, w: Float = 2, isTrue: Bool = false) {
    let (input, weight) = (Variable(x), Variable(w))
    let y = 2 * (5 - weight * input).squared()
    var reported: Float = 1
    let loss =
      isTrue
      ? AbsoluteLoss()(y - Self.truth)
      : StraightThroughLoss { reported = $0[0, 0] }(y, Variable(Self.truth))
    loss.backward()
    (self.x, self.w, self.y, self.loss) = (x, w, y.scalar, loss.scalar)
    (xGradient, wGradient) = (input.gradientOrZero[0, 0], weight.gradientOrZero[0, 0])
    upstream = reported
  }

  /// The loss after a step of plain gradient descent along these gradients.
  package func lossAfterStep(rate: Float) -> Float {
    Self(x: x - rate * xGradient, w: w - rate * wGradient).loss
  }
}

/// The article's check 3: `|2 (5 − x)²|` with its true derivative.
package struct AbsoluteCheck {
  package let x, y, loss, xGradient: Float

  package init(x: Float = 3) {
    let input = Variable(x)
    let y = 2 * (5 - input).squared()
    let loss = AbsoluteLoss()(y)
    loss.backward()
    (self.x, self.y, self.loss) = (x, y.scalar, loss.scalar)
    xGradient = input.gradientOrZero[0, 0]
  }
}

extension Variable {
  fileprivate var gradientOrZero: Matrix {
    gradient ?? Matrix(rows: value.rows, columns: value.columns)
  }
}
