/// Images to vectors: the values of a sample, pixel after pixel, become one row.
public struct Flatten: Layer {
  public let input: ActivationShape
  public var output: ActivationShape { .vector(input.size) }

  public init(_ input: ActivationShape) {
    self.input = input
  }

  public var parameterBlocks: [ParameterBlock] { [] }
}

extension Flatten {
  public func forward(_ x: Matrix, parameters: Span<Float>, into y: inout Matrix) {
    let batch = input.batchSize(of: x)
    y.setRows(batch)
    let (source, channels) = (x.elements.span, input.channels)
    var result = y.elements.mutableSpan
    for pixel in 0..<input.pixelCount {
      for sample in 0..<batch {
        let from = (pixel * batch + sample) * channels
        let to = sample * input.size + pixel * channels
        for c in 0..<channels { result[to + c] = source[from + c] }
      }
    }
  }

  public func parametersGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>,
    into gradient: inout MutableSpan<Float>, at start: Int, adding: Bool
  ) {}

  public func inputGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>, into gradient: inout Matrix
  ) {
    let batch = zGradient.rows
    gradient.setRows(batch * input.pixelCount)
    let (upstream, channels) = (zGradient.elements.span, input.channels)
    var result = gradient.elements.mutableSpan
    for pixel in 0..<input.pixelCount {
      for sample in 0..<batch {
        let to = (pixel * batch + sample) * channels
        let from = sample * input.size + pixel * channels
        for c in 0..<channels { result[to + c] = upstream[from + c] }
      }
    }
  }
}
