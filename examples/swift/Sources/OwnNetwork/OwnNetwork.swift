import Foundation
import Learning

/// y = tanh(x): a layer that the library does not have.
struct Tanh: Layer {
  let input: ActivationShape
  var output: ActivationShape { input }
  /// Nothing is learned here.
  var parameterBlocks: [ParameterBlock] { [] }

  func forward(_ x: Matrix, parameters: Span<Float>, into y: inout Matrix) {
    y = x.map { tanhf($0) }
  }

  func parametersGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>,
    into gradient: inout MutableSpan<Float>, at start: Int, adding: Bool
  ) {}

  /// `∂L/∂x = ∂L/∂y · (1 − y²)`.
  func inputGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>, into gradient: inout Matrix
  ) {
    gradient = zGradient * y.map { 1 - $0 * $0 }
  }
}

/// Points in the plane to features of three numbers, by two hidden layers with tanh.
func ownNetwork(classCount: Int, seed: UInt64) -> Network {
  Network(
    embedding: [
      Dense(2, 48), Tanh(input: .vector(48)),
      Dense(48, 48), Tanh(input: .vector(48)),
      Dense(48, 3),
    ],
    classifier: Dense(3, classCount, bias: false), seed: seed)
}

/// Trains it on three arms that are wound around each other, and says how it does on points that it has not seen.
func trainOwnNetwork(centerWeight: Float, steps: Int, seed: UInt64 = 1) -> Evaluation {
  let data = Dataset.spirals(seed: seed)
  var chosen = Hyperparameters()
  chosen.centerWeight = centerWeight
  var trainer = Trainer(ownNetwork(classCount: data.classCount, seed: seed), chosen)
  var workspace = Workspace(for: trainer.network, batchSize: chosen.batchSize)
  var batch = Batch(capacity: chosen.batchSize, inputSize: data.inputSize)
  var sampler = BatchSampler(sampleCount: data.train.count, seed: seed)
  for _ in 0..<steps {
    batch.fill(from: data.train, at: sampler.nextIndices(chosen.batchSize), data.standardization)
    _ = trainer.step(on: batch, using: &workspace)
  }
  return Evaluation(
    features: trainer.network.features(of: data.test, data.standardization),
    labels: data.test.labels, classCount: data.classCount, centers: trainer.centers,
    classifier: trainer.network.linearClassifier)
}
