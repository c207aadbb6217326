/// A count, a mean and a sum of squared differences from it, in the form that can be added to (Chan, Golub and
/// LeVeque 1979): the sum of squares itself would lose everything to rounding where the mean is large.
struct Moments {
  private(set) var count = 0.0
  private var center = 0.0
  /// In units of `scale²`.
  private var squares = 0.0
  /// The largest magnitude so far.
  private(set) var largest = 0.0
  /// A power of two near the magnitude of the values where their squares are beyond double precision, else 1.
  private var scale = 1.0

  mutating func add(_ value: Double) {
    let magnitude = abs(value)
    if magnitude > largest {
      largest = magnitude
      if Self.needsScale(magnitude) || scale != 1 { rescale() }
    }
    count += 1
    // Halves, because the gap between the largest numbers of both signs is no number.
    let before = (value / 2 - center / 2) / scale
    center += before / count * scale * 2
    squares += 4 * before * ((value / 2 - center / 2) / scale)
  }

  /// Another set of values, none of them of an extreme magnitude.
  mutating func add(count added: Double, mean addedMean: Double, squares addedSquares: Double) {
    guard added > 0 else { return }
    let gap = addedMean - center
    let together = count + added
    squares += addedSquares + gap * gap * count * added / together
    center += gap * added / together
    count = together
    largest = max(largest, abs(addedMean))
  }

  private static func needsScale(_ magnitude: Double) -> Bool {
    magnitude > 0x1p+400 || magnitude < 0x1p-400
  }

  private mutating func rescale() {
    let exponent = min(max(largest.exponent, -1_000), 1_000)
    let wanted =
      Self.needsScale(largest) ? Double(sign: .plus, exponent: exponent, significand: 1) : 1
    let ratio = scale / wanted
    squares = squares * ratio * ratio
    scale = wanted
  }

  var mean: Double { center }

  /// 0 where the values differ by no more than rounding: of a column of 0.3 and of 0.1 + 0.2 nothing can be learned.
  var deviation: Double {
    let deviation = (squares / max(count, 1)).squareRoot() * scale
    return deviation > 4 * center.ulp && deviation.isFinite ? deviation : 0
  }

  /// Whether the values, cut to 32 bits, would lose more than a thousandth of their deviation.
  var needsDoubles: Bool {
    let deviation = deviation
    return largest > 1e38 || (deviation > 0 && (deviation < 1e-30 || largest > 16_384 * deviation))
  }
}

extension Double: StoredValue {
  var float: Float { Float(self) }
  var double: Double { self }
}
