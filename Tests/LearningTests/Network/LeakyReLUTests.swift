import Learning
import Testing

struct LeakyReLUTests {
  @Test("what is above 0 passes, what is below is scaled by the slope")
  func forward() {
    #expect(Self.forward([3, -4, 0, -0.5], slope: 0.25) == [3, -1, 0, -0.125])
    #expect(Self.forward([.nan], slope: 0.25)[0].isNaN)
  }

  @Test("a slope of 1 is the identity, forward and backward")
  func identity() {
    let z = wave(6)
    #expect(Self.forward(z, slope: 1) == z)
    #expect(Self.backward(z, slope: 1, upstream: [1, 2, 3, 4, 5, 6]) == [1, 2, 3, 4, 5, 6])
  }

  @Test("the gradient, read from y, is the slope on both sides of 0")
  func gradientIsTheSlope() {
    let (z, upstream) = (wave(20), wave(20, scale: 2))
    // Linear on each side, so any step is exact that does not cross 0; the input nearest to 0 is sin(3) = 0.14.
    #expect(z.contains { $0 > 0 } && z.contains { $0 < 0 })
    let slopes = centralDifferences(at: z, step: 1 / 8) {
      dot(Self.forward($0, slope: 0.1), upstream)
    }
    let y = Self.forward(z, slope: 0.1)
    expectClose(Self.backward(y, slope: 0.1, upstream: upstream), slopes)
  }

  @Test("the sum of rows is written to its own elements and nowhere else")
  func sums() {
    var all: [Float] = [9, .nan, .nan, 9]
    var span = all.mutableSpan
    let matrix: [Float] = [1, 2, 10, 20, 100, 200]
    sumRows(matrix.span, into: &span, at: 1, columns: 2)
    #expect(all == [9, 111, 222, 9])
  }

  @Test(
    "rows of any length are made of a bias and summed, column by column", arguments: [1, 8, 11, 32])
  func widths(columns: Int) {
    let rows = 150
    let (z, bias) = (wave(rows * columns), wave(columns, scale: 0.5))
    var repeated = [Float](repeating: .nan, count: rows * columns)
    var all = repeated.mutableSpan
    repeatRow(bias.span, over: &all)
    #expect(repeated == (0..<rows).flatMap { _ in bias })

    var sums = [Float](repeating: 100, count: columns + 2)
    var span = sums.mutableSpan
    sumRows(z.span, into: &span, at: 1, columns: columns, adding: true)
    let columnSums = (0..<columns).map { column in
      (0..<rows).reduce(100.0) { $0 + Double(z[$1 * columns + column]) }
    }
    expectClose(sums, [100] + columnSums + [100])
  }

  private static func forward(_ z: [Float], slope: Float) -> [Float] {
    var y = z
    var span = y.mutableSpan
    LeakyReLU.apply(slope: slope, to: &span)
    return y
  }

  private static func backward(_ y: [Float], slope: Float, upstream: [Float]) -> [Float] {
    var gradient = upstream
    var span = gradient.mutableSpan
    LeakyReLU.backward(y.span, slope: slope, gradient: &span)
    return gradient
  }
}
