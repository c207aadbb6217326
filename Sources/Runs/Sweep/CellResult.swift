import Learning

/// What came of a cell of a sweep: a line of its file.
public struct CellResult: Sendable, Equatable {
  public let spec: RunSpec
  public let steps: Int
  /// In a word, as `train --json` has it; what diverged has no numbers.
  public let outcome: String
  public let testAccuracy: Double
  public let nearestCenterAccuracy: Double
  /// intra / inter of the test set.
  public let ratio: Double
  public let seconds: Double

  public init(
    _ spec: RunSpec, steps: Int, outcome: String, testAccuracy: Double = .nan,
    nearestCenterAccuracy: Double = .nan, ratio: Double = .nan, seconds: Double
  ) {
    self.spec = spec
    self.steps = steps
    self.outcome = outcome
    self.testAccuracy = testAccuracy
    self.nearestCenterAccuracy = nearestCenterAccuracy
    self.ratio = ratio
    self.seconds = seconds
  }

  /// Whether it is of this run, however long it took.
  public func isOf(_ spec: RunSpec, steps: Int) -> Bool {
    self.spec.json.line == spec.json.line && self.steps == steps
  }

  /// Whether it is of a run that differs from this one in λ, α and seed at most: only such are cells of one sweep.
  public func isOfSweep(with spec: RunSpec, steps: Int) -> Bool {
    guard var own = try? spec.cell(like: self.spec) else { return false }
    own.seed = self.spec.seed
    return isOf(own, steps: steps)
  }
}

extension CellResult {
  /// The file's line, without its end.
  public var line: String {
    var line = JSONLine()
    line.add("centerloss", Session.version)
    line.add("spec", spec.json)
    line.add("steps", steps)
    line.add("outcome", outcome)
    line.add("testAccuracy", testAccuracy)
    line.add("nearestCenterAccuracy", nearestCenterAccuracy)
    line.add("ratio", ratio)
    line.add("seconds", seconds)
    return line.line
  }

  /// Reads a file of results. What stands after the last line's end was cut off when it was written, and is left out; throws
  /// for any other line that is none.
  public static func read(_ bytes: [UInt8], name: String) throws(DataError) -> [CellResult] {
    let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    var results: [CellResult] = []
    let lines = bytes[..<end].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let result = try CellResult(line, source: "\(name), line \(index + 1)")
      if let first = results.first, !result.isOfSweep(with: first.spec, steps: first.steps) {
        throw DataError(
          source: "\(name), line \(index + 1)",
          problem: "a result of another sweep than the first; each needs a folder of its own")
      }
      // Two who trained the same cell at the same time have the same numbers.
      if !results.contains(where: { $0.isOf(result.spec, steps: result.steps) }) {
        results.append(result)
      }
    }
    return results
  }

  private init(_ line: some Collection<UInt8>, source: String) throws(DataError) {
    var object = try JSONObject(line, source: source)
    guard let version = try object.integer("centerloss", 0...Int.max) else {
      throw object.error(
        "not a result of a sweep: it must begin with {\"centerloss\": \(Session.version)")
    }
    guard version == Session.version else {
      throw object.error(
        "a result of version \(version); this program writes version \(Session.version)")
    }
    guard let spec = try object.object("spec"),
      let steps = try object.integer("steps", 0...Int.max),
      let outcome = try object.text("outcome")
    else { throw object.error("a result needs 'spec', 'steps' and 'outcome'") }
    func measure(_ key: String, _ object: inout JSONObject) throws(DataError) -> Double {
      object.takeNull(key) ? .nan : try object.number(key) ?? .nan
    }
    self.init(
      try RunSpec(spec), steps: steps, outcome: outcome,
      testAccuracy: try measure("testAccuracy", &object),
      nearestCenterAccuracy: try measure("nearestCenterAccuracy", &object),
      ratio: try measure("ratio", &object), seconds: try measure("seconds", &object))
    try object.finish()
  }
}

extension RunSpec {
  /// The same with λ and α of another.
  fileprivate func cell(like other: RunSpec) throws(InvalidSetting) -> RunSpec {
    var cell = self
    for knob in [Knob.centerWeight, .centerRate] {
      if let value = other[knob] { try cell.set(knob, value) }
    }
    return cell
  }
}

// MARK: Over seeds

/// Mean and deviation over seeds of the cells that share λ and α.
public struct SweepRow: Sendable, Equatable {
  public struct Spread: Sendable, Equatable {
    public let mean: Double
    /// Of a sample: over n − 1. Not a number for one value.
    public let deviation: Double
    /// Not a number where there is none.
    public let least: Double

    init(_ values: [Double]) {
      let mean = values.reduce(0, +) / Double(values.count)
      least = values.min() ?? .nan
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      (self.mean, deviation) = (
        values.isEmpty ? .nan : mean,
        values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : .nan
      )
    }
  }

  public let centerWeight: Float
  public let centerRate: Float
  /// How many runs ended with numbers, and how many did not.
  public let count: Int
  public let failures: Int
  public let testAccuracy: Spread
  public let nearestCenterAccuracy: Spread
  public let ratio: Spread

  /// In the order in which λ and α first occur, by size.
  public static func rows(of results: [CellResult]) -> [SweepRow] {
    func knob(_ knob: Knob, _ result: CellResult) -> Float { result.spec[knob] ?? .nan }
    let groups = Dictionary(grouping: results) {
      [knob(.centerWeight, $0), knob(.centerRate, $0)]
    }
    return groups.sorted { ($0.key[0], $0.key[1]) < ($1.key[0], $1.key[1]) }.map { key, cells in
      let sound = cells.filter { $0.testAccuracy.isFinite }
      return SweepRow(
        centerWeight: key[0], centerRate: key[1], count: sound.count,
        failures: cells.count - sound.count, testAccuracy: Spread(sound.map(\.testAccuracy)),
        nearestCenterAccuracy: Spread(sound.map(\.nearestCenterAccuracy)),
        ratio: Spread(sound.map(\.ratio)))
    }
  }
}
