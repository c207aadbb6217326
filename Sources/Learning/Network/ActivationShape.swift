/// What a layer takes or gives for one sample: `height × width` pixels of `channels` values each. A plain vector is one pixel.
///
/// A batch of it is a matrix of `pixelCount · batch` rows and `channels` columns. The pixel comes first, the sample
/// second: what the whole batch has at one pixel, and at a run of neighbours in a row of the image, lies together. So a
/// convolution is made of plain matrix products with a row for each sample, and needs no unfolded copy of its input.
public struct ActivationShape: Sendable, Hashable {
  public let height: Int
  public let width: Int
  public let channels: Int

  public init(height: Int, width: Int, channels: Int) {
    precondition(
      height > 0 && width > 0 && channels > 0, "nothing is \(height)×\(width)×\(channels)")
    self.height = height
    self.width = width
    self.channels = channels
  }

  public static func vector(_ size: Int) -> ActivationShape {
    ActivationShape(height: 1, width: 1, channels: size)
  }

  public var pixelCount: Int { height * width }
  /// Values of one sample.
  public var size: Int { pixelCount * channels }
}

extension ActivationShape: CustomStringConvertible {
  public var description: String {
    pixelCount == 1 ? "\(channels)" : "\(height)×\(width)×\(channels)"
  }
}

extension ActivationShape {
  /// How many samples a matrix of this shape holds.
  func batchSize(of matrix: Matrix) -> Int {
    precondition(
      matrix.columns == channels && matrix.rows.isMultiple(of: pixelCount),
      "\(matrix.rows)×\(matrix.columns) elements are no batch of \(self)")
    return matrix.rows / pixelCount
  }

  /// Storage for batches of up to `batchSize` samples.
  func matrix(batchSize: Int) -> Matrix {
    Matrix(rows: pixelCount * batchSize, columns: channels)
  }
}
