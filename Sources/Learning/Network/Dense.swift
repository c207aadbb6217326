/// A fully connected layer: `y = f(x Wᵀ + b)`, f being LeakyReLU of slope `leakySlope`, or the identity where that is 1.
///
/// W is `[outputSize, inputSize]`, b is `[outputSize]`; both are drawn from U(±1/√inputSize), as
/// PyTorch's `nn.Linear` does. Without bias, `y = x Wᵀ`.
/// The product is added to rows of b, then becomes y where it lies; z = x Wᵀ + b is never kept.
/// Cost: `2 · batch · inputSize · outputSize` operations forward, the same for each half of backward.
public struct Dense: Layer {
  public let inputSize: Int
  public let outputSize: Int
  public var input: ActivationShape { .vector(inputSize) }
  public var output: ActivationShape { .vector(outputSize) }
  public let hasBias: Bool
  public let leakySlope: Float

  /// A layer without bias is linear.
  public init(_ inputSize: Int, _ outputSize: Int, bias: Bool = true, leakySlope: Float = 1) {
    precondition(
      inputSize > 0 && outputSize > 0, "a dense layer cannot be \(inputSize)→\(outputSize)")
    precondition(bias || leakySlope == 1, "a dense layer without bias is linear")
    LeakyReLU.checkSlope(leakySlope)
    self.inputSize = inputSize
    self.outputSize = outputSize
    hasBias = bias
    self.leakySlope = leakySlope
  }

  public var parameterBlocks: [ParameterBlock] {
    let bound = 1 / Float(inputSize).squareRoot()
    let weight = ParameterBlock(count: weightCount, initialBound: bound, isDecayed: true)
    let bias = ParameterBlock(count: outputSize, initialBound: bound, isDecayed: false)
    return hasBias ? [weight, bias] : [weight]
  }

  /// As `nn.Linear` has them.
  public var parameterLayouts: [ParameterLayout] {
    let weight = ParameterLayout("weight", shape: [outputSize, inputSize])
    let bias = ParameterLayout("bias", shape: [outputSize], start: weightCount)
    return hasBias ? [weight, bias] : [weight]
  }

  public var moduleCount: Int { leakySlope == 1 ? 1 : 2 }

  private var weightCount: Int { inputSize * outputSize }
}

extension Dense {
  public func forward(_ x: Matrix, parameters: Span<Float>, into y: inout Matrix) {
    y.setRows(x.rows)
    var output = y.elements.mutableSpan
    if hasBias {
      repeatRow(parameters.extracting(droppingFirst: weightCount), over: &output)
    }
    multiply(
      x.elements.span, .asIs, parameters.extracting(first: weightCount), .transposed, into: &output,
      adding: hasBias, rows: x.rows, inner: inputSize, columns: outputSize)
    LeakyReLU.apply(slope: leakySlope, to: &output)
  }

  public func backwardThroughActivation(_ y: Matrix, yGradient: inout Matrix) {
    var gradient = yGradient.elements.mutableSpan
    LeakyReLU.backward(y.elements.span, slope: leakySlope, gradient: &gradient)
  }

  /// `∂L/∂W = (∂L/∂z)ᵀ x`, `∂L/∂b = Σ_i ∂L/∂z_i`.
  public func parametersGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>,
    into gradient: inout MutableSpan<Float>, at start: Int, adding: Bool
  ) {
    multiply(
      zGradient.elements.span, .transposed, x.elements.span, .asIs, into: &gradient, at: start,
      adding: adding, rows: outputSize, inner: x.rows, columns: inputSize)
    guard hasBias else { return }
    sumRows(
      zGradient.elements.span, into: &gradient, at: start + weightCount, columns: outputSize,
      adding: adding)
  }

  /// `∂L/∂x = ∂L/∂z W`.
  public func inputGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>, into gradient: inout Matrix
  ) {
    gradient.setRows(x.rows)
    var output = gradient.elements.mutableSpan
    multiply(
      zGradient.elements.span, .asIs, parameters.extracting(first: weightCount), .asIs,
      into: &output,
      rows: x.rows, inner: outputSize, columns: inputSize)
  }
}
