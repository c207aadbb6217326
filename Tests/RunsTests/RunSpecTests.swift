import Learning
import Runs
import Testing

/// The one description of a run: what it accepts, and what it builds.
struct RunSpecTests {
  private static func spec(_ change: (inout RunSpec) -> Void) -> RunSpec {
    var spec = Small.spec
    change(&spec)
    return spec
  }

  @Test("the one that says nothing is the recipe of the standard network on the digits")
  func usual() throws {
    let run = try RunSpec().run()
    #expect(run.dataset.name == Dataset.digits().name && run.dataset.train.count == 1_437)
    #expect(run.hyperparameters == Hyperparameters())
    #expect(run.architecture.description == "64-128-64-2-10")
    #expect(run.seed == 1 && run.threads == 1 && run.stepCount == 0)
  }

  @Test(
    "each field takes what lies just inside, and refuses by name what lies just outside",
    arguments: [
      Field("noise", [0, 1], [-0.001, 1.001, .nan]) { $0.spoiling.noise = $1 },
      Field("imbalance", [1, 10_000], [0.999, 10_001, .nan, .infinity]) {
        $0.spoiling.imbalance = $1
      },
      Field("testShare", [0.001, 0.999], [0, 1, -1, .nan]) { $0.reading.testShare = $1 },
      Field("dataLimit", [1, 1_048_576], [0, 1_048_577, -1]) {
        $0.reading.byteLimit = Int($1) << 20
      },
      Field("threads", [1, 64], [0, 65, -1]) { $0.threads = Int($1) },
    ])
  func fields(field: Field) throws {
    for value in field.inside { try Self.spec { field.set(&$0, value) }.validate() }
    for value in field.outside {
      let error = #expect(throws: InvalidSetting.self) {
        try Self.spec { field.set(&$0, value) }.validate()
      }
      #expect(error?.name == field.name)
      #expect(throws: InvalidSetting.self) { try Self.spec { field.set(&$0, value) }.run() }
    }
  }

  struct Field: Sendable, CustomTestStringConvertible {
    let name: String
    let inside, outside: [Double]
    let set: @Sendable (inout RunSpec, Double) -> Void

    init(
      _ name: String, _ inside: [Double], _ outside: [Double],
      _ set: @escaping @Sendable (inout RunSpec, Double) -> Void
    ) {
      (self.name, self.inside, self.outside, self.set) = (name, inside, outside, set)
    }

    var testDescription: String { name }
  }

  @Test("a batch may have all samples and no more, and what is said names the option")
  func batch() throws {
    #expect(try Self.spec { $0.batchSize = 1_000 }.run().hyperparameters.batchSize == 1_000)
    let error = #expect(throws: InvalidSetting.self) {
      try Self.spec { $0.batchSize = 1_001 }.run()
    }
    #expect(error?.option == "batch" && error?.value == "1001")
  }

  @Test("a run has the knobs, the rule, the batch, the seed and the threads that are asked for")
  func numbers() throws {
    var spec = Small.spec
    try spec.set(.centerWeight, 2)
    try spec.set(.centerRate, 0.3)
    try spec.set(.learningRate, 0.04)
    spec.centerRule = .classMean
    spec.batchSize = 40
    spec.seed = 12
    spec.threads = 2
    let run = try spec.run()
    var expected = Hyperparameters()
    expected.centerWeight = 2
    expected.centerRate = 0.3
    expected.learningRate = 0.04
    expected.centerRule = .classMean
    expected.batchSize = 40
    #expect(run.hyperparameters == expected)
    #expect(run.seed == 12 && run.threads == 2)
    #expect(run.architecture.description == "2-8-2-5")
    // Blobs are made by the run's seed.
    #expect(run.dataset == Dataset.blobs(seed: 12))
  }

  @Test("what is not said is the network's recipe")
  func recipe() throws {
    var spec = RunSpec()
    spec.network = "lenet++"
    let run = try spec.run()
    #expect(run.hyperparameters == run.architecture.recipe)
    #expect(run.hyperparameters.learningRate == 0.05)
  }

  @Test("a schedule brings its learning rate, unless one is asked for")
  func schedule() throws {
    var spec = Self.spec { $0.schedule = .paper }
    #expect(try spec.run().hyperparameters.schedule == .paper)
    #expect(try spec.run().hyperparameters.learningRate == 0.01)
    try spec.set(.learningRate, 0.2)
    #expect(try spec.run().hyperparameters.learningRate == 0.2)
  }

  @Test("the batch is as the recipe has it, or all samples where there are fewer")
  func fewSamples() throws {
    let spec = Self.spec { $0.batchSize = nil }
    #expect(try spec.run().hyperparameters.batchSize == 128)
    let few = Dataset.blobs(seed: 1).excerpt(60)
    #expect(try spec.run(on: few).hyperparameters.batchSize == 60)
  }

  @Test("it trains on what the spoiling leaves, drawn by its seed")
  func spoiled() throws {
    let spec = Self.spec {
      $0.spoiling.noise = 0.2
      $0.spoiling.imbalance = 10
      $0.spoiling.heldOutClass = "3"
      $0.seed = 5
      $0.batchSize = 20
    }
    let expected = Dataset.blobs(seed: 5).spoiled(by: spec.spoiling, seed: 5)
    #expect(expected != nil && expected != Dataset.blobs(seed: 5))
    #expect(try spec.run().dataset == expected)
  }

  @Test("of data that are made, as many are cut off to test on as it says")
  func testShare() throws {
    let run = try Self.spec { $0.reading.testShare = 0.4 }.run()
    #expect(run.dataset.test.count == 500 && run.dataset.train.count == 750)
  }

  @Test("a class that is not there cannot be held out, and a class of two neither")
  func heldOut() {
    let error = #expect(throws: InvalidSetting.self) {
      try Self.spec { $0.spoiling.heldOutClass = "x" }.run()
    }
    #expect(error?.option == "hold-out-class" && error?.value == "'x'")
    #expect(error?.requirement.contains("the classes are") == true)
  }

  @Test("built-in data have no column of labels")
  func labelColumn() {
    let error = #expect(throws: InvalidSetting.self) {
      try Self.spec { $0.reading.labelColumn = "label" }.run()
    }
    #expect(error?.option == "label-column")
  }

  @Test("a network that cannot be is refused, and data that are not there name what would be")
  func refused() {
    let network = #expect(throws: InvalidSetting.self) {
      try Self.spec { $0.network = "2-8" }.run()
    }
    #expect(network?.name == "network" && network?.description.contains("2-8") == true)
    let data = #expect(throws: DataError.self) {
      try Self.spec { $0.data = "no-such-file.csv" }.run()
    }
    #expect(data?.kind == .missing && data?.problem.contains("digits, mnist") == true)
  }
}
