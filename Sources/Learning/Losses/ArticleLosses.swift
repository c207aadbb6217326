// The article's two losses of one number, with which it shows how a function with a backward of its own is written.

/// `|prediction − truth|`, element by element, whose backward hands the upstream gradient on to the prediction
/// unchanged: the article's `LossFunc`, and `Loss1` that applies it.
///
/// That is no derivative, which would be `sign(prediction − truth)` times upstream: where the prediction is below
/// the truth, the gradient has the wrong sign and descent moves away. It shows that a ``Function``'s backward
/// may do anything, and what comes of it. (The same trick is useful where the derivative is 0 almost everywhere,
/// such as rounding: Bengio, Léonard and Courville, "Estimating or propagating gradients through stochastic
/// neurons", 2013.) The truth gets no gradient.
public struct StraightThroughLoss: Function {
  /// Called by backward with the upstream gradient, before it is handed on.
  public let report: ((Matrix) -> Void)?

  /// `report` is told the upstream gradient of each backward.
  public init(report: ((Matrix) -> Void)? = nil) {
    self.report = report
  }

  /// `inputs` are the prediction and the truth, of the same shape.
  public func forward(_ inputs: [Matrix]) -> (output: Matrix, saved: Void) {
    ((inputs[0] + inputs[1].map { -$0 }).map { abs($0) }, ())
  }

  /// The upstream gradient for the prediction, none for the truth.
  public func backward(_ upstream: Matrix, _ saved: Void) -> [Matrix?] {
    report?(upstream)
    return [upstream, nil]
  }
}

/// `|prediction|`, element by element, with its true derivative, `sign(prediction)`, which is 0 at 0 as
/// PyTorch's: the article's `Loss2`.
public struct AbsoluteLoss: Function {
  /// There is nothing to choose.
  public init() {}

  /// `inputs` is the prediction alone.
  public func forward(_ inputs: [Matrix]) -> (output: Matrix, saved: Matrix) {
    (inputs[0].map { abs($0) }, inputs[0])
  }

  /// `∂L/∂prediction = sign(prediction) · ∂L/∂|prediction|`.
  public func backward(_ upstream: Matrix, _ prediction: Matrix) -> [Matrix?] {
    [upstream * prediction.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }]
  }
}
