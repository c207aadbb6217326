import Libc

/// Random numbers that a seed determines, as a value: SplitMix64 (Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", OOPSLA 2014). Neighbouring seeds give unrelated sequences.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Equatable {
  private(set) var state: UInt64

  /// The same seed gives the same numbers on every machine.
  public init(seed: UInt64) {
    state = seed
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension Matrix {
  /// A matrix of independent draws from N(0, 1), the standard normal distribution, that a seed determines: as
  /// PyTorch's `torch.randn`, with other numbers.
  public static func standardNormal(rows: Int, columns: Int, seed: UInt64) -> Matrix {
    var generator = SeededGenerator(seed: seed)
    var matrix = Matrix(rows: rows, columns: columns)
    for k in stride(from: 0, to: matrix.elements.count, by: 2) {
      let pair = standardNormalPair(&generator)
      matrix.elements[k] = pair.0
      if k + 1 < matrix.elements.count { matrix.elements[k + 1] = pair.1 }
    }
    return matrix
  }
}

/// Two draws, by the polar method (Marsaglia and Bray, "A convenient method for generating normal variables",
/// SIAM Review 1964): a point drawn evenly from the unit disc, moved along its ray.
func standardNormalPair(_ generator: inout SeededGenerator) -> (Float, Float) {
  while true {
    let x = Double.random(in: -1..<1, using: &generator)
    let y = Double.random(in: -1..<1, using: &generator)
    let squares = x * x + y * y
    guard squares > 0 && squares < 1 else { continue }
    let stretch = (-2 * log(squares) / squares).squareRoot()
    return (Float(x * stretch), Float(y * stretch))
  }
}
