import Learning
import Testing

struct ArchitectureTests {
  static let digits = Dataset.digits()
  static let features = Dataset(
    name: "flowers", shape: .features(4), classNames: ["a", "b", "c"],
    train: Samples(inputSize: 4, .floats(wave(12)), labels: [0, 1, 2]),
    test: Samples(inputSize: 4, .floats(wave(12)), labels: [0, 1, 2]))

  @Test(
    "a name or sizes make the network that they say, which says the same",
    arguments: [
      ("mlp", "64-128-64-2-10"), ("64-3-2-10", "64-3-2-10"), ("64-2-10", "64-2-10"),
      ("lenet", "lenet"), ("lenet++", "lenet++"),
    ])
  func names(text: String, description: String) throws {
    let architecture = try Architecture(text, for: Self.digits)
    #expect(architecture.description == description)
    #expect(try Architecture(description, for: Self.digits) == architecture)
    let network = architecture.network(seed: 1)
    #expect(network.inputSize == 64 && network.featureSize == 2 && network.classCount == 10)
  }

  @Test("features may have any size", arguments: [1, 16, 200])
  func featureSizes(size: Int) throws {
    let architecture = try Architecture("64-12-\(size)-10", for: Self.digits)
    #expect(architecture.featureSize == size)
    #expect(architecture.network(seed: 1).featureSize == size)
  }

  @Test("networks with a name have features in the plane", arguments: ["mlp", "lenet", "lenet++"])
  func namedFeatureSize(name: String) throws {
    #expect(try Architecture(name, for: Self.digits).featureSize == 2)
  }

  @Test("mlp is wider where the inputs are, and fits any number of features and classes")
  func standard() throws {
    #expect(Architecture.standard(for: .mnist()).description == "784-256-128-2-10")
    #expect(Architecture.standard(for: Self.features).description == "4-128-64-2-3")
  }

  @Test("lenet++ on 28×28 has the paper's layers")
  func paperLayers() throws {
    let network = try Architecture("lenet++", for: .mnist()).network(seed: 1)
    let convolutions = network.embedding.compactMap { $0 as? Convolution }
    #expect(
      convolutions.map(\.output.description) == [
        "28×28×32", "28×28×32", "14×14×64", "14×14×64", "7×7×128", "7×7×128",
      ])
    #expect(network.embedding.count { $0 is PReLU } == 6)
    #expect(network.embedding.count { $0 is MaxPooling } == 3)
    // Kernels and biases, a slope for each channel, 3·3·128 → 2, 2 → 10 without bias.
    let kernels = 25 * (1 * 32 + 32 * 32 + 32 * 64 + 64 * 64 + 64 * 128 + 128 * 128)
    let channels = 2 * (32 + 64 + 128)
    #expect(network.parameters.count == kernels + 2 * channels + 3 * 3 * 128 * 2 + 2 + 2 * 10)
  }

  @Test("colour images go through both convolutional networks")
  func colour() throws {
    let shape = InputShape.image(rows: 9, columns: 8, channels: 3)
    let samples = Samples(inputSize: 216, .floats(wave(216 * 2)), labels: [0, 1])
    let dataset = Dataset(
      name: "colour", shape: shape, classNames: ["a", "b"], train: samples, test: samples)
    for name in ["lenet", "lenet++"] {
      var chosen = Hyperparameters()
      chosen.batchSize = 2
      var run = try TrainingRun(
        dataset, chosen, network: Architecture(name, for: dataset), seed: 1)
      #expect(run.step().crossEntropy.isFinite)
    }
  }

  @Test(
    "what does not fit is refused, with what would",
    arguments: [
      ("resnet", "there are mlp, lenet, lenet++ and sizes such as 64-128-64-2-10"),
      ("", "there are mlp"), ("64", "there are mlp"), ("64--2-10", "there are mlp"),
      ("64-0-2-10", "there are mlp"), ("63-128-2-10", "the first size must be 64"),
      ("64-128-2-9", "the last 10 (its classes), such as 64-128-64-2-10"),
      ("64-99999999999-2-10", "no layer may have more than 10000 units"),
      ("64-128-10001-10", "no layer may have more than 10000 units"),
    ])
  func refused(text: String, reason: String) {
    let error = #expect(throws: UnfitArchitecture.self) {
      try Architecture(text, for: Self.digits)
    }
    #expect(error?.description.contains(reason) == true)
    #expect(error?.description.contains("'\(text)'") == true)
  }

  @Test("inputs may have as many values as the data has, whatever hidden layers may have")
  func wideInputs() throws {
    let wide = Samples(inputSize: 12_000, .floats(wave(24_000)), labels: [0, 1])
    let dataset = Dataset(
      name: "wide", shape: .features(12_000), classNames: ["a", "b"], train: wide, test: wide)
    let standard = try Architecture("mlp", for: dataset)
    #expect(try Architecture(standard.description, for: dataset) == standard)
  }

  @Test("networks for images refuse what is none", arguments: ["lenet", "lenet++"])
  func imagesOnly(name: String) {
    let error = #expect(throws: UnfitArchitecture.self) {
      try Architecture(name, for: Self.features)
    }
    #expect(error?.description.hasSuffix("pixels, flowers has 4 features") == true)
  }
}
