// Between the vectors that datasets and dense layers have and the images between them.

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

/// Vectors to images: inputs as a dataset has them, `[plane, row, column]`, to images whose pixels have the planes as channels.
public struct Unflatten: Layer {
  public let output: ActivationShape
  public var input: ActivationShape { .vector(output.size) }

  public init(_ output: ActivationShape) {
    self.output = output
  }

  public var parameterBlocks: [ParameterBlock] { [] }
}

extension Unflatten {
  public func forward(_ x: Matrix, parameters: Span<Float>, into y: inout Matrix) {
    let (batch, planes) = (x.rows, output.channels)
    y.setRows(batch * output.pixelCount)
    let source = x.elements.span
    var result = y.elements.mutableSpan
    for plane in 0..<planes {
      for pixel in 0..<output.pixelCount {
        let (from, to) = (plane * output.pixelCount + pixel, pixel * batch * planes + plane)
        for sample in 0..<batch {
          result[to + sample * planes] = source[from + sample * output.size]
        }
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
    let (batch, planes) = (output.batchSize(of: zGradient), output.channels)
    gradient.setRows(batch)
    let upstream = zGradient.elements.span
    var result = gradient.elements.mutableSpan
    for plane in 0..<planes {
      for pixel in 0..<output.pixelCount {
        let (to, from) = (plane * output.pixelCount + pixel, pixel * batch * planes + plane)
        for sample in 0..<batch {
          result[to + sample * output.size] = upstream[from + sample * planes]
        }
      }
    }
  }
}
