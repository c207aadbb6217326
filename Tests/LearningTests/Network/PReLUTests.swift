import Learning
import Testing

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
