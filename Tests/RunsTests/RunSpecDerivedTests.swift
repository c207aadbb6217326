import Learning
import Runs
import Testing

/// A spec made from another: in full, for other data, in other words.
struct RunSpecDerivedTests {
  /// What differs from the usual in every field that a run can have.
  static func odd() throws -> RunSpec {
    var spec = RunSpec()
    spec.data = "blobs"
    spec.reading.testShare = 0.25
    spec.reading.byteLimit = 7 << 20
    spec.spoiling.noise = 0.05
    spec.spoiling.imbalance = 2.5
    spec.spoiling.heldOutClass = "2"
    spec.network = "2-7-2-5"
    try spec.set(.centerWeight, 0.012_345_67)
    try spec.set(.centerRate, 1.5)
    try spec.set(.learningRate, 1e-3)
    spec.centerRule = .gradient
    spec.schedule = .paper
    spec.batchSize = 33
    spec.seed = .max
    spec.threads = 2
    return spec
  }

  @Test("completed, it builds the same run, bit for bit", arguments: [false, true])
  func completed(isOdd: Bool) throws {
    var spec = try Self.odd()
    if !isOdd {
      spec = RunSpec()
      spec.data = "blobs"
      spec.schedule = .paper
    }
    var run = try spec.run()
    let full = spec.completed(by: run)
    var other = try full.run()
    #expect(other.hyperparameters == run.hyperparameters)
    #expect(Knob.all.allSatisfy { full[$0] != nil } && full.batchSize != nil)
    #expect(full.network == run.architecture.description && full.data == spec.data)
    run.step(times: 30)
    other.step(times: 30)
    #expect(other.checkpoint.fingerprint == run.checkpoint.fingerprint)
    #expect(full.completed(by: other) == full)
  }

  @Test("suited to other data, it holds out no class that is not there, and no batch is too large")
  func suited() throws {
    var spec = RunSpec()
    spec.spoiling.heldOutClass = "9"
    spec.batchSize = 1_400
    #expect(spec.suited(to: .digits()) == spec)
    let suited = spec.suited(to: .blobs(seed: 1))
    #expect(suited.spoiling.heldOutClass == nil && suited.batchSize == 1_000)
    spec.batchSize = nil
    #expect(spec.suited(to: .blobs(seed: 1)).batchSize == nil)
  }

  @Test("a run as far as its data allow comes with the spec that describes it")
  func suitedRun() throws {
    var spec = Small.spec
    spec.spoiling.heldOutClass = "nine"
    spec.batchSize = 5_000
    let (suited, run) = try spec.suitedRun()
    #expect(suited.spoiling.heldOutClass == nil && suited.batchSize == 1_000)
    #expect(run.hyperparameters.batchSize == 1_000)
    var again = try suited.run()
    var first = run
    first.step()
    again.step()
    #expect(again.checkpoint.fingerprint == first.checkpoint.fingerprint)
  }

  @Test("where spoiling leaves few samples, the batch is smaller too")
  func suitedToSpoiled() throws {
    var spec = Small.spec
    spec.spoiling.imbalance = 100
    spec.batchSize = 1_000
    let (suited, run) = try spec.suitedRun()
    #expect(run.dataset.train.count < 500)
    #expect(suited.batchSize == run.dataset.train.count)
    #expect(suited.spoiling.imbalance == 100)
  }

  @Test("one that no data could make possible is refused there too")
  func suitedRefuses() {
    var spec = Small.spec
    spec.spoiling.noise = 2
    #expect(throws: InvalidSetting.self) { try spec.suitedRun() }
  }

  @Test("on other data it keeps all but the column of a table, which belongs to that table")
  func withOtherData() throws {
    var spec = try Self.odd()
    spec.data = "table.csv"
    spec.reading.labelColumn = "label"
    let digits = spec.with(data: "digits", network: "mlp")
    #expect(digits.data == "digits" && digits.network == "mlp")
    #expect(digits.reading.labelColumn == nil && digits.spoiling == spec.spoiling)
    #expect(digits.seed == spec.seed && digits[.centerWeight] == spec[.centerWeight])
    #expect(spec.with(data: spec.data, network: spec.network) == spec)
    #expect(spec.with(data: "other.csv", network: "mlp").reading.labelColumn == "label")
  }
}

// MARK: In words

extension RunSpecDerivedTests {
  @Test("the command of the usual run is the program's name alone")
  func usualCommand() {
    #expect(RunSpec().options.isEmpty && RunSpec().command == "centerloss")
  }

  @Test("every field that is not as usual is an option, with the value that was asked for")
  func options() throws {
    let options = try Self.odd().options
    let expected = [
      "data": "blobs", "test-share": "0.25", "data-limit": "7", "noise": "0.05",
      "imbalance": "2.5", "hold-out-class": "2", "network": "2-7-2-5", "lambda": "0.01234567",
      "alpha": "1.5", "learning-rate": "0.001", "rule": "gradient", "schedule": "paper",
      "batch": "33", "seed": "18446744073709551615", "threads": "2",
    ]
    #expect(Dictionary(uniqueKeysWithValues: options.map { ($0.name, $0.value) }) == expected)
  }

  @Test("whole numbers have no point")
  func whole() throws {
    var spec = RunSpec()
    spec.spoiling.imbalance = 10
    try spec.set(.centerWeight, 1)
    #expect(spec.command == "centerloss --imbalance 10 --lambda 1")
  }

  @Test(
    "a path is quoted where a shell would take it apart",
    arguments: [
      ("/data/set 1.csv", "'/data/set 1.csv'"), ("it's.csv", "'it'\\''s.csv'"),
      ("$HOME/x.csv", "'$HOME/x.csv'"), ("a;b", "'a;b'"), ("~/x", "'~/x'"), ("*.csv", "'*.csv'"),
      ("a\"b", "'a\"b'"), ("a\nb", "'a\nb'"), ("größe/数据-1_2.csv", "größe/数据-1_2.csv"),
    ])
  func quoted(path: (plain: String, quoted: String)) {
    var spec = RunSpec()
    spec.data = path.plain
    #expect(spec.command == "centerloss --data \(path.quoted)")
  }

  @Test("a value that begins with a dash is not taken for an option")
  func dash() {
    var spec = RunSpec()
    spec.data = "-x.csv"
    spec.spoiling.heldOutClass = "-1"
    #expect(spec.command == "centerloss --data=-x.csv --hold-out-class=-1")
  }

  @Test("an empty word is a word")
  func empty() {
    var spec = RunSpec()
    spec.spoiling.heldOutClass = ""
    #expect(spec.command == "centerloss --hold-out-class ''")
  }
}
