import Learning
import Testing

struct ConvolutionTests {
  static let shape = ActivationShape(height: 7, width: 7, channels: 3)

  @Test(
    "convolution, PReLU and max pooling are PyTorch's, forward and every gradient",
    arguments: [(3, 4, .taps)] + DirectConvolutionTests.methods.map { (8, 8, $0) })
  func agreesWithPyTorch(inputs: Int, outputs: Int, method: ConvolutionMethod) throws {
    let expected = try Reference.load().layers.convolution
    // Its 3 and 4 channels, beside as many of zeros as the direct method needs.
    let shape = ActivationShape(height: 7, width: 7, channels: inputs)
    let convolution = Convolution(shape, channels: outputs, kernelSize: 5).computed(method)
    let parameters = Self.parameters(inputs: inputs, outputs: outputs)
    let prelu = PReLU(convolution.output)
    let pooling = MaxPooling(prelu.output)
    let x = padded(pixelsFirst(wave(2 * 3 * 49), samples: 2, Self.shape), to: inputs)
    let slopes = [Float](repeating: expected.preluSlope, count: outputs)

    let z = output(of: convolution, x, parameters)
    let y = output(of: prelu, z, slopes)
    let pooled = padded(output(of: pooling, y, []), to: 4)
    let pooledShape = ActivationShape(height: 3, width: 3, channels: 4)
    expectClose(planesFirst(pooled, samples: 2, pooledShape), expected.pooled.elements, "pooled")

    let upstream = pixelsFirst(wave(pooled.elements.count), samples: 2, pooledShape)
    let yGradient = inputGradient(of: pooling, y, [], yGradient: padded(upstream, to: outputs))
    let zGradient = inputGradient(of: prelu, z, slopes, yGradient: yGradient)
    expectClose(
      Array(parametersGradient(of: prelu, z, slopes, yGradient: yGradient)[..<4]),
      expected.slopeGradient.elements, "∂L/∂a")
    let gradient = parametersGradient(of: convolution, x, parameters, yGradient: zGradient)
    let kernel = Array(gradient.dropLast(outputs))
    expectClose(
      Array(gradient[kernel.count..<kernel.count + 4]), expected.biasGradient.elements, "∂L/∂b")
    expectClose(
      (0..<25).map { kernel[$0 * inputs * outputs] }, expected.kernelGradientFirst.elements,
      "∂L/∂W, first")
    expectClose(absoluteSum(kernel), expected.kernelGradientAbsSum, "∂L/∂W")
    let images = planesFirst(
      padded(inputGradient(of: convolution, x, parameters, yGradient: zGradient), to: 3),
      samples: 2, Self.shape)
    expectClose(Array(images[..<7]), expected.inputGradientFirstRow.elements, "∂L/∂x, first row")
    expectClose(absoluteSum(images), expected.inputGradientAbsSum, "∂L/∂x")
    expectClose(
      images.reduce(0) { $0 + Double($1) }, expected.inputGradientSum, absolute: 1e-4, "Σ ∂L/∂x")
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

  /// W and b of the reference case, from 3 of `inputs` channels to 4 of `outputs`; zero elsewhere.
  private static func parameters(inputs: Int, outputs: Int) -> [Float] {
    let kernel = tapsFirst(wave(4 * 3 * 25, scale: 0.1), taps: 25, inputs: 3, outputs: 4)
    var result = [Float](repeating: 0, count: (25 * inputs + 1) * outputs)
    for row in 0..<25 * 3 {
      let start = (row / 3 * inputs + row % 3) * outputs
      result.replaceSubrange(start..<start + 4, with: kernel[row * 4..<row * 4 + 4])
    }
    let bias = 25 * inputs * outputs
    result.replaceSubrange(bias..<bias + 4, with: wave(4, scale: 0.1))
    return result
  }

  /// The same columns up to `columns`, with zeros where there are less.
  private func padded(_ matrix: Matrix, to columns: Int) -> Matrix {
    var result = Matrix(rows: matrix.rows, columns: columns)
    for row in 0..<matrix.rows {
      for column in 0..<min(columns, matrix.columns) {
        result[row, column] = matrix[row, column]
      }
    }
    return result
  }

  private func absoluteSum(_ numbers: [Float]) -> Double {
    numbers.reduce(0) { $0 + Double(abs($1)) }
  }
}
