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
