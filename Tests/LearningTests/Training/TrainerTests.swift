import Learning
import Testing

struct TrainerTests {
  @Test("the order of the batch changes a step by rounding alone", arguments: CenterRule.allCases)
  func orderOfBatch(rule: CenterRule) {
    var chosen = Hyperparameters()
    chosen.centerRule = rule
    let places = Array(0..<48)
    let (a, b) = (Self.stepped(chosen, [places]), Self.stepped(chosen, [places.reversed()]))
    expectClose(a.network.parameters, b.network.parameters, absolute: 1e-6)
    expectClose(a.centers.elements, b.centers.elements, absolute: 1e-6)
  }

  @Test("a workspace that held a larger batch before gives the same bits as a new one")
  func usedWorkspace() {
    let data = Dataset.digits()
    let trainer = Trainer(.multilayerPerceptron([64, 16, 2, 10], seed: 1), Hyperparameters())
    var batch = Batch(capacity: 64, inputSize: 64)
    var used = Workspace(for: trainer.network, batchSize: 64)
    batch.fill(from: data.train, at: 100..<164, data.standardization)
    var other = trainer
    _ = other.step(on: batch, using: &used)

    batch.fill(from: data.train, at: 0..<10, data.standardization)
    var fresh = Workspace(for: trainer.network, batchSize: 10)
    var (a, b) = (trainer, trainer)
    #expect(a.step(on: batch, using: &used) == b.step(on: batch, using: &fresh))
    #expect(bits(a.network.parameters) == bits(b.network.parameters))
    #expect(bits(a.centers) == bits(b.centers))
  }

  @Test("λ = 0 trains the network as if there were no centers")
  func weightZero() {
    var chosen = Hyperparameters()
    chosen.centerWeight = 0
    let batches = (0..<6).map { Array($0 * 20..<$0 * 20 + 20) }
    let trained = CenterRule.allCases.map { rule in
      chosen.centerRule = rule
      return bits(Self.stepped(chosen, batches).network.parameters)
    }
    #expect(Set(trained).count == 1)
  }

  @Test("weight decay shrinks weights and leaves biases, when there is nothing else")
  func decay() {
    // A classifier of zeros and as many samples of one class as of the other: every gradient is 0.
    let sizes = [2, 1, 2]
    let parameters: [Float] = [4, -8, 16, 0, 0]
    let samples = Samples(inputSize: 2, pixels: [0, 0, 0, 0], labels: [0, 1])
    var batch = Batch(capacity: 2, inputSize: 2)
    batch.fill(from: samples, at: 0..<2, Standardization(mean: 0, deviation: 1))
    var chosen = Hyperparameters()
    chosen.centerWeight = 0
    chosen.learningRate = 0.5
    chosen.weightDecay = 0.25
    var trainer = Trainer(.multilayerPerceptron(sizes, parameters: parameters), chosen)
    var workspace = Workspace(for: trainer.network, batchSize: 2)
    _ = trainer.step(on: batch, using: &workspace)
    #expect(trainer.network.parameters == [3.5, -7, 16, 0, 0])
  }
}

extension TrainerTests {
  /// A small trainer after one step on each batch of places of the training set.
  private static func stepped(_ chosen: Hyperparameters, _ batches: [[Int]]) -> Trainer {
    let data = Dataset.digits()
    var trainer = Trainer(.multilayerPerceptron([64, 16, 2, 10], seed: 1), chosen)
    var workspace = Workspace(for: trainer.network, batchSize: 64)
    var batch = Batch(capacity: 64, inputSize: 64)
    for places in batches {
      batch.fill(from: data.train, at: places, data.standardization)
      _ = trainer.step(on: batch, using: &workspace)
    }
    return trainer
  }
}
