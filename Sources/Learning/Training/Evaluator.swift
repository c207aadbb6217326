/// Turns checkpoints into snapshots: runs the network over both parts of a dataset, a batch at a time, in
/// storage of its own, so that it can work beside the thread that trains.
public struct Evaluator: Sendable {
  private let dataset: Dataset
  private let batchSize: Int
  private var batch: Batch
  private var activations: Activations
  private var probabilities: Matrix
  /// Of the run whose checkpoint came last.
  private var measures = MeasureHistory()
  private var restartCount = 0
  /// Whether each class has samples to train on.
  private let isTrained: [Bool]

  /// For checkpoints of this network, or of others with the same layers.
  public init(for network: Network, on dataset: Dataset, batchSize: Int = 128) {
    self.dataset = dataset
    let batchSize = min(batchSize, network.samplesAtOnce)
    self.batchSize = batchSize
    batch = Batch(capacity: batchSize, inputSize: network.inputSize)
    activations = Activations(for: network, batchSize: batchSize)
    probabilities = Matrix(rows: batchSize, columns: network.classCount)
    isTrained = dataset.isTrained
  }

  /// Checkpoints of one run come in the order of their steps. Cost: one forward pass over the training and the
  /// test set.
  public mutating func snapshot(of checkpoint: Checkpoint) -> Snapshot {
    let train = evaluate(checkpoint, on: dataset.train)
    let test = evaluate(checkpoint, on: dataset.test)
    if checkpoint.restartCount != restartCount {
      measures = MeasureHistory()
      restartCount = checkpoint.restartCount
    }
    measures.append(
      .init(step: checkpoint.step, train: train, test: test, centers: checkpoint.centers))
    return Snapshot(
      step: checkpoint.step, hyperparameters: checkpoint.hyperparameters,
      centers: checkpoint.centers, classifierWeights: checkpoint.network.classifierWeights,
      train: train, test: test, history: checkpoint.history, lastReport: checkpoint.lastReport,
      measures: measures,
      restartCount: checkpoint.restartCount,
      divergence: checkpoint.divergence)
  }

  private mutating func evaluate(_ checkpoint: Checkpoint, on samples: Samples) -> Evaluation {
    let (network, centers) = (checkpoint.network, checkpoint.centers)
    var features = Matrix(rows: samples.count, columns: network.featureSize)
    var crossEntropy = 0.0
    var predictions: [Int] = []
    predictions.reserveCapacity(samples.count)
    for start in stride(from: 0, to: samples.count, by: batchSize) {
      let places = start..<min(start + batchSize, samples.count)
      batch.fill(from: samples, at: places, dataset.standardization)
      network.embed(batch.inputs, into: &activations)
      network.classify(&activations)
      let loss = CrossEntropy.forward(
        activations.logits, labels: batch.labels, probabilities: &probabilities)
      crossEntropy += Double(loss) * Double(places.count)
      for row in 0..<places.count { predictions.append(largestLogit(activations.logits, row)) }
      let d = features.columns
      features.elements.replaceSubrange(
        start * d..<places.upperBound * d, with: activations.features.elements)
    }
    let count = Double(max(samples.count, 1))
    // A class that is never trained on has no answer that could be right, and a center that never moved.
    let answered = samples.labels.indices.filter { isTrained[samples.labels[$0]] }
    let correct = answered.count { predictions[$0] == samples.labels[$0] }
    return Evaluation(
      features: features, labels: samples.labels, predictions: predictions,
      crossEntropy: crossEntropy / count,
      centerLoss: Double(CenterLoss.forward(features, labels: samples.labels, centers: centers))
        / count,
      accuracy: Double(correct) / Double(max(answered.count, 1)),
      nearestCenterAccuracy: nearestCenter(features, samples.labels, centers, answered),
      clusters: ClusterMeasures(features, labels: samples.labels, classCount: network.classCount))
  }

  /// Among the centers of classes that are trained on: another's never moved from the origin.
  private func nearestCenter(
    _ features: Matrix, _ labels: [Int], _ centers: Matrix, _ answered: [Int]
  ) -> Double {
    let trained = isTrained.indices.filter { isTrained[$0] }
    guard trained.count < isTrained.count else {
      return nearestCenterAccuracy(features, labels: labels, centers: centers)
    }
    return nearestCenterAccuracy(
      features.taking(answered),
      labels: answered.map { place in trained.firstIndex(of: labels[place])! },
      centers: centers.taking(trained))
  }
}
