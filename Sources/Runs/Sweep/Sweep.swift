import Learning

/// Runs that differ in λ, α and seed, and in nothing else: a cell for each combination.
public struct Sweep: Sendable, Equatable {
  /// What all cells have in common.
  public let base: RunSpec
  public let centerWeights: [Float]
  public let centerRates: [Float]
  public let seeds: [UInt64]

  /// Throws for values that a knob cannot have.
  public init(
    _ base: RunSpec, centerWeights: [Float], centerRates: [Float], seeds: [UInt64]
  ) throws(InvalidSetting) {
    for weight in centerWeights { try Knob.centerWeight.check(weight) }
    for rate in centerRates { try Knob.centerRate.check(rate) }
    self.base = base
    self.centerWeights = centerWeights
    self.centerRates = centerRates
    self.seeds = seeds
  }

  /// The run of each cell: all seeds of an α, all α of a λ, λ after λ.
  public var cells: [RunSpec] {
    get throws(InvalidSetting) {
      var cells: [RunSpec] = []
      for weight in centerWeights {
        for rate in centerRates {
          for seed in seeds {
            var cell = base
            try cell.set(.centerWeight, weight)
            try cell.set(.centerRate, rate)
            cell.seed = seed
            cells.append(cell)
          }
        }
      }
      return cells
    }
  }
}

/// A list on the command line that is none.
public struct InvalidList: Error, Equatable, CustomStringConvertible {
  public let description: String
}

extension Sweep {
  private static let mostValues = 10_000

  /// Reads `0,0.01,0.1`.
  public static func numbers(_ text: String) throws(InvalidList) -> [Float] {
    var numbers: [Float] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = Float(word), number.isFinite else {
        throw InvalidList(
          description: "'\(text)': numbers with commas between them, such as 0,0.1,1, are needed")
      }
      if !numbers.contains(number) { numbers.append(number) }
    }
    return numbers
  }

  /// Reads `1-10`, or `1,3,7-9`.
  public static func seeds(_ text: String) throws(InvalidList) -> [UInt64] {
    var seeds: [UInt64] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { UInt64($0) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
        first <= last, last - first < UInt64(mostValues), seeds.count < mostValues
      else {
        throw InvalidList(
          description:
            "'\(text)': seeds such as 1-10 or 1,3,7 are needed, \(mostValues) at most")
      }
      seeds += (first...last).filter { !seeds.contains($0) }
    }
    return seeds
  }
}
