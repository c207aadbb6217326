import Learning
import Testing

struct LeakyReLUTests {
  @Test("what is above 0 passes, what is below is scaled by the slope")
  func forward() {
    let x = Matrix(rows: 2, columns: 2, elements: [3, -4, 0, -0.5])
    let y = output(of: LeakyReLU(2, slope: 0.25), x, [])
    #expect(y.elements == [3, -1, 0, -0.125])
  }

  @Test("the gradient is the slope on both sides of 0")
  func gradientIsTheSlope() {
    let (relu, x, upstream) = (LeakyReLU(5), wave(4, 5), wave(4, 5, scale: 2))
    // Linear on each side, so any step is exact that does not cross 0; the input nearest to 0 is sin(3) = 0.14.
    #expect(x.elements.contains { $0 > 0 } && x.elements.contains { $0 < 0 })
    let slopes = centralDifferences(at: x.elements, step: 1 / 8) {
      let y = output(of: relu, Matrix(rows: 4, columns: 5, elements: $0), [])
      return dot(y.elements, upstream.elements)
    }
    expectClose(inputGradient(of: relu, x, [], yGradient: upstream).elements, slopes)
  }

  @Test("it learns nothing")
  func noParameters() {
    #expect(LeakyReLU(7).parameterCount == 0)
    #expect(LeakyReLU(7).outputSize == 7)
  }
}
