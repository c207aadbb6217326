import Learning
import Testing

struct TrajectoryTests {
  @Test(
    "twenty whole steps on the digits are PyTorch's, step by step, on one thread and on three",
    arguments: try Reference.load().trajectories, [1, 3])
  func agreesWithPyTorch(expected: Reference.Trajectory, threads: Int) throws {
    let digits = try Reference.digits()
    let standardization = Standardization(
      mean: Double(expected.pixelMean), deviation: Double(expected.pixelDeviation))
    var trainer = try Self.trainer(expected)
    var workspace = Workspace(for: trainer.network, batchSize: expected.batch, threads: threads)
    var batch = Batch(capacity: expected.batch, inputSize: 64)
    var reports: [StepReport] = []
    for step in 0..<expected.steps {
      batch.fill(
        from: digits, at: step * expected.batch..<(step + 1) * expected.batch, standardization)
      reports.append(trainer.step(on: batch, using: &workspace))
    }
    expectClose(reports.map(\.crossEntropy), expected.crossEntropy, "cross-entropy")
    expectClose(reports.map(\.centerLoss), expected.centerLoss, "center loss")
    expectClose(reports.map(\.gradientNorm), expected.gradientNorm, "gradient norm")
    expectClose(reports.map(\.accuracy), expected.accuracy, "accuracy")
    expectClose(trainer.centers.elements, expected.centers.elements, "centers")

    batch.fill(from: digits, at: 0..<expected.firstFeatures.shape[0], standardization)
    let features = features(of: batch.inputs, by: trainer.network)
    expectClose(features.elements, expected.firstFeatures.elements, "first features")
  }

  @Test("in one of them the clip acts, in the others never")
  func clippingIsCovered() throws {
    let acts = try Reference.load().trajectories.map { trajectory in
      trajectory.gradientNorm.contains { $0 > Double(trajectory.clip) }
    }
    #expect(acts == [false, false, false, false, true])
  }
}

extension TrajectoryTests {
  /// 64-32-2-10, with the parameters that generate.py's `trajectory` starts from.
  private static func trainer(_ expected: Reference.Trajectory) throws -> Trainer {
    var chosen = Hyperparameters()
    chosen.centerWeight = expected.lambda
    chosen.centerRate = expected.alpha
    chosen.centerRule = try #require(CenterRule(rawValue: expected.rule))
    chosen.learningRate = expected.learningRate
    chosen.momentum = expected.momentum
    chosen.weightDecay = expected.weightDecay
    chosen.clipNorm = expected.clip
    chosen.batchSize = expected.batch
    let parameters: [[Float]] = [
      wave(32 * 64, scale: 1 / 64.0.squareRoot()), [Float](repeating: 0, count: 32),
      wave(2 * 32, scale: 1 / 32.0.squareRoot()), [0, 0],
      wave(10 * 2, scale: 1 / 2.0.squareRoot()),
    ]
    let network = Network.multilayerPerceptron(
      [64, 32, 2, 10], parameters: parameters.flatMap { $0 })
    return Trainer(network, chosen)
  }
}
