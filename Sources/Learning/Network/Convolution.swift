/// A convolution of images: stride 1, padded with zeros so that the image keeps its size, `y = f(Σ_taps x_tap W_tap + b)`.
///
/// A kernel of odd size k has k² taps. Tap (i, j) multiplies the pixel i − (k−1)/2 rows below and j − (k−1)/2 columns to the right
/// with `W[i, j]`, a matrix `[channels in, channels out]`; W is `[k, k, in, out]`, b is `[out]`. b is drawn from
/// U(±1/√(k² · in)), and W too, as PyTorch's `nn.Conv2d` does, times `gain`. f is LeakyReLU of slope `leakySlope`, or the identity where that is 1.
/// Cost: `2 · batch · in · out` operations for every tap that falls on a pixel, in each of the three passes.
///
/// Each tap is a matrix product for each row of the image, see ``ActivationShape``. On one Zen 4 core, LeNets++'s six
/// convolutions, forward and backward, take 3.7 ms a sample so, in products of 90 to 115 GF/s. oneDNN's (those of PyTorch 2.15)
/// take 4.4 ms; unfolding the input (im2col) multiplies at 90 to 100 GF/s, with the zeros of the padding, before the
/// time that unfolding takes.
public struct Convolution: Layer {
  public let input: ActivationShape
  public let output: ActivationShape
  /// k, odd.
  public let kernelSize: Int
  /// Of the LeakyReLU at the end; 1 is the identity.
  public let leakySlope: Float
  /// How many times wider than PyTorch's the distribution is that W is drawn from.
  public let gain: Float

  /// Of images of shape `input` to images of the same size with as many `channels`. An even kernel is a mistake of the program.
  public init(
    _ input: ActivationShape, channels: Int, kernelSize: Int, leakySlope: Float = 1,
    gain: Float = 1
  ) {
    precondition(
      kernelSize > 0 && !kernelSize.isMultiple(of: 2), "a kernel of even size \(kernelSize)")
    LeakyReLU.checkSlope(leakySlope)
    self.input = input
    output = ActivationShape(height: input.height, width: input.width, channels: channels)
    self.kernelSize = kernelSize
    self.leakySlope = leakySlope
    self.gain = gain
  }

  public var parameterBlocks: [ParameterBlock] {
    let bound = 1 / Float(tapCount * input.channels).squareRoot()
    return [
      ParameterBlock(count: tapCount * weightsOfTap, initialBound: gain * bound, isDecayed: true),
      ParameterBlock(count: output.channels, initialBound: bound, isDecayed: false),
    ]
  }

  private var tapCount: Int { kernelSize * kernelSize }
  private var weightsOfTap: Int { input.channels * output.channels }
}

extension Convolution {
  public func forward(_ x: Matrix, parameters: Span<Float>, into y: inout Matrix) {
    let batch = input.batchSize(of: x)
    y.setRows(batch * output.pixelCount)
    let source = x.elements.span
    var sums = y.elements.mutableSpan
    let bias = parameters.extracting(droppingFirst: tapCount * weightsOfTap)
    let rowLength = output.width * batch * output.channels
    for row in 0..<input.height {
      for step in 0..<tapCount {
        let tap = tap(at: step)
        guard let overlap = overlap(of: tap, row: row) else { continue }
        multiply(
          source.extracting(elements(of: overlap.source, batch, input.channels)), .asIs,
          parameters.extracting(elements(ofTap: tap)), .asIs, into: &sums,
          at: overlap.start * batch * output.channels, adding: step > 0,
          rows: overlap.source.count * batch, inner: input.channels, columns: output.channels)
      }
      LeakyReLU.addBias(
        bias, thenApply: leakySlope, to: &sums, in: row * rowLength..<(row + 1) * rowLength)
    }
  }

  public func backwardThroughActivation(_ y: Matrix, yGradient: inout Matrix) {
    var gradient = yGradient.elements.mutableSpan
    LeakyReLU.backward(y.elements.span, slope: leakySlope, gradient: &gradient)
  }

  /// `∂L/∂W_tap = Σ x_tapᵀ ∂L/∂z`, `∂L/∂b = Σ ∂L/∂z` over pixels and samples.
  public func parametersGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>,
    into gradient: inout MutableSpan<Float>, at start: Int, adding: Bool
  ) {
    let batch = input.batchSize(of: x)
    let (source, upstream) = (x.elements.span, zGradient.elements.span)
    if !adding { gradient.zero(start..<start + tapCount * weightsOfTap) }
    // A row of taps at a time over the whole image: its part of the gradient stays in the cache.
    for firstTap in stride(from: 0, to: tapCount, by: kernelSize) {
      for row in 0..<input.height {
        for tap in firstTap..<firstTap + kernelSize {
          guard let overlap = overlap(of: tap, row: row) else { continue }
          let target = overlap.start..<overlap.start + overlap.source.count
          multiply(
            source.extracting(elements(of: overlap.source, batch, input.channels)), .transposed,
            upstream.extracting(elements(of: target, batch, output.channels)), .asIs,
            into: &gradient, at: start + tap * weightsOfTap, adding: true, rows: input.channels,
            inner: overlap.source.count * batch, columns: output.channels)
        }
      }
    }
    sumRows(
      upstream, into: &gradient, at: start + tapCount * weightsOfTap, columns: output.channels,
      adding: adding)
  }

  /// `∂L/∂x = Σ_taps ∂L/∂z_tap W_tapᵀ`: what a tap took from a pixel flows back to it.
  ///
  /// W is multiplied as it lies. Turned round beforehand, a step takes 4 % less with LeNets++ and 15 % more with `lenet`.
  public func inputGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>, into gradient: inout Matrix
  ) {
    let batch = output.batchSize(of: zGradient)
    gradient.setRows(batch * input.pixelCount)
    let upstream = zGradient.elements.span
    var sums = gradient.elements.mutableSpan
    for row in 0..<input.height {
      for step in 0..<tapCount {
        // Seen from x, the output lies on the other side.
        let tap = tap(at: step)
        guard let overlap = overlap(of: tapCount - 1 - tap, row: row) else { continue }
        multiply(
          upstream.extracting(elements(of: overlap.source, batch, output.channels)), .asIs,
          parameters.extracting(elements(ofTap: tap)), .transposed, into: &sums,
          at: overlap.start * batch * input.channels, adding: step > 0,
          rows: overlap.source.count * batch, inner: output.channels, columns: input.channels)
      }
    }
  }
}

// MARK: Taps

extension Convolution {
  /// The pixels that a tap reads for one row of results, and the first pixel it gives them to.
  private struct Overlap {
    let source: Range<Int>
    let start: Int
  }

  /// Taps in order from the middle one on, which falls on every pixel: the first can write where the others add.
  private func tap(at step: Int) -> Int { (tapCount / 2 + step) % tapCount }

  /// `nil` where the tap falls outside the image for the whole row.
  private func overlap(of tap: Int, row: Int) -> Overlap? {
    let (down, right) = (tap / kernelSize - kernelSize / 2, tap % kernelSize - kernelSize / 2)
    let (height, width) = (input.height, input.width)
    let columns = max(0, -right)..<max(max(0, -right), min(width, width - right))
    guard (0..<height).contains(row + down), !columns.isEmpty else { return nil }
    let source = (row + down) * width + right
    return Overlap(
      source: source + columns.lowerBound..<source + columns.upperBound,
      start: row * width + columns.lowerBound)
  }

  /// Where the values of a run of pixels lie in the matrix of a whole batch.
  private func elements(of pixels: Range<Int>, _ batch: Int, _ channels: Int) -> Range<Int> {
    pixels.lowerBound * batch * channels..<pixels.upperBound * batch * channels
  }

  /// Where the weights of a tap lie among the parameters.
  private func elements(ofTap tap: Int) -> Range<Int> {
    tap * weightsOfTap..<(tap + 1) * weightsOfTap
  }
}
