/// Images as a dataset has them, `[plane, row, column]`, to images whose pixels know their neighbours: each of the k² pixels
/// around a pixel, zero outside the image, gives its planes to it as channels, tap by tap.
///
/// A convolution of kernel 1 on that is one of kernel k on the image. With the one plane of a gray image its taps would be
/// products of one number with a row, and a convolution's way (see ``Convolution``) all memory and no arithmetic.
public struct Patches: Layer {
  /// Pixels of a column of the image.
  public let height: Int
  /// Pixels of a row of it.
  public let width: Int
  /// Colours of a pixel: 1 for gray.
  public let planes: Int
  /// k, odd: a patch is k×k pixels.
  public let kernelSize: Int

  public var input: ActivationShape { .vector(height * width * planes) }
  public var output: ActivationShape {
    ActivationShape(height: height, width: width, channels: kernelSize * kernelSize * planes)
  }

  /// Of images of that shape. An even kernel is a mistake of the program.
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
    result.zero(0..<result.count)
    for pixel in 0..<output.pixelCount {
      for run in 0..<kernelSize * planes {
        guard let run = self.run(run, of: pixel) else { continue }
        for sample in 0..<batch {
          let from = sample * input.size + run.source
          let to = (pixel * batch + sample) * channels + run.channel
          if planes == 1 && run.count == 5 {
            // The run of most pixels, checked once and copied without a loop: half the time of all.
            precondition(from <= source.count - 5 && to <= result.count - 5)
            for k in 0..<5 { result[to &+ k] = source[from &+ k] }
          } else {
            for k in 0..<run.count { result[to + k * planes] = source[from + k] }
          }
        }
      }
    }
  }

  public func parametersGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>,
    into gradient: inout MutableSpan<Float>, at start: Int, adding: Bool
  ) {}

  /// Each pixel gets what flows back from wherever it was copied to.
  public func inputGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>, into gradient: inout Matrix
  ) {
    let batch = x.rows
    gradient.setRows(batch)
    let (upstream, channels) = (zGradient.elements.span, output.channels)
    var sums = gradient.elements.mutableSpan
    sums.zero(0..<sums.count)
    for pixel in 0..<output.pixelCount {
      for run in 0..<kernelSize * planes {
        guard let run = self.run(run, of: pixel) else { continue }
        for sample in 0..<batch {
          let to = sample * input.size + run.source
          let from = (pixel * batch + sample) * channels + run.channel
          for k in 0..<run.count { sums[to + k] += upstream[from + k * planes] }
        }
      }
    }
  }

  /// Neighbours in one row of one plane: where they begin in an input, which channel the first becomes, how many.
  private struct Run {
    let source: Int
    let channel: Int
    let count: Int
  }

  /// One of the `kernelSize · planes` runs around a pixel; `nil` outside the image.
  private func run(_ number: Int, of pixel: Int) -> Run? {
    let (kernelRow, plane) = (number / planes, number % planes)
    let (row, left) = (
      pixel / width + kernelRow - kernelSize / 2, pixel % width - kernelSize / 2
    )
    guard (0..<height).contains(row) else { return nil }
    let columns = max(left, 0)..<min(left + kernelSize, width)
    return Run(
      source: (plane * height + row) * width + columns.lowerBound,
      channel: (kernelRow * kernelSize + columns.lowerBound - left) * planes + plane,
      count: columns.count)
  }
}
