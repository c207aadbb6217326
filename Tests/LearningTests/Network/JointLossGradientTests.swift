import Learning
import Testing

/// The whole network's gradient against a forward pass put together here from its layers.
struct JointLossGradientTests {
  static let sizes = [6, 8, 2, 4]
  static let batchSize = 12

  @Test(
    "what a plain step takes off θ is the slope of L_S + λ L_C",
    arguments: [Float(0), 0.1, 2], [CenterRule.paper, .gradient, .classMean])
  func stepFollowsTheSlope(centerWeight: Float, rule: CenterRule) {
    var trainer = Self.trainer(centerWeight, rule)
    let batch = Self.batch(from: Self.batchSize)
    let (before, centers) = (trainer.network, trainer.centers)
    // θ ← θ − 1 · g, without momentum, decay and clipping: so g is the difference.
    trainer.hyperparameters.learningRate = 1
    var workspace = Workspace(for: before, batchSize: Self.batchSize)
    _ = trainer.step(on: batch, using: &workspace)
    let gradient = zip(before.parameters, trainer.network.parameters).map { $0 - $1 }

    // A loss of about 2 is rounded by 2·10⁻⁷; the step of 1/128 makes that 2·10⁻⁵, and the curve's own error less.
    let slopes = centralDifferences(at: before.parameters, step: 1 / 128) {
      Self.jointLoss(before, $0, batch, centers, centerWeight)
    }
    expectClose(gradient, slopes, relative: 1e-3, absolute: 1e-4)
  }

  @Test(
    "along its own direction, the gradient of a whole convolutional network is the slope",
    arguments: ["lenet", "lenet++"], [1, 2])
  func convolutionalSlope(name: String, threads: Int) throws {
    let digits = Dataset.digits()
    var batch = Batch(capacity: 40, inputSize: 64)
    batch.fill(from: digits.train, at: 0..<40, digits.standardization)
    var chosen = Hyperparameters()
    (chosen.momentum, chosen.weightDecay, chosen.clipNorm) = (0, 0, .infinity)
    chosen.learningRate = 1
    let network = try Architecture(name, for: digits).network(seed: 1)
    var trainer = Trainer(network, chosen)
    var workspace = Workspace(for: network, batchSize: 40, threads: threads)
    let report = trainer.step(on: batch, using: &workspace)
    // The gradient g, and its unit vector u. The slope of the loss along u is |g|.
    let gradient = zip(network.parameters, trainer.network.parameters).map { $0 - $1 }
    let norm = dot(gradient, gradient).squareRoot()
    expectClose(Double(report.gradientNorm), norm, "|g|")
    let centers = Matrix(rows: 10, columns: 2)
    let slopes = centralDifferences(at: [0], step: 1 / 1024) { distance in
      let moved = zip(network.parameters, gradient).map { $0 + distance[0] * $1 / Float(norm) }
      return Self.jointLoss(network, moved, batch, centers, chosen.centerWeight)
    }
    expectClose([norm], slopes, relative: 5e-3)
  }

  @Test("the report's two losses are those of the parameters and centers before the step")
  func reportIsOfBefore() {
    var trainer = Self.trainer(0.1, .paper)
    let batch = Self.batch(from: Self.batchSize)
    let (before, centers) = (trainer.network, trainer.centers)
    trainer.hyperparameters.learningRate = 1
    var workspace = Workspace(for: before, batchSize: Self.batchSize)
    let report = trainer.step(on: batch, using: &workspace)
    let parameters = before.parameters
    expectClose(
      Double(report.crossEntropy), Self.jointLoss(before, parameters, batch, centers, 0))
    expectClose(
      Double(report.crossEntropy) + 10 * Double(report.centerLoss),
      Self.jointLoss(before, parameters, batch, centers, 10))
  }
}

extension JointLossGradientTests {
  /// A trainer whose centers have left the origin, and whose hidden units stay far from LeakyReLU's kink
  /// (half of them above it, half below), so that a difference never straddles it.
  private static func trainer(_ centerWeight: Float, _ rule: CenterRule) -> Trainer {
    let drawn = Network.multilayerPerceptron(sizes, seed: 1)
    var parameters = drawn.parameters
    for unit in 0..<8 { parameters[6 * 8 + unit] = unit.isMultiple(of: 2) ? 3 : -3 }
    var chosen = Hyperparameters()
    chosen.centerWeight = 1
    chosen.momentum = 0
    chosen.weightDecay = 0
    chosen.clipNorm = .infinity
    chosen.learningRate = 0
    var trainer = Trainer(.multilayerPerceptron(sizes, parameters: parameters), chosen)
    var workspace = Workspace(for: trainer.network, batchSize: batchSize)
    _ = trainer.step(on: batch(from: 0), using: &workspace)
    trainer.hyperparameters.centerWeight = centerWeight
    trainer.hyperparameters.centerRule = rule
    return trainer
  }

  /// Twelve of 24 made-up samples with pixels 0 to 15, all four classes among them.
  private static func batch(from first: Int) -> Batch {
    var generator = SeededGenerator(seed: 1)
    let pixels = (0..<24 * 6).map { _ in UInt8.random(in: 0...15, using: &generator) }
    let labels = (0..<24).map { $0 % 4 }
    let samples = Samples(inputSize: 6, pixels: pixels, labels: labels)
    var batch = Batch(capacity: batchSize, inputSize: 6)
    batch.fill(from: samples, at: first..<first + batchSize, Standardization(of: samples))
    return batch
  }

  private static func jointLoss(
    _ network: Network, _ parameters: [Float], _ batch: Batch, _ centers: Matrix,
    _ centerWeight: Float
  ) -> Double {
    let x = features(of: batch.inputs, by: network, parameters: parameters)
    let logits = output(
      of: network.classifier, x, parameters.suffix(network.classifier.parameterCount))
    var probabilities = Matrix(rows: logits.rows, columns: logits.columns)
    let crossEntropy = CrossEntropy.forward(
      logits, labels: batch.labels, probabilities: &probabilities)
    let centerLoss = CenterLoss.forward(x, labels: batch.labels, centers: centers)
    return Double(crossEntropy) + Double(centerWeight) * Double(centerLoss) / Double(logits.rows)
  }
}
