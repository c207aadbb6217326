/// The means and deviations by which inputs are brought to mean 0 and deviation 1.
///
/// Pixels of an image share one mean and one deviation: they are one quantity, and a pixel that is nearly always 0
/// would blow up if it were divided by its own tiny deviation. Features of a table are different quantities
/// (centimetres, counts), so each has its own.
public struct Standardization: Sendable, Equatable {
  /// One for all values of an input, or one for each.
  public let means: [Float]
  /// As many as there are means, all above 0.
  public let deviations: [Float]
  /// `1 / deviation`.
  let scales: [Float]

  /// As many deviations as means, all above 0; the program stops for others.
  public init(means: [Float], deviations: [Float]) {
    precondition(
      means.count == deviations.count && !means.isEmpty,
      "\(means.count) means, \(deviations.count) deviations")
    precondition(
      deviations.allSatisfy { $0 > 0 }, "a deviation must be above 0, one of \(deviations) is not")
    self.means = means
    self.deviations = deviations
    scales = deviations.map { 1 / $0 }
  }

  /// One for all values.
  public init(mean: Float, deviation: Float) {
    self.init(means: [mean], deviations: [deviation])
  }
}

extension Standardization {
  /// Measured over `samples`: as one for inputs that are images, for each value of its own otherwise. Values that are all
  /// the same get a deviation of 1.
  public init(of samples: Samples, shape: InputShape) {
    let moments =
      switch samples.values {
      case .bytes(let values): shape.isImage ? total(values, samples) : byColumn(values, samples)
      case .floats(let values): shape.isImage ? total(values, samples) : byColumn(values, samples)
      }
    self.init(means: moments.map(\.mean), deviations: moments.map(\.deviation))
  }

  /// One mean and one deviation, of all values of all samples together.
  public init(of samples: Samples) {
    self.init(of: samples, shape: .image(rows: 1, columns: samples.inputSize))
  }
}

/// A count, a mean and a sum of squared differences from it, in the form that can be added to (Chan, Golub and
/// LeVeque 1979): the sum of squares itself would lose everything to rounding where the mean is large.
private struct Moments {
  private var count = 0.0
  private var center = 0.0
  private var squares = 0.0

  mutating func add(_ value: Double) {
    count += 1
    let before = value - center
    center += before / count
    squares += before * (value - center)
  }

  mutating func add(count added: Double, mean addedMean: Double, squares addedSquares: Double) {
    guard added > 0 else { return }
    let gap = addedMean - center
    let together = count + added
    squares += addedSquares + gap * gap * count * added / together
    center += gap * added / together
    count = together
  }

  var mean: Float { Float(center) }

  var deviation: Float {
    let deviation = Float((squares / max(count, 1)).squareRoot())
    return deviation > 0 && deviation.isFinite ? deviation : 1
  }
}

/// All values together: exact sums of a row of bytes, then rows added up.
private func total(_ values: [UInt8], _ samples: Samples) -> [Moments] {
  let (all, size) = (values.span, samples.inputSize)
  var moments = Moments()
  for row in samples.rows {
    let input = all.extracting(row * size..<(row + 1) * size)
    var (sum, squares) = (0, 0)
    for k in input.indices {
      let value = Int(input[k])
      sum += value
      squares += value * value
    }
    let count = Double(size)
    let mean = Double(sum) / count
    moments.add(count: count, mean: mean, squares: Double(squares) - mean * Double(sum))
  }
  return [moments]
}

private func total(_ values: [Float], _ samples: Samples) -> [Moments] {
  var moments = Moments()
  for row in samples.rows {
    for k in 0..<samples.inputSize { moments.add(Double(values[row * samples.inputSize + k])) }
  }
  return [moments]
}

private func byColumn(_ values: [some StoredValue], _ samples: Samples) -> [Moments] {
  var moments = [Moments](repeating: Moments(), count: samples.inputSize)
  for row in samples.rows {
    for k in moments.indices { moments[k].add(Double(values[row * samples.inputSize + k].float)) }
  }
  return moments
}

/// A type in which inputs are stored.
protocol StoredValue: BitwiseCopyable {
  var float: Float { get }
}

extension UInt8: StoredValue {
  var float: Float { Float(self) }
}

extension Float: StoredValue {
  var float: Float { self }
}
