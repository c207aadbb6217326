import Learning
import Testing

struct ConvolutionTests {
  static let shape = ActivationShape(height: 7, width: 7, channels: 3)

  @Test("convolution, PReLU and max pooling are PyTorch's, forward and every gradient")
  func agreesWithPyTorch() throws {
    let expected = try Reference.load().layers.convolution
    let convolution = Convolution(Self.shape, channels: 4, kernelSize: 5)
    let prelu = PReLU(convolution.output)
    let pooling = MaxPooling(prelu.output)
    let x = pixelsFirst(wave(2 * 3 * 7 * 7), samples: 2, Self.shape)
    let slopes = [Float](repeating: expected.preluSlope, count: 4)

    let z = output(of: convolution, x, Self.parameters)
    let y = output(of: prelu, z, slopes)
    let pooled = output(of: pooling, y, [])
    expectClose(
      planesFirst(pooled, samples: 2, pooling.output), expected.pooled.elements, "pooled")

    let upstream = pixelsFirst(wave(pooled.elements.count), samples: 2, pooling.output)
    let yGradient = inputGradient(of: pooling, y, [], yGradient: upstream)
    let zGradient = inputGradient(of: prelu, z, slopes, yGradient: yGradient)
    expectClose(
      parametersGradient(of: prelu, z, slopes, yGradient: yGradient),
      expected.slopeGradient.elements, "∂L/∂a")
    let gradient = parametersGradient(of: convolution, x, Self.parameters, yGradient: zGradient)
    let kernel = Array(gradient.dropLast(4))
    expectClose(Array(gradient.suffix(4)), expected.biasGradient.elements, "∂L/∂b")
    expectClose(
      (0..<25).map { kernel[$0 * 12] }, expected.kernelGradientFirst.elements, "∂L/∂W, first")
    expectClose(absoluteSum(kernel), expected.kernelGradientAbsSum, "∂L/∂W")
    let images = planesFirst(
      inputGradient(of: convolution, x, Self.parameters, yGradient: zGradient), samples: 2,
      Self.shape)
    expectClose(Array(images[..<7]), expected.inputGradientFirstRow.elements, "∂L/∂x, first row")
    expectClose(absoluteSum(images), expected.inputGradientAbsSum, "∂L/∂x")
    expectClose(
      images.reduce(0) { $0 + Double($1) }, expected.inputGradientSum, absolute: 1e-4, "Σ ∂L/∂x")
  }

  @Test(
    "patches with a convolution of kernel 1 behind them are the same convolution",
    arguments: [1, 3]
  )
  func patches(planes: Int) {
    let shape = ActivationShape(height: 7, width: 7, channels: planes)
    let patches = Patches(height: 7, width: 7, planes: planes, kernelSize: 5)
    let pointwise = Convolution(patches.output, channels: 4, kernelSize: 1)
    let convolution = Convolution(shape, channels: 4, kernelSize: 5)
    let parameters = wave(convolution.parameterCount)
    let pixels = wave(2 * shape.size)
    let x = Matrix(rows: 2, columns: shape.size, elements: pixels)
    let unfolded = output(of: patches, x, [])
    let images = pixelsFirst(pixels, samples: 2, shape)
    let upstream = wave(2 * 49, 4)
    expectClose(
      output(of: pointwise, unfolded, parameters).elements,
      output(of: convolution, images, parameters).elements, "output")
    expectClose(
      parametersGradient(of: pointwise, unfolded, parameters, yGradient: upstream),
      parametersGradient(of: convolution, images, parameters, yGradient: upstream), "∂L/∂θ")
    let patchesGradient = inputGradient(of: pointwise, unfolded, parameters, yGradient: upstream)
    expectClose(
      inputGradient(of: patches, x, [], yGradient: patchesGradient).elements,
      planesFirst(
        inputGradient(of: convolution, images, parameters, yGradient: upstream), samples: 2, shape),
      "∂L/∂x")
  }

  // y is linear in W, b and x, so a central difference is exact at any step; a step of 1 drowns float32's rounding.

  @Test(
    "both gradients are the slope, also where the kernel is larger than the image",
    arguments: [(3, 4, 3), (2, 1, 5), (1, 3, 5), (4, 4, 1)])
  func slopes(height: Int, width: Int, kernelSize: Int) {
    let shape = ActivationShape(height: height, width: width, channels: 2)
    let convolution = Convolution(shape, channels: 3, kernelSize: kernelSize)
    let parameters = wave(convolution.parameterCount)
    let (x, upstream) = (wave(2 * shape.pixelCount, 2), wave(2 * shape.pixelCount, 3, scale: 2))
    func loss(_ x: Matrix, _ parameters: [Float]) -> Double {
      dot(output(of: convolution, x, parameters).elements, upstream.elements)
    }
    expectClose(
      parametersGradient(of: convolution, x, parameters, yGradient: upstream),
      centralDifferences(at: parameters, step: 1) { loss(x, $0) }, "∂L/∂θ")
    expectClose(
      inputGradient(of: convolution, x, parameters, yGradient: upstream).elements,
      centralDifferences(at: x.elements, step: 1) {
        loss(Matrix(rows: x.rows, columns: 2, elements: $0), parameters)
      }, "∂L/∂x")
  }

  @Test("with a slope it ends with LeakyReLU, and the gradient goes through that")
  func leaky() {
    let linear = Convolution(Self.shape, channels: 4, kernelSize: 3)
    let leaky = Convolution(Self.shape, channels: 4, kernelSize: 3, leakySlope: 0.1)
    let (x, parameters, upstream) = (wave(2 * 49, 3), wave(linear.parameterCount), wave(2 * 49, 4))
    let z = output(of: linear, x, parameters)
    #expect(
      output(of: leaky, x, parameters).elements == z.elements.map { $0 * ($0 > 0 ? 1 : 0.1) })
    let zGradient = Matrix(
      rows: 2 * 49, columns: 4,
      elements: zip(z.elements, upstream.elements).map { $1 * ($0 > 0 ? 1 : 0.1) })
    #expect(
      parametersGradient(of: leaky, x, parameters, yGradient: upstream)
        == parametersGradient(of: linear, x, parameters, yGradient: zGradient))
  }

  @Test(
    "a gradient that is added to adds, in every layer that learns",
    arguments: [
      Dense(6, 3), Convolution(.init(height: 1, width: 2, channels: 3), channels: 2, kernelSize: 3),
      PReLU(.init(height: 2, width: 1, channels: 3)),
    ] as [any Layer])
  func adds(layer: any Layer) {
    let x = wave(2 * layer.input.pixelCount, layer.input.channels)
    let parameters = wave(layer.parameterCount)
    let y = output(of: layer, x, parameters)
    let once = parametersGradient(of: layer, x, parameters, yGradient: y)
    var twice = [9] + once + [9]
    var span = twice.mutableSpan
    layer.parametersGradient(
      x, y: y, zGradient: y, parameters: parameters.span, into: &span, at: 1, adding: true)
    expectClose(twice, [9] + once.map { 2 * $0 } + [9])
  }

  /// W and b of the reference case.
  private static let parameters =
    tapsFirst(wave(4 * 3 * 5 * 5, scale: 0.1), taps: 25, inputs: 3, outputs: 4)
    + wave(4, scale: 0.1)

  private func absoluteSum(_ numbers: [Float]) -> Double {
    numbers.reduce(0) { $0 + Double(abs($1)) }
  }
}
