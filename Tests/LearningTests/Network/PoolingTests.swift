import Learning
import Testing

struct PoolingTests {
  @Test("of each 2×2 pixels the largest stays, and an odd last row and column are left out")
  func largest() {
    let pooling = MaxPooling(ActivationShape(height: 3, width: 5, channels: 1))
    let x: [Float] = [
      1, 2, 5, 6, 9,
      4, 3, 8, 7, 9,
      9, 9, 9, 9, 9,
    ]
    #expect(
      output(of: pooling, Matrix(rows: 15, columns: 1, elements: x), []).elements == [4, 8])
  }

  @Test("the gradient flows to the largest, of equals to the first, and nowhere else")
  func gradient() {
    let pooling = MaxPooling(ActivationShape(height: 3, width: 5, channels: 1))
    let x: [Float] = [
      1, 2, 6, 6, 9,
      2, 3, 6, 6, 9,
      9, 9, 9, 9, 9,
    ]
    let gradient = inputGradient(
      of: pooling, Matrix(rows: 15, columns: 1, elements: x), [],
      yGradient: Matrix(rows: 2, columns: 1, elements: [10, 20]))
    #expect(
      gradient.elements == [
        0, 0, 20, 0, 0,
        0, 10, 0, 0, 0,
        0, 0, 0, 0, 0,
      ])
  }

  @Test("samples and channels are pooled apart, and the gradient is the slope")
  func slopes() {
    let pooling = MaxPooling(ActivationShape(height: 4, width: 4, channels: 3))
    let (x, upstream) = (wave(2 * 16, 3, scale: 100), wave(2 * 4, 3))
    // The two largest of any four differ by more than 2 steps, so a difference never changes which is largest.
    let slopes = centralDifferences(at: x.elements, step: 1 / 16) {
      dot(
        output(of: pooling, Matrix(rows: 32, columns: 3, elements: $0), []).elements,
        upstream.elements)
    }
    expectClose(
      inputGradient(of: pooling, x, [], yGradient: upstream).elements, slopes, absolute: 1e-3)
  }
}

struct PReLUTests {
  @Test("each channel has its own slope below 0, and every gradient is the slope")
  func slopes() {
    let prelu = PReLU(ActivationShape(height: 2, width: 2, channels: 3))
    let (x, upstream, parameters) = (wave(8, 3), wave(8, 3, scale: 2), [Float]([0.25, -0.5, 2]))
    let y = output(of: prelu, x, parameters)
    #expect(y[0, 0] == x[0, 0] && y[1, 0] == x[1, 0] * 0.25 && y[1, 1] == x[1, 1] * -0.5)
    // Linear on each side of 0; the input nearest to 0 is sin(22) = −0.009.
    expectClose(
      parametersGradient(of: prelu, x, parameters, yGradient: upstream),
      centralDifferences(at: parameters, step: 1) {
        dot(output(of: prelu, x, $0).elements, upstream.elements)
      })
    expectClose(
      inputGradient(of: prelu, x, parameters, yGradient: upstream).elements,
      centralDifferences(at: x.elements, step: 1 / 128) {
        dot(
          output(of: prelu, Matrix(rows: 8, columns: 3, elements: $0), parameters).elements,
          upstream.elements)
      }, absolute: 1e-4)
  }

  @Test("slopes start at ¼ and do not decay")
  func start() {
    let shape = ActivationShape(height: 1, width: 1, channels: 3)
    let network = Network(
      embedding: [PReLU(shape)], classifier: Dense(3, 2, bias: false), seed: 1)
    #expect(network.parameters[..<3] == [0.25, 0.25, 0.25])
    #expect(network.parameterBlocks.map(\.isDecayed) == [false, true])
  }
}

struct FlattenTests {
  @Test("a sample's values come together, pixel after pixel, and go back the same way")
  func thereAndBack() {
    let flatten = Flatten(ActivationShape(height: 1, width: 2, channels: 2))
    // Pixel 0 of samples a and b, then pixel 1 of both.
    let x = Matrix(rows: 4, columns: 2, elements: [1, 2, 11, 12, 3, 4, 13, 14])
    let y = output(of: flatten, x, [])
    #expect(y == Matrix(rows: 2, columns: 4, elements: [1, 2, 3, 4, 11, 12, 13, 14]))
    #expect(inputGradient(of: flatten, x, [], yGradient: y) == x)
  }
}
