/// The largest of each 2×2 pixels, channel by channel. A last row or column without a partner is left out.
public struct MaxPooling: Layer {
  public let input: ActivationShape
  public var output: ActivationShape {
    ActivationShape(height: input.height / 2, width: input.width / 2, channels: input.channels)
  }

  /// Of images of at least 2×2 pixels.
  public init(_ input: ActivationShape) {
    precondition(input.height > 1 && input.width > 1, "no 2×2 pixels in \(input)")
    self.input = input
  }

  public var parameterBlocks: [ParameterBlock] { [] }
}

extension MaxPooling {
  public func forward(_ x: Matrix, parameters: Span<Float>, into y: inout Matrix) {
    let length = input.batchSize(of: x) * input.channels
    y.setRows(output.pixelCount * length / input.channels)
    let source = x.elements.span
    var result = y.elements.mutableSpan
    for pixel in 0..<output.pixelCount {
      let (start, below) = (corner(of: pixel) * length, input.width * length)
      let first = source.extracting(start..<start + length)
      let second = source.extracting(start + length..<start + 2 * length)
      let third = source.extracting(start + below..<start + below + length)
      let fourth = source.extracting(start + below + length..<start + below + 2 * length)
      for k in 0..<length {
        let upper = first[k] > second[k] ? first[k] : second[k]
        let lower = third[k] > fourth[k] ? third[k] : fourth[k]
        result[pixel * length + k] = upper > lower ? upper : lower
      }
    }
  }

  public func parametersGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>,
    into gradient: inout MutableSpan<Float>, at start: Int, adding: Bool
  ) {}

  /// The gradient flows to the pixel that was largest, of equals to the first.
  public func inputGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>, into gradient: inout Matrix
  ) {
    let length = input.batchSize(of: x) * input.channels
    gradient.setRows(x.rows)
    let (source, largest, upstream) = (
      x.elements.span, y.elements.span, zGradient.elements.span
    )
    var result = gradient.elements.mutableSpan
    if !input.height.isMultiple(of: 2) || !input.width.isMultiple(of: 2) {
      result.zero(0..<result.count)
    }
    for pixel in 0..<output.pixelCount {
      let start = corner(of: pixel) * length
      let (right, below) = (start + length, start + input.width * length)
      let diagonal = below + length
      for k in 0..<length {
        let (value, flow) = (largest[pixel * length + k], upstream[pixel * length + k])
        let isFirst = source[start + k] == value
        let isSecond = source[right + k] == value && !isFirst
        let isThird = source[below + k] == value && !isFirst && !isSecond
        result[start + k] = isFirst ? flow : 0
        result[right + k] = isSecond ? flow : 0
        result[below + k] = isThird ? flow : 0
        result[diagonal + k] = isFirst || isSecond || isThird ? 0 : flow
      }
    }
  }

  /// The upper left of the four pixels that make one of the output.
  private func corner(of pixel: Int) -> Int {
    let (row, column) = (pixel / output.width, pixel % output.width)
    return 2 * row * input.width + 2 * column
  }
}
