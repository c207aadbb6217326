import Learning

/// The passes of one training step through its dense layers and convolutions, alone and on one thread: nearly all of its arithmetic.
struct LayerPasses {
  /// What one layer took for one step's passes.
  struct Time {
    let pass: String
    let layer: any Layer
    let operations: Int
    let seconds: Seconds
  }

  /// A layer with all that its passes read.
  private struct Bench {
    let layer: any Layer
    let parameters: [Float]
    let operations: Int
    /// Below the first layer that learns, nobody asks for a gradient.
    let isFirst: Bool
    let x: Matrix
    let zGradient: Matrix
  }
  private var benches: [Bench] = []
  /// What the passes of each layer write.
  private var outputs: [Matrix] = []
  private var inputGradients: [Matrix] = []
  private var parameterGradients: [[Float]] = []
  /// How often a step makes each pass: images pass 16 at a time, as the network does it.
  private let pieces: Int

  init(of network: Network, batchSize: Int) {
    let hasImages = network.embedding.contains { $0.output.pixelCount > 1 }
    let samples = hasImages ? min(batchSize, 16) : batchSize
    pieces = batchSize / samples
    var start = 0
    for layer in network.embedding + [network.classifier] {
      let parameters = Array(network.parameters[start..<start + layer.parameterCount])
      start += layer.parameterCount
      guard let operations = Self.operations(of: layer) else { continue }
      func batch(of shape: ActivationShape) -> Matrix {
        let count = shape.size * samples
        return Matrix(
          rows: shape.pixelCount * samples, columns: shape.channels,
          elements: (0..<count).map { Float($0 % 7) - 3 })
      }
      benches.append(
        Bench(
          layer: layer, parameters: parameters, operations: operations * samples,
          isFirst: benches.isEmpty, x: batch(of: layer.input), zGradient: batch(of: layer.output)))
      outputs.append(batch(of: layer.output))
      inputGradients.append(batch(of: layer.input))
      parameterGradients.append(parameters)
    }
  }

  /// Floating-point operations of each pass for a sample; `nil` for layers that have no products.
  private static func operations(of layer: any Layer) -> Int? {
    switch layer {
    case let dense as Dense: return 2 * dense.inputSize * dense.outputSize
    case let convolution as Convolution:
      let (shape, half) = (convolution.input, convolution.kernelSize / 2)
      // Pixels on which a tap falls that lies so many rows, or columns, away.
      let rows = (-half...half).reduce(0) { $0 + max(0, shape.height - abs($1)) }
      let columns = (-half...half).reduce(0) { $0 + max(0, shape.width - abs($1)) }
      return 2 * rows * columns * shape.channels * convolution.output.channels
    default: return nil
    }
  }

  /// The passes of `steps` steps: forward, the weights' gradient and, but for the first layer, the input's.
  mutating func compute(_ steps: Int) -> [Time] {
    var times: [Time] = []
    for (k, bench) in benches.enumerated() {
      let (layer, x, zGradient) = (bench.layer, bench.x, bench.zGradient)
      func add(_ pass: String, _ seconds: Seconds) {
        times.append(
          Time(pass: pass, layer: layer, operations: bench.operations * pieces, seconds: seconds))
      }
      add(
        "forward",
        Seconds {
          for _ in 0..<steps * pieces {
            layer.forward(x, parameters: bench.parameters.span, into: &outputs[k])
          }
        })
      add(
        "weights",
        Seconds {
          var gradient = parameterGradients[k].mutableSpan
          for _ in 0..<steps * pieces {
            layer.parametersGradient(
              x, y: zGradient, zGradient: zGradient, parameters: bench.parameters.span,
              into: &gradient, at: 0, adding: false)
          }
        })
      if bench.isFirst { continue }
      add(
        "input",
        Seconds {
          for _ in 0..<steps * pieces {
            layer.inputGradient(
              x, y: zGradient, zGradient: zGradient, parameters: bench.parameters.span,
              into: &inputGradients[k])
          }
        })
    }
    return times
  }
}
