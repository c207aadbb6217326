/// `y = x` where x > 0, else `a_c · x`, with a slope a of its own for each channel c, which is learned (He et al., "Delving Deep
/// into Rectifiers", ICCV 2015). Every slope starts at ¼ and does not decay.
public struct PReLU: Layer {
  public let input: ActivationShape
  public var output: ActivationShape { input }

  /// Of images, or of a vector, each of whose numbers has a slope of its own.
  public init(_ input: ActivationShape) {
    self.input = input
  }

  public var parameterBlocks: [ParameterBlock] {
    [ParameterBlock(count: input.channels, initialMean: 0.25, initialBound: 0, isDecayed: false)]
  }
  /// As `nn.PReLU` has them.
  public var parameterLayouts: [ParameterLayout] {
    [ParameterLayout("weight", shape: [input.channels])]
  }
}

extension PReLU {
  public func forward(_ x: Matrix, parameters: Span<Float>, into y: inout Matrix) {
    y.setRows(x.rows)
    let (source, channels) = (x.elements.span, input.channels)
    var result = y.elements.mutableSpan
    for start in stride(from: 0, to: source.count, by: channels) {
      for c in 0..<channels {
        let (value, slope) = (source[start + c], parameters[c])
        result[start + c] = value * (value > 0 ? 1 : slope)
      }
    }
  }

  /// `∂L/∂a_c = Σ min(x, 0) · ∂L/∂y` over the pixels and samples of channel c.
  public func parametersGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>,
    into gradient: inout MutableSpan<Float>, at start: Int, adding: Bool
  ) {
    if !adding { gradient.zero(start..<start + input.channels) }
    let (source, upstream) = (x.elements.span, zGradient.elements.span)
    for first in stride(from: 0, to: source.count, by: input.channels) {
      for c in 0..<input.channels {
        let value = source[first + c]
        gradient[start + c] += (value < 0 ? value : 0) * upstream[first + c]
      }
    }
  }

  public func inputGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>, into gradient: inout Matrix
  ) {
    gradient.setRows(x.rows)
    let (source, upstream) = (x.elements.span, zGradient.elements.span)
    var result = gradient.elements.mutableSpan
    for start in stride(from: 0, to: source.count, by: input.channels) {
      for c in 0..<input.channels {
        let slope = parameters[c]
        result[start + c] = upstream[start + c] * (source[start + c] > 0 ? 1 : slope)
      }
    }
  }
}
