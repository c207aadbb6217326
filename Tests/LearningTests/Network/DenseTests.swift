import Learning
import Testing

struct DenseTests {
  @Test("forward and every gradient, with LeakyReLU at its end, are PyTorch's")
  func agreesWithPyTorch() throws {
    let expected = try Reference.load().layers.dense
    let dense = Dense(6, 4, leakySlope: expected.leakySlope)
    let (x, upstream) = (wave(3, 6), wave(3, 4))
    let parameters = wave(24, scale: 0.5) + wave(4)
    let y = output(of: dense, x, parameters)
    let gradient = parametersGradient(of: dense, x, parameters, yGradient: upstream)
    expectClose(y.elements, expected.output.elements, "output")
    expectClose(Array(gradient[..<24]), expected.weightGradient.elements, "∂L/∂W")
    expectClose(Array(gradient[24...]), expected.biasGradient.elements, "∂L/∂b")
    expectClose(
      inputGradient(of: dense, x, parameters, yGradient: upstream).elements,
      expected.inputGradient.elements, "∂L/∂x")
  }

  // y is linear in W, in b and in x, so a central difference is exact at any step; a step of 1 drowns
  // float32's rounding of y.

  @Test("the gradient on W and b is the slope", arguments: [true, false])
  func parametersSlope(bias: Bool) {
    let (dense, x, upstream) = (Dense(5, 3, bias: bias), wave(4, 5), wave(4, 3, scale: 2))
    let parameters = wave(dense.parameterCount)
    let slopes = centralDifferences(at: parameters, step: 1) {
      dot(output(of: dense, x, $0).elements, upstream.elements)
    }
    expectClose(parametersGradient(of: dense, x, parameters, yGradient: upstream), slopes)
  }

  @Test("the gradient on x is the slope", arguments: [true, false])
  func inputSlope(bias: Bool) {
    let (dense, x, upstream) = (Dense(5, 3, bias: bias), wave(4, 5), wave(4, 3, scale: 2))
    let parameters = wave(dense.parameterCount)
    let slopes = centralDifferences(at: x.elements, step: 1) {
      let moved = Matrix(rows: 4, columns: 5, elements: $0)
      return dot(output(of: dense, moved, parameters).elements, upstream.elements)
    }
    expectClose(inputGradient(of: dense, x, parameters, yGradient: upstream).elements, slopes)
  }

  @Test("without a bias, an input of zeros gives zeros")
  func withoutBias() {
    let dense = Dense(3, 2, bias: false)
    #expect(dense.parameterCount == 6)
    #expect(
      output(of: dense, Matrix(rows: 2, columns: 3), wave(6)) == Matrix(rows: 2, columns: 2))
  }

  @Test("its gradient is written to its own part of all gradients and nowhere else")
  func writesItsPartAlone() {
    let (dense, x, upstream) = (Dense(2, 3), wave(4, 2), wave(4, 3))
    let parameters = wave(9)
    var all = [Float](repeating: .nan, count: 2 + 9 + 1)
    var span = all.mutableSpan
    dense.parametersGradient(
      x, y: output(of: dense, x, parameters), zGradient: upstream, parameters: parameters.span,
      into: &span, at: 2, adding: false)
    #expect(all[..<2].allSatisfy(\.isNaN) && all[11].isNaN)
    #expect(Array(all[2..<11]) == parametersGradient(of: dense, x, parameters, yGradient: upstream))
  }

  @Test("weights decay and biases do not")
  func whatDecays() {
    #expect(Dense(4, 3).parameterBlocks.map(\.isDecayed) == [true, false])
    #expect(Dense(4, 3).parameterBlocks.map(\.count) == [12, 3])
  }
}
