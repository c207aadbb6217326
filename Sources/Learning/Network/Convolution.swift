/// A convolution of images: stride 1, padded with zeros so that the image keeps its size, `y = f(Σ_taps x_tap W_tap + b)`.
///
/// A kernel of odd size k has k² taps. Tap (i, j) multiplies the pixel i − (k−1)/2 rows below and j − (k−1)/2 columns to the right
/// with `W[i, j]`, a matrix `[channels in, channels out]`; W is `[k, k, in, out]`, b is `[out]`. b is drawn from
/// U(±1/√(k² · in)), and W too, as PyTorch's `nn.Conv2d` does, times `gain`. f is LeakyReLU of slope `leakySlope`, or the identity where that is 1.
/// Cost: `2 · batch · in · out` operations for every tap that falls on a pixel, in each of the three passes, computed by ``method``.
public struct Convolution: Layer {
  public let input: ActivationShape
  public let output: ActivationShape
  /// k, odd.
  public let kernelSize: Int
  /// Of the LeakyReLU at the end; 1 is the identity.
  public let leakySlope: Float
  /// How many times wider than PyTorch's the distribution is that W is drawn from.
  public let gain: Float
  /// How the passes are computed; what they compute is the same to within rounding.
  package private(set) var method: ConvolutionMethod

  /// Of images of shape `input` to images of the same size with as many `channels`. An even kernel is a mistake of the program.
  public init(
    _ input: ActivationShape, channels: Int, kernelSize: Int, leakySlope: Float = 1,
    gain: Float = 1
  ) {
    precondition(
      kernelSize > 0 && !kernelSize.isMultiple(of: 2), "a kernel of even size \(kernelSize)")
    LeakyReLU.checkSlope(leakySlope)
    self.input = input
    output = ActivationShape(height: input.height, width: input.width, channels: channels)
    self.kernelSize = kernelSize
    self.leakySlope = leakySlope
    self.gain = gain
    method = .best(inputs: input.channels, outputs: channels, kernelSize: kernelSize)
  }

  /// The same convolution, computed in a way of one's choice, which must be able to.
  package func computed(_ method: ConvolutionMethod) -> Convolution {
    precondition(
      method == .taps
        || ConvolutionMethod.fitsDirect(
          inputs: input.channels, outputs: output.channels, kernelSize: kernelSize),
      "\(input) to \(output.channels) channels cannot be convolved directly")
    var copy = self
    copy.method = method
    return copy
  }

  public var parameterBlocks: [ParameterBlock] {
    let bound = 1 / Float(tapCount * input.channels).squareRoot()
    return [
      ParameterBlock(count: weightRange.count, initialBound: gain * bound, isDecayed: true),
      ParameterBlock(count: biasRange.count, initialBound: bound, isDecayed: false),
    ]
  }

  /// As `nn.Conv2d` has them: W is `[out, in, k, k]` there.
  public var parameterLayouts: [ParameterLayout] {
    let (k, inputs, outputs) = (kernelSize, input.channels, output.channels)
    return [
      ParameterLayout(
        "weight", shape: [outputs, inputs, k, k],
        axes: [
          .init(count: outputs, stride: 1), .init(count: inputs, stride: outputs),
          .init(count: k, stride: k * weightsOfTap), .init(count: k, stride: weightsOfTap),
        ]),
      ParameterLayout("bias", shape: [outputs], start: biasRange.lowerBound),
    ]
  }

  public var moduleCount: Int { leakySlope == 1 ? 1 : 2 }

  var tapCount: Int { kernelSize * kernelSize }
  var weightsOfTap: Int { input.channels * output.channels }
  /// Where W and b lie among the layer's parameters.
  var weightRange: Range<Int> { 0..<tapCount * weightsOfTap }
  var biasRange: Range<Int> {
    weightRange.upperBound..<weightRange.upperBound + output.channels
  }
}

extension Convolution {
  public func forward(_ x: Matrix, parameters: Span<Float>, into y: inout Matrix) {
    y.setRows(input.batchSize(of: x) * output.pixelCount)
    switch method {
    case .taps: forwardByTaps(x, parameters, into: &y)
    case .direct(let isWide): forwardDirectly(x, parameters, into: &y, isWide: isWide)
    }
  }

  public func backwardThroughActivation(_ y: Matrix, yGradient: inout Matrix) {
    var gradient = yGradient.elements.mutableSpan
    LeakyReLU.backward(y.elements.span, slope: leakySlope, gradient: &gradient)
  }

  /// `∂L/∂W_tap = Σ x_tapᵀ ∂L/∂z`, `∂L/∂b = Σ ∂L/∂z` over pixels and samples.
  public func parametersGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>,
    into gradient: inout MutableSpan<Float>, at start: Int, adding: Bool
  ) {
    if !adding { gradient.zero(start..<start + weightRange.count) }
    switch method {
    case .taps: addWeightsGradientByTaps(x, zGradient, to: &gradient, at: start)
    case .direct(let isWide):
      addWeightsGradientDirectly(x, zGradient, to: &gradient, at: start, isWide: isWide)
    }
    sumRows(
      zGradient.elements.span, into: &gradient, at: start + biasRange.lowerBound,
      columns: output.channels, adding: adding)
  }

  /// `∂L/∂x = Σ_taps ∂L/∂z_tap W_tapᵀ`: what a tap took from a pixel flows back to it.
  public func inputGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>, into gradient: inout Matrix
  ) {
    gradient.setRows(output.batchSize(of: zGradient) * input.pixelCount)
    switch method {
    case .direct(let isWide) where fitsTurnedRound:
      inputGradientDirectly(zGradient, parameters, into: &gradient, isWide: isWide)
    case .direct, .taps: inputGradientByTaps(zGradient, parameters, into: &gradient)
    }
  }
}
