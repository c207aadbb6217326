/// Images as a dataset has them, `[plane, row, column]`, to images whose pixels know their neighbours: each of the k² pixels
/// around a pixel, zero outside the image, gives its planes to it as channels, tap by tap.
///
/// A convolution of kernel 1 on that is one of kernel k on the image. With the one plane of a gray image its taps would be
/// products of one number with a row, and a convolution's way (see ``Convolution``) all memory and no arithmetic.
public struct Patches: Layer {
  public let height: Int
  public let width: Int
  public let planes: Int
  public let kernelSize: Int

  public var input: ActivationShape { .vector(height * width * planes) }
  public var output: ActivationShape {
    ActivationShape(height: height, width: width, channels: kernelSize * kernelSize * planes)
  }

  public init(height: Int, width: Int, planes: Int = 1, kernelSize: Int) {
    precondition(
      kernelSize > 0 && !kernelSize.isMultiple(of: 2), "a kernel of even size \(kernelSize)")
    self.height = height
    self.width = width
    self.planes = planes
    self.kernelSize = kernelSize
  }

  public var parameterBlocks: [ParameterBlock] { [] }
}

extension Patches {
  public func forward(_ x: Matrix, parameters: Span<Float>, into y: inout Matrix) {
    let batch = x.rows
    y.setRows(batch * output.pixelCount)
    let (source, channels) = (x.elements.span, output.channels)
    var result = y.elements.mutableSpan
    for pixel in 0..<output.pixelCount {
      for channel in 0..<channels {
        let neighbour = neighbour(of: pixel, channel: channel)
        for sample in 0..<batch {
          result[(pixel * batch + sample) * channels + channel] =
            neighbour.map { source[sample * input.size + $0] } ?? 0
        }
      }
    }
  }

  public func parametersGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>,
    into gradient: inout MutableSpan<Float>, at start: Int, adding: Bool
  ) {}

  /// Each pixel gets what flows back from all the places it was copied to.
  public func inputGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>, into gradient: inout Matrix
  ) {
    let batch = x.rows
    gradient.setRows(batch)
    let (upstream, channels) = (zGradient.elements.span, output.channels)
    var sums = gradient.elements.mutableSpan
    sums.zero(0..<sums.count)
    for pixel in 0..<output.pixelCount {
      for channel in 0..<channels {
        guard let neighbour = neighbour(of: pixel, channel: channel) else { continue }
        for sample in 0..<batch {
          sums[sample * input.size + neighbour] +=
            upstream[(pixel * batch + sample) * channels + channel]
        }
      }
    }
  }

  /// Where in an input a channel of a pixel comes from; `nil` outside the image.
  private func neighbour(of pixel: Int, channel: Int) -> Int? {
    let (tap, plane) = (channel / planes, channel % planes)
    let row = pixel / width + tap / kernelSize - kernelSize / 2
    let column = pixel % width + tap % kernelSize - kernelSize / 2
    guard (0..<height).contains(row), (0..<width).contains(column) else { return nil }
    return (plane * height + row) * width + column
  }
}
