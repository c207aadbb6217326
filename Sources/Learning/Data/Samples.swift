/// Inputs with their labels, as stored: unsigned bytes, turned to floats a batch at a time.
public struct Samples: Sendable {
  /// Values of one input.
  public let inputSize: Int
  /// All inputs, one after the other: `count * inputSize` bytes.
  public let pixels: [UInt8]
  /// One class a sample, from 0.
  public let labels: [Int]

  public var count: Int { labels.count }

  public init(inputSize: Int, pixels: [UInt8], labels: [Int]) {
    precondition(
      pixels.count == labels.count * inputSize,
      "\(labels.count) samples of \(inputSize) need \(labels.count * inputSize) bytes, there are \(pixels.count)"
    )
    self.inputSize = inputSize
    self.pixels = pixels
    self.labels = labels
  }

  /// From images `[count, …]` and labels `[count]`.
  public init(images: IDX, labels: IDX, classCount: Int, source: String) throws(DataError) {
    guard images.shape[0] == labels.shape[0] else {
      throw DataError(
        source: source, problem: "\(images.shape[0]) images but \(labels.shape[0]) labels")
    }
    if let place = labels.elements.firstIndex(where: { $0 >= classCount }) {
      throw DataError(
        source: source,
        problem:
          "label \(labels.elements[place]) of sample \(place) is not one of the \(classCount) classes from 0"
      )
    }
    self.init(
      inputSize: images.shape.dropFirst().reduce(1, *), pixels: images.elements,
      labels: labels.elements.map(Int.init))
  }
}

/// The one mean and one deviation by which all inputs are brought to mean 0 and deviation 1.
public struct Standardization: Sendable, Equatable {
  public let mean: Float
  public let deviation: Float

  public init(mean: Float, deviation: Float) {
    precondition(deviation > 0, "a deviation of \(deviation) cannot standardise anything")
    self.mean = mean
    self.deviation = deviation
  }

  /// Of all values of all samples together. Values that are all the same get a deviation of 1.
  public init(of samples: Samples) {
    // Sums of bytes and of their squares are exact in 64 bits for any data that fits a machine.
    var (sum, squares) = (0, 0)
    for pixel in samples.pixels {
      sum += Int(pixel)
      squares += Int(pixel) * Int(pixel)
    }
    let count = Double(max(samples.pixels.count, 1))
    let mean = Double(sum) / count
    let variance = Double(squares) / count - mean * mean
    self.init(mean: Float(mean), deviation: variance > 0 ? Float(variance.squareRoot()) : 1)
  }
}
