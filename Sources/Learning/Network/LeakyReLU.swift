/// `y = x` where x > 0, else `slope · x`, element by element.
public struct LeakyReLU: Layer {
  public let inputSize: Int
  public var outputSize: Int { inputSize }
  public let slope: Float

  public init(_ size: Int, slope: Float = 0.1) {
    precondition(size > 0, "an activation needs at least one input")
    inputSize = size
    self.slope = slope
  }

  public var parameterBlocks: [ParameterBlock] { [] }
}

extension LeakyReLU {
  public func forward(_ x: Matrix, parameters: Span<Float>, into y: inout Matrix) {
    y.setRows(x.rows)
    let input = x.elements.span
    var output = y.elements.mutableSpan
    for i in 0..<input.count {
      output[i] = input[i] * (input[i] > 0 ? 1 : slope)
    }
  }

  public func parametersGradient(
    _ x: Matrix, y: Matrix, yGradient: Matrix, parameters: Span<Float>,
    into gradient: inout MutableSpan<Float>, at start: Int
  ) {}

  /// `∂L/∂x = ∂L/∂y` where x > 0, else `slope · ∂L/∂y`.
  public func inputGradient(
    _ x: Matrix, y: Matrix, yGradient: Matrix, parameters: Span<Float>, into gradient: inout Matrix
  ) {
    gradient.setRows(x.rows)
    let input = x.elements.span
    let upstream = yGradient.elements.span
    var output = gradient.elements.mutableSpan
    precondition(
      upstream.count == input.count && output.count == input.count,
      "y and its gradient differ in shape")
    // A choice between two numbers, not between two statements, so that it compiles without a branch.
    for i in 0..<input.count {
      output[i] = upstream[i] * (input[i] > 0 ? 1 : slope)
    }
  }
}
