/// One thread's share of a training step: the samples it passes through the network, and all that it computes on the way.
///
/// The samples pass in pieces that the network chooses (``Network/samplesAtOnce``), and the gradients of the pieces are
/// added up. Everything is made once; a step allocates nothing.
struct Shard: Sendable {
  /// What a step asks of every shard. It is there during the step alone.
  struct Task: Sendable {
    let network: Network
    let centers: Matrix
    let batch: Batch
    let centerWeight: Float
  }

  /// What it measured on its samples, in sum.
  struct Sums: Sendable {
    var crossEntropy = 0.0
    var centerLoss = 0.0
    var correct = 0
  }

  private let number: Int
  private let shardCount: Int
  private let samplesAtOnce: Int
  private var task: Task?
  private var inputs: Matrix
  private var labels: [Int] = []
  private var activations: Activations
  var gradients: Gradients
  /// x of its samples.
  private(set) var features: Matrix
  private(set) var sums = Sums()

  /// Shard `number`, from 0, of `shardCount` for batches of up to `batchSize` samples.
  init(_ number: Int, of shardCount: Int, for network: Network, batchSize: Int) {
    self.number = number
    self.shardCount = shardCount
    let room = (batchSize + shardCount - 1) / shardCount
    samplesAtOnce = min(room, network.samplesAtOnce)
    inputs = Matrix(rows: samplesAtOnce, columns: network.inputSize)
    labels.reserveCapacity(samplesAtOnce)
    activations = Activations(for: network, batchSize: samplesAtOnce)
    gradients = Gradients(for: network, batchSize: samplesAtOnce)
    features = Matrix(rows: room, columns: network.featureSize)
  }

  /// What a thread holds while it has nothing to do.
  static func idle(for network: Network) -> Shard { Shard(0, of: 1, for: network, batchSize: 0) }
}

extension Shard: Job {
  mutating func take(_ task: Task) { self.task = task }

  mutating func perform() {
    guard let task else { preconditionFailure("a shard was started without a task") }
    self.task = nil
    let count = task.batch.labels.count
    let own = count * number / shardCount..<count * (number + 1) / shardCount
    sums = Sums()
    features.setRows(own.count)
    if own.isEmpty { gradients.clearParameters() }
    for start in stride(from: own.lowerBound, to: own.upperBound, by: samplesAtOnce) {
      let piece = start..<min(start + samplesAtOnce, own.upperBound)
      if piece.count == count {
        pass(task.batch.inputs, task.batch.labels, task, at: 0, adding: false)
      } else {
        inputs.copyRows(piece, of: task.batch.inputs)
        labels.removeAll(keepingCapacity: true)
        for place in piece { labels.append(task.batch.labels[place]) }
        pass(
          inputs, labels, task, at: start - own.lowerBound, adding: start > own.lowerBound)
      }
    }
  }

  /// Forward and backward for one piece. Losses are means over the whole batch, of which this is a part.
  private mutating func pass(
    _ inputs: Matrix, _ labels: [Int], _ task: Task, at start: Int, adding: Bool
  ) {
    let (network, centers, batchSize) = (task.network, task.centers, task.batch.labels.count)
    network.embed(inputs, into: &activations)
    network.classify(&activations)
    let x = activations.features

    let crossEntropy = CrossEntropy.forward(
      activations.logits, labels: labels, probabilities: &gradients.logits)
    sums.crossEntropy += Double(crossEntropy) * Double(labels.count)
    sums.centerLoss += Double(CenterLoss.forward(x, labels: labels, centers: centers))
    sums.correct += countOfCorrect(activations.logits, labels: labels)
    features.replaceRows(from: start, with: x)

    CrossEntropy.backward(&gradients.logits, labels: labels, batchSize: batchSize)
    network.backwardThroughClassifier(activations, into: &gradients, adding: adding)
    CenterLoss.addFeaturesGradient(
      x, labels: labels, centers: centers, upstream: task.centerWeight / Float(batchSize),
      to: &gradients.features)
    network.backwardThroughEmbedding(inputs, activations, into: &gradients, adding: adding)
  }
}
