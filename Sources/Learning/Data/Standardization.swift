/// The means and deviations by which inputs are brought to mean 0 and deviation 1.
///
/// Pixels of an image share one mean and one deviation: they are one quantity, and a pixel that is nearly always 0
/// would blow up if it were divided by its own tiny deviation. Features of a table are different quantities
/// (centimetres, counts), so each has its own.
///
/// Both are measured in double precision: a column of times in milliseconds has a mean beside which its deviation is too
/// small for 32 bits.
public struct Standardization: Sendable, Equatable {
  /// One for all values of an input, or one for each.
  public let means: [Double]
  /// As many as there are means; 0 for values without a spread, which are 0 once they are standardised.
  public let deviations: [Double]
  /// The same in 32 bits, in which most inputs are brought to scale: `1 / deviation`, or 0 for a deviation of 0.
  let floatScales: [Float]
  let floatMeans: [Float]
  /// Whether 32 bits lose more than a thousandth of a deviation beside its mean, or cannot hold one.
  let needsDoubles: Bool

  /// As many deviations as means, all 0 or more; the program stops for others.
  public init(means: [Double], deviations: [Double]) {
    precondition(
      means.count == deviations.count && !means.isEmpty,
      "\(means.count) means, \(deviations.count) deviations")
    precondition(
      deviations.allSatisfy { $0 >= 0 },
      "a deviation must be 0 or more, one of \(deviations) is not"
    )
    self.means = means
    self.deviations = deviations
    floatMeans = means.map { Float($0) }
    floatScales = deviations.map { $0 > 0 ? 1 / Float($0) : 0 }
    needsDoubles = zip(means, deviations).contains { mean, deviation in
      deviation > 0
        && (deviation < 1e-30 || deviation > 1e30 || abs(mean) > 16_384 * deviation)
    }
  }

  /// One for all values.
  public init(mean: Double, deviation: Double) {
    self.init(means: [mean], deviations: [deviation])
  }
}

extension Standardization {
  /// Measured over `samples`: as one for inputs that are images, for each value of its own otherwise.
  public init(of samples: Samples, shape: InputShape) {
    let moments =
      switch samples.values {
      case .bytes(let values): shape.isImage ? [total(values, samples)] : byColumn(values, samples)
      case .floats(let values): shape.isImage ? [total(values, samples)] : byColumn(values, samples)
      case .doubles(let values):
        shape.isImage ? [total(values, samples)] : byColumn(values, samples)
      }
    self.init(means: moments.map(\.mean), deviations: moments.map(\.deviation))
  }

  /// One mean and one deviation, of all values of all samples together.
  public init(of samples: Samples) {
    self.init(of: samples, shape: .image(rows: 1, columns: samples.inputSize))
  }

  /// What `value` becomes by the mean and deviation at `k`, whatever its magnitude.
  func standardized(_ value: Double, _ k: Int) -> Float {
    let deviation = deviations[k]
    guard deviation > 0 else { return 0 }
    // Halves, because the gap between the largest numbers of both signs is no number.
    return Float((value / 2 - means[k] / 2) / deviation * 2)
  }
}

/// All values together: exact sums of a row of bytes, then rows added up.
private func total(_ values: [UInt8], _ samples: Samples) -> Moments {
  let (all, size) = (values.span, samples.inputSize)
  var moments = Moments()
  for index in 0..<samples.count {
    let row = samples.rows[index]
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
  return moments
}

private func total(_ values: [some StoredValue], _ samples: Samples) -> Moments {
  var moments = Moments()
  for index in 0..<samples.count {
    let row = samples.rows[index]
    for k in 0..<samples.inputSize { moments.add(values[row * samples.inputSize + k].double) }
  }
  return moments
}

private func byColumn(_ values: [some StoredValue], _ samples: Samples) -> [Moments] {
  var moments = [Moments](repeating: Moments(), count: samples.inputSize)
  for index in 0..<samples.count {
    let row = samples.rows[index]
    for k in moments.indices { moments[k].add(values[row * samples.inputSize + k].double) }
  }
  return moments
}

/// A type in which inputs are stored.
protocol StoredValue: BitwiseCopyable {
  var float: Float { get }
  var double: Double { get }
}

extension UInt8: StoredValue {
  var float: Float { Float(self) }
  var double: Double { Double(self) }
}

extension Float: StoredValue {
  var float: Float { self }
  var double: Double { Double(self) }
}
