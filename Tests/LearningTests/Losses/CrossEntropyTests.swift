import Foundation
import Learning
import Testing

struct CrossEntropyTests {
  @Test("loss and gradient are PyTorch's")
  func agreesWithPyTorch() throws {
    let expected = try Reference.load().crossEntropy
    let (loss, gradient) = lossAndGradient(wave(8, 10, scale: 3), labels: expected.labels)
    expectClose(Double(loss), expected.loss, "loss")
    expectClose(gradient.elements, expected.gradient.elements, "gradient")
  }

  @Test("logits of ±1000 neither overflow nor lose the loss")
  func extremeLogits() throws {
    let expected = try Reference.load().crossEntropy.extreme
    let (loss, gradient) = lossAndGradient(expected.logits.matrix, labels: expected.labels)
    expectClose(Double(loss), expected.loss, "loss")
    expectClose(gradient.elements, expected.gradient.elements, "gradient")
  }

  @Test("the gradient is the slope of the loss")
  func gradientIsTheSlope() {
    let (rows, columns, labels) = (4, 5, [1, 0, 4, 1])
    let logits = wave(rows, columns, scale: 2)
    let (_, gradient) = lossAndGradient(logits, labels: labels)
    // The loss is a float32 near 2, so rounded by 10⁻⁷, and its third derivative is below 0.1 / 4 rows: a step
    // of 1/32 makes both errors about 4·10⁻⁶.
    let slopes = centralDifferences(at: logits.elements, step: 1 / 32) { z in
      Double(
        lossAndGradient(Matrix(rows: rows, columns: columns, elements: z), labels: labels).loss)
    }
    expectClose(gradient.elements, slopes, relative: 0, absolute: 2e-5)
  }

  @Test("a number added to all logits of a row changes nothing")
  func shiftedLogits() {
    // Whole numbers, so that the shift itself is exact in float32.
    let logits: [Float] = [8, 0, -3, 2]
    let near = lossAndGradient(Matrix(rows: 1, columns: 4, elements: logits), labels: [0])
    let far = lossAndGradient(
      Matrix(rows: 1, columns: 4, elements: logits.map { $0 + 4096 }), labels: [0])
    #expect(far.loss.bitPattern == near.loss.bitPattern)
    #expect(bits(far.gradient) == bits(near.gradient))
  }

  @Test("equal logits cost log K")
  func equalLogits() {
    let (loss, _) = lossAndGradient(Matrix(rows: 3, columns: 10, repeating: 4), labels: [0, 5, 9])
    expectClose(Double(loss), log(10))
  }

  @Test("probabilities of a row sum to 1 and its gradient to 0")
  func sums() {
    let logits = wave(6, 10, scale: 5)
    var matrix = Matrix(rows: 6, columns: 10)
    let labels = [0, 1, 2, 3, 4, 5]
    _ = CrossEntropy.forward(logits, labels: labels, probabilities: &matrix)
    for row in 0..<6 { expectClose(dot(Array(matrix.row(row)), ones), 1, "probabilities") }
    CrossEntropy.backward(&matrix, labels: labels)
    for row in 0..<6 { expectClose(dot(Array(matrix.row(row)), ones), 0, "gradient") }
  }

  @Test("its exponential is the C library's to 5·10⁻⁶, from e⁰ to the end of float32")
  func exponentialFunction() {
    for x in stride(from: Float(0), through: -87, by: -1 / 64) {
      expectClose(Double(exponential(x)), exp(Double(x)), relative: 5e-6, absolute: 0)
    }
    #expect(exponential(0) == 1)
    #expect(exponential(-1000) > 0 && exponential(-1000) < 1e-37)
    #expect(exponential(.nan).isNaN)
  }

  @Test(
    "a label that is no class stops the program: it would else read the logits of the next sample")
  func strayLabel() async {
    await #expect(processExitsWith: .failure) {
      _ = lossAndGradient(Matrix(rows: 2, columns: 3), labels: [3, 0])
    }
  }

  private let ones = [Float](repeating: 1, count: 10)
}

private func lossAndGradient(_ logits: Matrix, labels: [Int]) -> (loss: Float, gradient: Matrix) {
  var matrix = Matrix(rows: logits.rows, columns: logits.columns)
  let loss = CrossEntropy.forward(logits, labels: labels, probabilities: &matrix)
  CrossEntropy.backward(&matrix, labels: labels)
  return (loss, matrix)
}
