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
