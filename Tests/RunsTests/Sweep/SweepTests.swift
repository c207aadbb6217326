import Learning
import Runs
import Testing

/// Runs that differ in λ, α and seed, and what came of them.
struct SweepTests {
  @Test("a cell for each combination, seeds within α within λ")
  func cells() throws {
    let sweep = try Sweep(
      RunSpec(), centerWeights: [0, 1], centerRates: [0.1, 0.5], seeds: [1, 2, 3])
    let cells = try sweep.cells
    #expect(cells.count == 12)
    #expect(cells[0][.centerWeight] == 0 && cells[11][.centerWeight] == 1)
    #expect(cells[2].seed == 3 && cells[3].seed == 1 && cells[3][.centerRate] == 0.5)
    #expect(Set(cells.map(\.command)).count == 12)
    #expect(throws: InvalidSetting.self) {
      try Sweep(RunSpec(), centerWeights: [-1], centerRates: [0.5], seeds: [1])
    }
  }

  @Test("lists are read, each value once")
  func lists() throws {
    #expect(try Sweep.numbers("0,0.01,1e-3,0") == [0, 0.01, 1e-3])
    #expect(try Sweep.seeds("1-3,7,2-4") == [1, 2, 3, 7, 4])
    #expect(try Sweep.seeds("18446744073709551615") == [.max])
  }

  @Test("what is no list is refused", arguments: ["", "a", "1,,2", "1;2", "nan", "inf"])
  func badNumbers(text: String) {
    #expect(throws: InvalidList.self) { try Sweep.numbers(text) }
  }

  @Test("nor is what are no seeds", arguments: ["", "-1", "3-1", "1-2-3", "1-99999999", "x", "1,"])
  func badSeeds(text: String) {
    #expect(throws: InvalidList.self) { try Sweep.seeds(text) }
  }

  private static func result(_ weight: Float, seed: UInt64, _ accuracy: Double) throws -> CellResult
  {
    var spec = RunSpec()
    try spec.set(.centerWeight, weight)
    try spec.set(.centerRate, 0.5)
    spec.seed = seed
    return CellResult(
      spec, steps: 600, outcome: accuracy.isNaN ? "diverged" : "sound", testAccuracy: accuracy,
      nearestCenterAccuracy: accuracy, ratio: accuracy / 10, seconds: 0.25)
  }

  @Test("a line is read as what was written, numbers that there are not among them")
  func lines() throws {
    let results = [try Self.result(0.1, seed: 3, 0.95), try Self.result(1, seed: 4, .nan)]
    let text = results.map { $0.line + "\n" }.joined()
    let read = try CellResult.read(Array(text.utf8), name: "it")
    #expect(read[0] == results[0])
    #expect(read[1].spec == results[1].spec && read[1].testAccuracy.isNaN)
    #expect(read[0].isOf(results[0].spec, steps: 600))
    #expect(
      !read[0].isOf(results[0].spec, steps: 601) && !read[0].isOf(results[1].spec, steps: 600))
  }

  @Test("results of two sweeps are never one table, and a cell that is there twice counts once")
  func oneSweep() throws {
    func read(_ results: CellResult...) throws -> [CellResult] {
      try CellResult.read(Array(results.map { $0.line + "\n" }.joined().utf8), name: "it")
    }
    let first = try Self.result(0.1, seed: 3, 0.95)
    #expect(try read(first, Self.result(1, seed: 4, 0.9), first).count == 2)
    var network = first.spec
    network.network = "lenet"
    let others = [
      CellResult(network, steps: 600, outcome: "sound", seconds: 1),
      CellResult(first.spec, steps: 300, outcome: "sound", seconds: 1),
    ]
    for other in others {
      let error = #expect(throws: DataError.self) { try read(first, other) }
      #expect(error?.description.hasPrefix("it, line 2: a result of another sweep") == true)
    }
  }

  @Test("a line that was cut off at the end is left out, wherever that was")
  func cutOff() throws {
    let line = Array((try Self.result(0.1, seed: 3, 0.95).line + "\n").utf8)
    for count in 0..<line.count {
      let read = try CellResult.read(line + line.prefix(count), name: "it")
      #expect(read.count == 1)
    }
  }

  @Test(
    "what is no result names its line",
    arguments: [
      ("{\"a\": 1}", "it, line 2: not a result of a sweep"),
      ("{\"centerloss\": 9}", "it, line 2: a result of version 9"),
      ("{\"centerloss\": 1}", "it, line 2: a result needs 'spec', 'steps' and 'outcome'"),
      ("nonsense", "it, line 2: not a line of JSON"),
    ])
  func bad(line: String, problem: String) throws {
    let text = "\(try Self.result(0.1, seed: 3, 0.95).line)\n\(line)\n"
    let error = #expect(throws: DataError.self) {
      try CellResult.read(Array(text.utf8), name: "it")
    }
    #expect(error?.description.hasPrefix(problem) == true, "\(error?.description ?? "")")
  }

  @Test("means and deviations are over the seeds that ended with numbers")
  func rows() throws {
    let results = [
      try Self.result(1, seed: 1, 0.9), try Self.result(0, seed: 1, 0.5),
      try Self.result(1, seed: 2, 0.8), try Self.result(1, seed: 3, .nan),
    ]
    let rows = SweepRow.rows(of: results)
    #expect(rows.map(\.centerWeight) == [0, 1] && rows.map(\.count) == [1, 2])
    #expect(rows[1].failures == 1 && abs(rows[1].testAccuracy.mean - 0.85) < 1e-12)
    #expect(abs(rows[1].testAccuracy.deviation - 0.0707106781) < 1e-9)
    #expect(rows[0].testAccuracy.mean == 0.5 && rows[0].testAccuracy.deviation.isNaN)
  }
}
