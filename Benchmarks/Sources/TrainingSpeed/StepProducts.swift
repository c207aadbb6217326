import Learning

/// The matrix products of one training step of a multilayer perceptron, alone: what the BLAS needs at the least.
struct StepProducts {
  private struct Shape {
    let inputs, outputs: Int
    let isFirst: Bool
  }
  private let shapes: [Shape]
  private let batchSize: Int
  private let a: [Float]
  private let b: [Float]
  private var c: [Float]

  init(_ sizes: [Int], batchSize: Int) {
    shapes = zip(sizes, sizes.dropFirst()).enumerated().map { place, pair in
      Shape(inputs: pair.0, outputs: pair.1, isFirst: place == 0)
    }
    self.batchSize = batchSize
    let widest = sizes.max() ?? 0
    let room = max(batchSize * widest, shapes.map { $0.inputs * $0.outputs }.max() ?? 0)
    a = (0..<room).map { Float($0 % 7) - 3 }
    b = (0..<room).map { Float($0 % 5) - 2 }
    c = [Float](repeating: 0, count: room)
  }

  /// Floating-point operations of one step.
  var operations: Int {
    shapes.reduce(0) { $0 + 2 * batchSize * $1.inputs * $1.outputs * ($1.isFirst ? 2 : 3) }
  }

  /// Forward `x Wᵀ`, the weights' gradient `(∂L/∂y)ᵀ x` and, but for the first layer, the inputs' `∂L/∂y W`.
  mutating func compute() {
    for shape in shapes {
      let (inputs, outputs) = (shape.inputs, shape.outputs)
      product(.asIs, .transposed, batchSize, inputs, outputs)
      product(.transposed, .asIs, outputs, batchSize, inputs)
      if !shape.isFirst { product(.asIs, .asIs, batchSize, outputs, inputs) }
    }
  }

  private mutating func product(
    _ aLayout: Layout, _ bLayout: Layout, _ rows: Int, _ inner: Int, _ columns: Int
  ) {
    let (a, b) = (a, b)
    var result = c.mutableSpan
    multiply(
      a.span.extracting(first: rows * inner), aLayout,
      b.span.extracting(first: inner * columns), bLayout,
      into: &result, rows: rows, inner: inner, columns: columns)
  }
}
