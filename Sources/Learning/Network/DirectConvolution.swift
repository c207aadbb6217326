import CConvolution

/// How a ``Convolution`` is computed.
package enum ConvolutionMethod: Sendable, Equatable {
  /// A matrix product for each tap and row of the image: for many channels.
  case taps
  /// All taps of a pixel at once, with their sum in registers: for few channels. Where it is wide, with AVX2 and FMA, which x86
  /// processors have from 2013 on.
  case direct(isWide: Bool)

  /// The faster one of the two. On a Zen 3 core the direct one is 2.0 to 2.4 times as fast for 8→16 channels, 1.1 to 1.6 times for
  /// 32→32, and 0.8 times for 64→64. With another BLAS than OpenBLAS another number may part them:
  /// `Benchmarks/training_speed.py` measures each layer.
  static func best(inputs: Int, outputs: Int, kernelSize: Int) -> ConvolutionMethod {
    let isNarrow = inputs * outputs <= 1024
    return isNarrow && fitsDirect(inputs: inputs, outputs: outputs, kernelSize: kernelSize)
      ? .direct(isWide: hasWide) : .taps
  }

  /// Whether the direct method has what it needs: outputs in eights, and room for a part of the weights.
  static func fitsDirect(inputs: Int, outputs: Int, kernelSize: Int) -> Bool {
    cconv_fits(Int32(inputs), Int32(outputs), Int32(kernelSize))
  }

  /// Whether the direct method can be wide on this processor.
  package static let hasWide = cconv_has_wide()
}

// MARK: The direct method

// Safe, all three: every count is checked against the shape first, and no pointer outlives its closure.
extension Convolution {
  func forwardDirectly(
    _ x: Matrix, _ parameters: Span<Float>, into y: inout Matrix, isWide: Bool
  ) {
    let shape = directShape(batch: input.batchSize(of: x))
    precondition(output.batchSize(of: y) == shape.batch, "y has another number of samples than x")
    let (weights, bias) = (parameters.extracting(weightRange), parameters.extracting(biasRange))
    var result = y.elements.mutableSpan
    x.elements.withUnsafeBufferPointer { x in
      weights.withUnsafeBufferPointer { weights in
        bias.withUnsafeBufferPointer { bias in
          result.withUnsafeMutableBufferPointer { y in
            cconv_forward(
              shape, isWide, x.baseAddress, weights.baseAddress, bias.baseAddress, leakySlope,
              y.baseAddress)
          }
        }
      }
    }
  }

  func addWeightsGradientDirectly(
    _ x: Matrix, _ zGradient: Matrix, to gradient: inout MutableSpan<Float>, at start: Int,
    isWide: Bool
  ) {
    let shape = directShape(batch: input.batchSize(of: x))
    precondition(
      output.batchSize(of: zGradient) == shape.batch, "∂L/∂z has another number of samples than x")
    precondition(
      start >= 0 && gradient.count - start >= weightRange.count,
      "\(gradient.count) derivatives, \(weightRange.count) expected from \(start) on")
    x.elements.withUnsafeBufferPointer { x in
      zGradient.elements.withUnsafeBufferPointer { upstream in
        gradient.withUnsafeMutableBufferPointer { gradient in
          cconv_weights_gradient(
            shape, isWide, x.baseAddress, upstream.baseAddress,
            gradient.baseAddress.map { $0 + start })
        }
      }
    }
  }

  /// Whether the input's gradient can be had directly: it is a convolution from outputs to inputs.
  var fitsTurnedRound: Bool {
    ConvolutionMethod.fitsDirect(
      inputs: output.channels, outputs: input.channels, kernelSize: kernelSize)
  }

  func inputGradientDirectly(
    _ zGradient: Matrix, _ parameters: Span<Float>, into gradient: inout Matrix, isWide: Bool
  ) {
    let shape = directShape(batch: output.batchSize(of: zGradient))
    precondition(
      input.batchSize(of: gradient) == shape.batch, "∂L/∂x has another number of samples than ∂L/∂z"
    )
    let weights = parameters.extracting(weightRange)
    var result = gradient.elements.mutableSpan
    zGradient.elements.withUnsafeBufferPointer { upstream in
      weights.withUnsafeBufferPointer { weights in
        result.withUnsafeMutableBufferPointer { gradient in
          cconv_input_gradient(
            shape, isWide, upstream.baseAddress, weights.baseAddress, gradient.baseAddress)
        }
      }
    }
  }

  private func directShape(batch: Int) -> cconv_shape {
    cconv_shape(
      height: Int32(input.height), width: Int32(input.width), batch: Int32(batch),
      inputs: Int32(input.channels), outputs: Int32(output.channels), kernel: Int32(kernelSize))
  }
}
