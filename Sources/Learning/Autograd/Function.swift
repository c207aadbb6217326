/// A step of a computation that knows its own way back: PyTorch's `autograd.Function`.
///
/// What backward needs of forward is a value of type ``Saved``, so the compiler checks that backward unpacks
/// exactly what forward packed. Labels and other inputs that have no gradient are properties of the function.
/// The backward pass is whatever is written there. It need not be the derivative:
/// ``StraightThroughLoss`` is an example of one that is not.
public protocol Function {
  /// What backward needs of forward: a tuple of matrices, say, or `Void`.
  associatedtype Saved

  /// The output, and what backward will need.
  func forward(_ inputs: [Matrix]) -> (output: Matrix, saved: Saved)

  /// `∂L/∂input` for each input, of that input's shape, from `∂L/∂output`; `nil` for an input that gets none.
  func backward(_ upstream: Matrix, _ saved: Saved) -> [Matrix?]
}

extension Function {
  /// Computes forward and remembers the way back: PyTorch's `Function.apply`.
  public func callAsFunction(_ inputs: Variable...) -> Variable {
    let (output, saved) = forward(inputs.map(\.value))
    // Changing a leaf later changes nothing that was saved: matrices are values.
    let shapes = inputs.map { ($0.value.rows, $0.value.columns) }
    return Variable(output, from: inputs) { upstream in
      let gradients = backward(upstream, saved)
      precondition(
        gradients.count == shapes.count,
        "\(Self.self) has \(shapes.count) inputs, its backward gave \(gradients.count) gradients")
      for (gradient, shape) in zip(gradients, shapes) {
        precondition(
          gradient.map { ($0.rows, $0.columns) == shape } ?? true,
          "\(Self.self) gave an input of \(shape.0)×\(shape.1) a gradient of another shape")
      }
      return gradients
    }
  }
}
