import Learning

/// The matrix products of one training step, alone and on one thread: what the BLAS needs at the least.
struct StepProducts {
  /// `C = op(A) · op(B)` with op(A) `[rows, inner]`, op(B) `[inner, columns]`, in the three layouts of a layer's passes.
  private struct Product {
    let layouts: (Layout, Layout)
    let rows, inner, columns: Int
    let count: Int

    var operations: Int { 2 * rows * inner * columns * count }
  }
  private let products: [Product]
  private let a: [Float]
  private let b: [Float]
  private var c: [Float]

  init(of network: Network, batchSize: Int) {
    var products: [Product] = []
    for layer in network.embedding + [network.classifier] {
      let isFirst = products.isEmpty
      switch layer {
      case let dense as Dense:
        products += Self.passes(
          batchSize, dense.inputSize, dense.outputSize, count: 1, isFirst: isFirst)
      case let convolution as Convolution:
        // As the network does it: a product for each tap and row of the image, 16 samples at a time.
        let samples = min(batchSize, 16)
        for (pixels, count) in Self.runs(of: convolution) {
          products += Self.passes(
            pixels * samples, convolution.input.channels, convolution.output.channels,
            count: count * batchSize / samples, isFirst: isFirst)
        }
      default: break
      }
    }
    self.products = products
    let room = products.map { max($0.rows * $0.inner, $0.inner * $0.columns, $0.rows * $0.columns) }
    a = (0..<(room.max() ?? 0)).map { Float($0 % 7) - 3 }
    b = (0..<(room.max() ?? 0)).map { Float($0 % 5) - 2 }
    c = [Float](repeating: 0, count: room.max() ?? 0)
  }

  /// Forward `x W`, the weights' gradient `xᵀ ∂L/∂y` and, but for the first layer, the inputs' `∂L/∂y Wᵀ`.
  private static func passes(
    _ rows: Int, _ inputs: Int, _ outputs: Int, count: Int, isFirst: Bool
  ) -> [Product] {
    let passes = [
      Product(
        layouts: (.asIs, .transposed), rows: rows, inner: inputs, columns: outputs, count: count),
      Product(
        layouts: (.transposed, .asIs), rows: outputs, inner: rows, columns: inputs, count: count),
      Product(layouts: (.asIs, .asIs), rows: rows, inner: outputs, columns: inputs, count: count),
    ]
    return isFirst ? Array(passes.dropLast()) : passes
  }

  /// Over how many pixels of a row of the image each tap goes, and how often that occurs.
  private static func runs(of convolution: Convolution) -> [Int: Int] {
    let (height, width, k) = (
      convolution.input.height, convolution.input.width, convolution.kernelSize
    )
    var counts: [Int: Int] = [:]
    for down in -(k / 2)...(k / 2) {
      for right in -(k / 2)...(k / 2) where abs(right) < width && abs(down) < height {
        counts[width - abs(right), default: 0] += height - abs(down)
      }
    }
    return counts
  }

  /// Floating-point operations of one step.
  var operations: Int { products.reduce(0) { $0 + $1.operations } }

  mutating func compute() {
    let (a, b, products) = (a, b, products)
    var result = c.mutableSpan
    for product in products {
      let (rows, inner, columns) = (product.rows, product.inner, product.columns)
      for _ in 0..<product.count {
        multiply(
          a.span.extracting(first: rows * inner), product.layouts.0,
          b.span.extracting(first: inner * columns), product.layouts.1,
          into: &result, rows: rows, inner: inner, columns: columns)
      }
    }
  }
}
