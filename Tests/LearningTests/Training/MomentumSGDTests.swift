import Learning
import Testing

struct MomentumSGDTests {
  @Test("weight decay is neither clipped nor counted in the norm that is", arguments: [0.01, 1e6])
  func decayIsNotClipped(clipNorm: Float) {
    let (without, with) = (
      Self.stepped(weightDecay: 0, clipNorm: clipNorm),
      Self.stepped(weightDecay: 0.25, clipNorm: clipNorm)
    )
    // The first step, so nothing has gathered momentum: all that differs is learning rate · decay · θ, off weights alone.
    var expected: [Float] = []
    for block in Self.network.parameterBlocks {
      let before = Self.network.parameters[expected.count..<expected.count + block.count]
      expected += before.map { block.isDecayed ? 0.5 * 0.25 * $0 : 0 }
    }
    let taken = zip(without.parameters, with.parameters).map { $0 - $1 }
    expectClose(taken, expected, absolute: 1e-6)
    #expect(with.gradientNorm == without.gradientNorm)
    #expect((with.gradientNorm > clipNorm) == (clipNorm < 1), "the clip acts in one case alone")
  }

  @Test("a gradient above the largest norm moves the network as far as that norm would")
  func clipping() {
    let clipped = Self.stepped(weightDecay: 0, clipNorm: 0.01).parameters
    let squares = zip(clipped, Self.network.parameters).reduce(0.0) { sum, pair in
      sum + Double(pair.0 - pair.1) * Double(pair.0 - pair.1)
    }
    expectClose(squares.squareRoot(), 0.5 * 0.01, relative: 1e-3)
  }
}

extension MomentumSGDTests {
  private static let network = Network.multilayerPerceptron([64, 8, 2, 10], seed: 1)

  /// θ after one step at a learning rate of ½, and the norm of its gradient.
  private static func stepped(
    weightDecay: Float, clipNorm: Float
  ) -> (parameters: [Float], gradientNorm: Float) {
    let data = Dataset.digits()
    var batch = Batch(capacity: 32, inputSize: 64)
    batch.fill(from: data.train, at: 0..<32, data.standardization)
    var chosen = Hyperparameters()
    chosen.learningRate = 0.5
    chosen.weightDecay = weightDecay
    chosen.clipNorm = clipNorm
    var trainer = Trainer(network, chosen)
    var workspace = Workspace(for: network, batchSize: 32)
    let report = trainer.step(on: batch, using: &workspace)
    return (trainer.network.parameters, report.gradientNorm)
  }
}
