import Learning

/// The one description of a run: what it trains on and how that is read and spoiled, which network, how, and by which seed.
/// The command line, the chooser and a session file each hold one, and only it builds a ``TrainingRun``.
public struct RunSpec: Sendable, Equatable {
  /// The name of data that is built in, or the path of a file or folder.
  public var data = BuiltInData.digits.rawValue
  /// How a file is read. (The seed of what is cut off to test on is the run's.)
  public var reading = DataOptions()
  /// What is done to the training samples first.
  public var spoiling = Spoiling()
  /// As ``Architecture`` reads it.
  public var network = "mlp"
  /// Where the knobs stand at step 0; one that is not among them stands where the network's recipe has it.
  public private(set) var knobs: [Knob: Float] = [:]
  /// How centers follow.
  public var centerRule = Hyperparameters().centerRule
  /// How the learning rate falls.
  public var schedule = LearningRateSchedule.constant
  /// The largest global norm of the network's gradient, 0 for no limit; `nil` for what the recipe has.
  public var clipNorm: Float?
  /// Samples in a step; `nil` for as many as the recipe has, or all when there are fewer.
  public var batchSize: Int?
  /// Decides the initial weights, the order of samples, what is cut off to test on and what the spoiling draws.
  public var seed: UInt64 = 1
  /// How many threads share a step.
  public var threads = 1

  /// The recipe of the standard network on the digits.
  public init() {}

  /// Each is a thread of the system, also while it waits for its share of a step, and its matrix products take room of their own. While
  /// another run is opened, those of two runs may be there.
  public static let threadCounts = 1...64
}

extension RunSpec {
  /// Where a knob stands at step 0; `nil` where the recipe decides.
  public subscript(knob: Knob) -> Float? { knobs[knob] }

  /// Throws for a value that the knob cannot have.
  public mutating func set(_ knob: Knob, _ value: Float) throws(InvalidSetting) {
    try knob.check(value)
    knobs[knob] = value
  }

  /// Throws for the first thing that no data could make possible.
  public func validate() throws(InvalidSetting) {
    func check(
      _ isValid: Bool, _ name: String, option: String? = nil, _ value: some CustomStringConvertible,
      _ requirement: String
    ) throws(InvalidSetting) {
      if !isValid {
        throw InvalidSetting(
          name, option: option, value: value.description, requirement: requirement)
      }
    }
    try check(
      spoiling.noise >= 0 && spoiling.noise <= 1, "noise", spoiling.noise,
      "a share from 0 to 1 is needed")
    try check(
      spoiling.imbalance >= 1 && spoiling.imbalance <= 10_000, "imbalance", spoiling.imbalance,
      "a factor from 1 to 10000 is needed")
    try check(
      reading.testShare > 0 && reading.testShare < 1, "testShare", option: "test-share",
      reading.testShare, "a share between 0 and 1 is needed")
    try check(
      reading.byteLimit >= 1 << 20 && reading.byteLimit >> 20 <= 1 << 20, "dataLimit",
      option: "data-limit", reading.byteLimit >> 20, "1 to \(1 << 20) megabytes")
    if let clipNorm {
      try check(
        clipNorm.isFinite && clipNorm >= 0, "clipNorm", option: "clip-norm", clipNorm,
        "the gradient's largest norm must be a finite number above 0, or 0 for no limit")
    }
    if let encoding = reading.encoding {
      try check(
        DataOptions.isKnown(encoding: encoding), "encoding", "'\(encoding)'",
        "no encoding of that name is known here; `iconv -l` lists them")
    }
    try check(
      Self.threadCounts.contains(threads), "threads", threads,
      "\(Self.threadCounts.lowerBound) to \(Self.threadCounts.upperBound) threads can train")
    for (knob, value) in knobs { try knob.check(value) }
  }
}

// MARK: Building

extension RunSpec {
  /// Reads or makes the data, and spoils them.
  public func dataset() throws -> Dataset {
    try validate()
    return try spoiled(unspoiled())
  }

  private func spoiled(_ whole: Dataset) throws(InvalidSetting) -> Dataset {
    guard spoiling != Spoiling() else { return whole }
    guard let spoiled = whole.spoiled(by: spoiling, seed: seed) else {
      throw InvalidSetting(
        "holdOutClass", option: "hold-out-class", value: "'\(spoiling.heldOutClass ?? "")'",
        requirement: whole.classCount > 2
          ? "the classes are \(whole.classNames.joined(separator: ", "))"
          : "of two classes none can be held out, as one alone is nothing to tell apart")
    }
    return spoiled
  }

  private func unspoiled() throws -> Dataset {
    if let builtIn = BuiltInData(rawValue: data) {
      if let (name, option, value) = reading.settingsForTables.first {
        throw InvalidSetting(
          name, option: option, value: "'\(value)'",
          requirement: "\(data) is no table: leave it out")
      }
      return builtIn.dataset(seed: seed, testShare: reading.testShare)
    }
    var options = reading
    options.seed = seed
    let result = Result { () throws(DataError) in try Dataset(path: data, options) }
    if case .failure(let error) = result, error.kind == .missing, error.source == data {
      let names = BuiltInData.allCases.map(\.rawValue).joined(separator: ", ")
      throw DataError(
        .missing, source: "--data '\(data)'",
        problem: "\(error.problem); a file, a folder or one of \(names) is needed")
    }
    return try result.get()
  }

  /// The run at step 0. Throws a ``DataError``, an ``InvalidSetting``, or ``NoMemory``.
  public func run() throws -> TrainingRun {
    let dataset = try dataset()
    try checkMemory(on: dataset)
    return try run(on: dataset)
  }

  /// Throws where the system has no memory for the run.
  private func checkMemory(on dataset: Dataset) throws {
    try validate()
    let architecture = try architecture(for: dataset)
    try Memory.checkProducts(
      threads: threads, and: architecture.byteCount(threads: threads, batchSize: batchSize ?? 128),
      for: "training \(architecture)")
  }

  /// The same on data that has been read and spoiled already.
  public func run(on dataset: Dataset) throws(InvalidSetting) -> TrainingRun {
    try validate()
    let architecture = try architecture(for: dataset)
    // A schedule is a recipe of its own.
    var chosen = schedule == .constant ? architecture.recipe(for: dataset) : architecture.recipe
    chosen.centerRule = centerRule
    chosen.schedule = schedule
    chosen.learningRate = schedule.learningRate ?? chosen.learningRate
    for (knob, value) in knobs { chosen[keyPath: knob.path] = value }
    if let clipNorm { chosen.clipNorm = clipNorm > 0 ? clipNorm : .infinity }
    chosen.batchSize = batchSize ?? min(chosen.batchSize, dataset.train.count)
    do {
      return try TrainingRun(dataset, chosen, network: architecture, seed: seed, threads: threads)
    } catch {
      throw InvalidSetting(
        error.name.rawValue, option: error.name == .batchSize ? "batch" : nil, value: error.value,
        requirement: error.requirement)
    }
  }

  /// How many steps are taken where no one watches: as many as are asked for, else those of the schedule, else what is usual
  /// for the data.
  public func stepCount(asked: Int?, on dataset: Dataset) -> Int {
    asked ?? schedule.steps ?? dataset.usualStepCount
  }

  private func architecture(for dataset: Dataset) throws(InvalidSetting) -> Architecture {
    do {
      return try Architecture(network, for: dataset)
    } catch {
      // It begins with what was asked for, in quotes.
      throw InvalidSetting("network", value: "", requirement: error.description)
    }
  }
}

extension DataOptions {
  /// What was asked for that only a table can have: its names in JSON and on the command line, and its value.
  fileprivate var settingsForTables: [(name: String, option: String, value: String)] {
    var settings: [(String, String, String)] = []
    if let labelColumn { settings.append(("labelColumn", "label-column", labelColumn)) }
    if !ignoredColumns.isEmpty {
      settings.append(
        ("ignoreColumns", "ignore-columns", ignoredColumns.joined(separator: ",")))
    }
    if let encoding { settings.append(("encoding", "encoding", encoding)) }
    return settings
  }
}

// MARK: Another run like it

extension RunSpec {
  /// The same in full: what the recipes decided when `run` was built from it stands in it as numbers.
  package func completed(by run: TrainingRun) -> RunSpec {
    var spec = self
    spec.network = run.architecture.description
    let chosen = run.hyperparameters
    for knob in Knob.all { spec.knobs[knob] = chosen[keyPath: knob.path] }
    spec.centerRule = chosen.centerRule
    spec.batchSize = chosen.batchSize
    return spec
  }

  /// The same as far as other data allow: a class that is not there cannot be held out, and no batch has more samples
  /// than there are.
  package func suited(to dataset: Dataset) -> RunSpec {
    var spec = self
    let names = dataset.classNames
    if let heldOut = spoiling.heldOutClass, names.count <= 2 || !names.contains(heldOut) {
      spec.spoiling.heldOutClass = nil
    }
    spec.batchSize = batchSize.map { min($0, dataset.train.count) }
    return spec
  }

  /// The run at step 0 as far as its data allow (``suited(to:)``), and the spec that describes it.
  public func suitedRun() throws -> (spec: RunSpec, run: TrainingRun) {
    try validate()
    let whole = try unspoiled()
    var spec = suited(to: whole)
    let dataset = try spec.spoiled(whole)
    // Where few samples are left the batch is smaller too.
    spec = spec.suited(to: dataset)
    try spec.checkMemory(on: dataset)
    return (spec, try spec.run(on: dataset))
  }

  /// The same on other data and another network, by the recipe of that one where this has no number of its own. What
  /// is said of a table's columns belongs to the table.
  public func with(data: String, network: String) -> RunSpec {
    guard (data, network) != (self.data, self.network) else { return self }
    var spec = self
    spec.data = data
    spec.network = network
    if BuiltInData(rawValue: data) != nil {
      spec.reading.labelColumn = nil
      spec.reading.ignoredColumns = []
      spec.reading.encoding = nil
    }
    return spec
  }
}
