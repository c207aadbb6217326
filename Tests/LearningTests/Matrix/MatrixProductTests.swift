import Learning
import Testing

struct MatrixProductTests {
  /// Rows, inner, columns: ones, primes, and one past the block sizes that BLAS kernels work in.
  static let shapes = [
    (1, 1, 1), (1, 7, 1), (3, 1, 5), (2, 3, 4), (5, 7, 3), (17, 13, 11), (1, 64, 33), (65, 33, 2),
    (129, 67, 17),
  ]

  @Test(
    "every pair of layouts gives what a triple loop gives", arguments: shapes,
    [
      (Layout.asIs, Layout.asIs), (.asIs, .transposed), (.transposed, .asIs),
      (.transposed, .transposed),
    ])
  func agreesWithTripleLoop(shape: (Int, Int, Int), layouts: (Layout, Layout)) {
    let (rows, inner, columns) = shape
    let a = wave(rows * inner)
    let b = wave(inner * columns, scale: 2)
    expectClose(
      product(a, layouts.0, b, layouts.1, shape), tripleLoop(a, layouts.0, b, layouts.1, shape))
  }

  @Test("the product is written from the given element on and nowhere else")
  func writesItsPlaceAlone() {
    var c = [Float](repeating: 9, count: 2 + 6 + 3)
    let (a, b) = (wave(2), wave(3))
    var span = c.mutableSpan
    multiply(a.span, .asIs, b.span, .asIs, into: &span, at: 2, rows: 2, inner: 1, columns: 3)
    #expect(Array(c[..<2]) == [9, 9])
    #expect(Array(c[8...]) == [9, 9, 9])
    expectClose(Array(c[2..<8]), tripleLoop(a, .asIs, b, .asIs, (2, 1, 3)))
  }

  @Test("what was in C before does not matter, not even NaN")
  func overwrites() {
    var c: [Float] = [.nan, .infinity, 3, 4]
    let (a, b) = (wave(4), wave(4))
    var span = c.mutableSpan
    multiply(a.span, .asIs, b.span, .asIs, into: &span, rows: 2, inner: 2, columns: 2)
    expectClose(c, tripleLoop(a, .asIs, b, .asIs, (2, 2, 2)))
  }

  @Test("products at the same time on several threads do not disturb each other")
  func manyThreads() async {
    // Debian's serial OpenBLAS 0.3.21, called from two threads without a lock, gets 1 to 4 in 100 of these wrong.
    let shape = (128, 64, 128)
    let wrong = await withTaskGroup(of: Int.self) { group in
      for task in 1...4 {
        group.addTask {
          let a = wave(128 * 64, scale: Double(task))
          let b = wave(64 * 128)
          let first = bits(product(a, .asIs, b, .transposed, shape))
          return (0..<1000).count { _ in bits(product(a, .asIs, b, .transposed, shape)) != first }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }
}

private func product(
  _ a: [Float], _ aLayout: Layout, _ b: [Float], _ bLayout: Layout, _ shape: (Int, Int, Int)
) -> [Float] {
  let (rows, inner, columns) = shape
  var c = [Float](repeating: 0, count: rows * columns)
  var span = c.mutableSpan
  multiply(
    a.span, aLayout, b.span, bLayout, into: &span, rows: rows, inner: inner, columns: columns)
  return c
}

private func tripleLoop(
  _ a: [Float], _ aLayout: Layout, _ b: [Float], _ bLayout: Layout, _ shape: (Int, Int, Int)
) -> [Double] {
  let (rows, inner, columns) = shape
  var c = [Double](repeating: 0, count: rows * columns)
  for i in 0..<rows {
    for j in 0..<columns {
      for k in 0..<inner {
        let left = a[aLayout == .asIs ? i * inner + k : k * rows + i]
        let right = b[bLayout == .asIs ? k * columns + j : j * inner + k]
        c[i * columns + j] += Double(left) * Double(right)
      }
    }
  }
  return c
}
