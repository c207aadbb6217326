/// Turns checkpoints into snapshots: runs the network over both parts of a dataset, a batch at a time, in
/// storage of its own, so that it can work beside the thread that trains.
public struct Evaluator: Sendable {
  private let dataset: Dataset
  private let batchSize: Int
  private var batch: Batch
  private var activations: Activations
  private var probabilities: Matrix

  /// For checkpoints of this network, or of others with the same layers.
  public init(for network: Network, on dataset: Dataset, batchSize: Int = 128) {
    self.dataset = dataset
    self.batchSize = batchSize
    batch = Batch(capacity: batchSize, inputSize: network.inputSize)
    activations = Activations(for: network, batchSize: batchSize)
    probabilities = Matrix(rows: batchSize, columns: network.classCount)
  }

  /// Cost: one forward pass over the training and the test set.
  public mutating func snapshot(of checkpoint: Checkpoint) -> Snapshot {
    Snapshot(
      step: checkpoint.step, hyperparameters: checkpoint.hyperparameters,
      centers: checkpoint.centers,
      train: evaluate(checkpoint, on: dataset.train), test: evaluate(checkpoint, on: dataset.test),
      history: checkpoint.history, lastReport: checkpoint.lastReport)
  }

  private mutating func evaluate(_ checkpoint: Checkpoint, on samples: Samples) -> Evaluation {
    let (network, centers) = (checkpoint.network, checkpoint.centers)
    var features = Matrix(rows: samples.count, columns: network.featureSize)
    var (crossEntropy, correct) = (0.0, 0)
    for start in stride(from: 0, to: samples.count, by: batchSize) {
      let places = start..<min(start + batchSize, samples.count)
      batch.fill(from: samples, at: places, dataset.standardization)
      network.embed(batch.inputs, into: &activations)
      network.classify(&activations)
      let loss = CrossEntropy.forward(
        activations.logits, labels: batch.labels, probabilities: &probabilities)
      crossEntropy += Double(loss) * Double(places.count)
      correct += countOfCorrect(activations.logits, labels: batch.labels)
      let d = features.columns
      features.elements.replaceSubrange(
        start * d..<places.upperBound * d, with: activations.features.elements)
    }
    let count = Double(max(samples.count, 1))
    return Evaluation(
      features: features, labels: samples.labels, crossEntropy: crossEntropy / count,
      centerLoss: Double(CenterLoss.forward(features, labels: samples.labels, centers: centers))
        / count,
      accuracy: Double(correct) / count,
      nearestCenterAccuracy: nearestCenterAccuracy(
        features, labels: samples.labels, centers: centers),
      clusters: ClusterMeasures(features, labels: samples.labels, classCount: network.classCount))
  }
}
