/// A fully connected layer: `y = x Wᵀ + b`.
///
/// W is `[outputSize, inputSize]`, b is `[outputSize]`; both are drawn from U(±1/√inputSize), as
/// PyTorch's `nn.Linear` does. Without bias, `y = x Wᵀ`.
/// Cost: `2 · batch · inputSize · outputSize` operations forward, the same for each half of backward.
public struct Dense: Layer {
  public let inputSize: Int
  public let outputSize: Int
  public let hasBias: Bool

  public init(_ inputSize: Int, _ outputSize: Int, bias: Bool = true) {
    precondition(
      inputSize > 0 && outputSize > 0, "a dense layer cannot be \(inputSize)→\(outputSize)")
    self.inputSize = inputSize
    self.outputSize = outputSize
    hasBias = bias
  }

  public var parameterBlocks: [ParameterBlock] {
    let bound = 1 / Float(inputSize).squareRoot()
    let weight = ParameterBlock(count: weightCount, initialBound: bound, isDecayed: true)
    let bias = ParameterBlock(count: outputSize, initialBound: bound, isDecayed: false)
    return hasBias ? [weight, bias] : [weight]
  }

  private var weightCount: Int { inputSize * outputSize }
}

extension Dense {
  public func forward(_ x: Matrix, parameters: Span<Float>, into y: inout Matrix) {
    y.setRows(x.rows)
    var output = y.elements.mutableSpan
    multiply(
      x.elements.span, .asIs, parameters.extracting(first: weightCount), .transposed, into: &output,
      rows: x.rows, inner: inputSize, columns: outputSize)
    guard hasBias else { return }
    let bias = parameters.extracting(droppingFirst: weightCount)
    for row in 0..<x.rows {
      for column in 0..<outputSize {
        output[row * outputSize + column] += bias[column]
      }
    }
  }

  /// `∂L/∂W = (∂L/∂y)ᵀ x`, `∂L/∂b = Σ_i ∂L/∂y_i`.
  public func parametersGradient(
    _ x: Matrix, y: Matrix, yGradient: Matrix, parameters: Span<Float>,
    into gradient: inout MutableSpan<Float>, at start: Int
  ) {
    multiply(
      yGradient.elements.span, .transposed, x.elements.span, .asIs, into: &gradient, at: start,
      rows: outputSize, inner: x.rows, columns: inputSize)
    guard hasBias else { return }
    let upstream = yGradient.elements.span
    let biasStart = start + weightCount
    for column in 0..<outputSize { gradient[biasStart + column] = 0 }
    for row in 0..<x.rows {
      for column in 0..<outputSize {
        gradient[biasStart + column] += upstream[row * outputSize + column]
      }
    }
  }

  /// `∂L/∂x = ∂L/∂y W`.
  public func inputGradient(
    _ x: Matrix, y: Matrix, yGradient: Matrix, parameters: Span<Float>, into gradient: inout Matrix
  ) {
    gradient.setRows(x.rows)
    var output = gradient.elements.mutableSpan
    multiply(
      yGradient.elements.span, .asIs, parameters.extracting(first: weightCount), .asIs,
      into: &output,
      rows: x.rows, inner: outputSize, columns: inputSize)
  }
}
