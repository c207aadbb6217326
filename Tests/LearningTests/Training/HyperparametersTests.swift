import Learning
import Testing

struct HyperparametersTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let change: @Sendable (inout Hyperparameters) -> Void

    init(_ testDescription: String, _ change: @escaping @Sendable (inout Hyperparameters) -> Void) {
      self.testDescription = testDescription
      self.change = change
    }

    var hyperparameters: Hyperparameters {
      var chosen = Hyperparameters()
      change(&chosen)
      return chosen
    }
  }

  static let sampleCount = 200

  @Test(
    "λ that is negative or no number cannot be used",
    arguments: [-0.001, -Float.infinity, .infinity, .nan])
  func centerWeight(value: Float) {
    expectRefused(.centerWeight, Case("") { $0.centerWeight = value })
  }

  @Test(
    "α outside of 0 to 2 cannot be used", arguments: [-0.1, 2.1, .nan, .infinity, -Float.infinity])
  func centerRate(value: Float) {
    expectRefused(.centerRate, Case("") { $0.centerRate = value })
  }

  @Test(
    "a learning rate that is not above 0 cannot be used",
    arguments: [0, -0.1, .nan, Float.infinity]
  )
  func learningRate(value: Float) {
    expectRefused(.learningRate, Case("") { $0.learningRate = value })
  }

  @Test(
    "momentum outside of 0 to below 1 cannot be used", arguments: [-0.1, 1, .nan, Float.infinity])
  func momentum(value: Float) {
    expectRefused(.momentum, Case("") { $0.momentum = value })
  }

  @Test(
    "weight decay that is negative or no number cannot be used",
    arguments: [-0.1, .nan, Float.infinity])
  func weightDecay(value: Float) {
    expectRefused(.weightDecay, Case("") { $0.weightDecay = value })
  }

  @Test("a gradient cannot be clipped to nothing", arguments: [0, -1, Float.nan])
  func clipNorm(value: Float) {
    expectRefused(.clipNorm, Case("") { $0.clipNorm = value })
  }

  @Test(
    "a batch without samples, or of more than there are, cannot be used",
    arguments: [0, -1, sampleCount + 1])
  func batchSize(value: Int) {
    expectRefused(.batchSize, Case("") { $0.batchSize = value })
  }

  @Test(
    "the edges can be used",
    arguments: [
      Case("λ 0") { $0.centerWeight = 0 }, Case("α 0") { $0.centerRate = 0 },
      Case("α 2") { $0.centerRate = 2 }, Case("no momentum") { $0.momentum = 0 },
      Case("no decay") { $0.weightDecay = 0 }, Case("no clip") { $0.clipNorm = .infinity },
      Case("batch 1") { $0.batchSize = 1 },
      Case("batch of all") { $0.batchSize = sampleCount }, Case("defaults") { _ in },
    ])
  func edges(edge: Case) {
    #expect(throws: Never.self) {
      try edge.hyperparameters.validate(sampleCount: Self.sampleCount)
    }
  }

  @Test("a run cannot be made with them")
  func runRefuses() {
    let chosen = Case("") { $0.batchSize = 5_000 }.hyperparameters
    let error = #expect(throws: InvalidHyperparameter.self) {
      try TrainingRun(.digits(), chosen, seed: 1)
    }
    #expect(error?.name == .batchSize)
    #expect(error?.description.contains("5000") == true)
    #expect(error?.description.contains("1 to 1437 samples") == true)
  }

  private func expectRefused(
    _ name: InvalidHyperparameter.Name, _ refused: Case,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: InvalidHyperparameter.self, sourceLocation: sourceLocation) {
      try refused.hyperparameters.validate(sampleCount: Self.sampleCount)
    }
    #expect(error?.name == name, sourceLocation: sourceLocation)
  }
}
