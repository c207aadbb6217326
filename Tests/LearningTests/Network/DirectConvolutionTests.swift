import Learning
import Testing

/// The direct method beside the taps, at the shapes that reach it: eight and sixteen outputs, one channel and so many that the
/// weights are copied in parts, batches that fill its blocks and such that leave a rest, images smaller than the kernel.
struct DirectConvolutionTests {
  /// As every processor can take it, and wide where this one can.
  static let methods: [ConvolutionMethod] =
    [.direct(isWide: false)] + (ConvolutionMethod.hasWide ? [.direct(isWide: true)] : [])
  static let channels = [(1, 8), (8, 16), (16, 8), (32, 32), (3, 24), (64, 16)]

  @Test(
    "forward and every gradient are what taps give, to within 2 millionths of the largest",
    arguments: channels, [1, 3, 13, 16])
  func agreesWithTaps(channels: (Int, Int), batch: Int) {
    for (height, width, kernelSize) in [(9, 7, 5), (2, 1, 5), (1, 3, 5), (4, 4, 1), (3, 5, 3)] {
      let layer = Self.layer(height, width, channels, kernelSize).computed(.taps)
      let expected = Self.passes(layer, batch)
      for method in Self.methods {
        let passes = Self.passes(layer.computed(method), batch)
        for (what, pair) in zip(["y", "∂L/∂θ", "∂L/∂x"], zip(passes, expected)) {
          let largest = pair.1.reduce(0) { max($0, abs($1)) }
          expectClose(
            pair.0, pair.1, relative: 0, absolute: Double(2e-6 * largest),
            "\(what) of \(layer.input), kernel \(kernelSize), \(method):")
        }
      }
    }
  }

  @Test(
    "a sample's output is the same to the last bit in any batch", arguments: methods, channels)
  func anyBatch(method: ConvolutionMethod, channels: (Int, Int)) {
    let layer = Self.layer(6, 7, channels, 5).computed(method)
    let (samples, parameters) = (23, wave(layer.parameterCount, scale: 0.1))
    let planes = wave(samples * layer.inputSize)
    func outputs(of range: Range<Int>) -> [Float] {
      let part = planes[range.lowerBound * layer.inputSize..<range.upperBound * layer.inputSize]
      let x = pixelsFirst(Array(part), samples: range.count, layer.input)
      return planesFirst(
        output(of: layer, x, parameters), samples: range.count, layer.output)
    }
    let all = bits(outputs(of: 0..<samples))
    for parts in [[0, 1, 3, 7, 23], [0, 12, 14, 23], [0, 22, 23]] {
      #expect(zip(parts, parts.dropFirst()).flatMap { bits(outputs(of: $0..<$1)) } == all)
    }
  }

  // y is linear in W, b and x, so a central difference is exact at any step; a step of 1 drowns float32's rounding.

  @Test(
    "both gradients are the slope, also where the kernel is larger than the image",
    arguments: methods, [(3, 4, 3), (2, 1, 5), (1, 3, 5), (3, 2, 1)])
  func slopes(method: ConvolutionMethod, image: (Int, Int, Int)) {
    for channels in [(1, 8), (8, 16), (16, 8)] {
      let layer = Self.layer(image.0, image.1, channels, image.2, slope: 1).computed(method)
      let rows = layer.input.pixelCount * 3
      let (x, upstream) = (wave(rows, channels.0), wave(rows, channels.1, scale: 2))
      let parameters = wave(layer.parameterCount, scale: 0.1)
      func loss(_ x: Matrix, _ parameters: [Float]) -> Double {
        dot(output(of: layer, x, parameters).elements, upstream.elements)
      }
      expectClose(
        parametersGradient(of: layer, x, parameters, yGradient: upstream),
        centralDifferences(at: parameters, step: 1) { loss(x, $0) }, "∂L/∂θ")
      expectClose(
        inputGradient(of: layer, x, parameters, yGradient: upstream).elements,
        centralDifferences(at: x.elements, step: 1) {
          loss(Matrix(rows: x.rows, columns: x.columns, elements: $0), parameters)
        }, "∂L/∂x")
    }
  }

  @Test(
    "layers of few channels take it, all others go by taps",
    arguments: [
      (1, 8, 5, true), (8, 16, 5, true), (32, 32, 5, true), (3, 8, 5, true), (1, 1024, 5, true),
      (32, 64, 5, false), (8, 12, 5, false), (4, 4, 3, false), (128, 8, 11, false),
    ])
  func choice(inputs: Int, outputs: Int, kernelSize: Int, isDirect: Bool) {
    let layer = Self.layer(9, 9, (inputs, outputs), kernelSize)
    #expect(
      layer.method == (isDirect ? .direct(isWide: ConvolutionMethod.hasWide) : .taps))
  }
}

extension DirectConvolutionTests {
  private static func layer(
    _ height: Int, _ width: Int, _ channels: (Int, Int), _ kernelSize: Int, slope: Float = 0.1
  ) -> Convolution {
    Convolution(
      ActivationShape(height: height, width: width, channels: channels.0), channels: channels.1,
      kernelSize: kernelSize, leakySlope: slope)
  }

  /// y, ∂L/∂θ and ∂L/∂x.
  private static func passes(_ layer: Convolution, _ samples: Int) -> [[Float]] {
    // Drawn, for the sums of a wave nearly cancel: what is left would be small beside its rounding.
    let rows = layer.input.pixelCount * samples
    let x = Matrix.standardNormal(rows: rows, columns: layer.input.channels, seed: 1)
    let upstream = Matrix.standardNormal(rows: rows, columns: layer.output.channels, seed: 2)
    let parameters = Matrix.standardNormal(rows: 1, columns: layer.parameterCount, seed: 3).elements
    // Without the activation: a z near 0 may have another sign by another method.
    let linear = Convolution(
      layer.input, channels: layer.output.channels, kernelSize: layer.kernelSize
    ).computed(layer.method)
    return [
      output(of: layer, x, parameters).elements,
      parametersGradient(of: linear, x, parameters, yGradient: upstream),
      inputGradient(of: linear, x, parameters, yGradient: upstream).elements,
    ]
  }
}
