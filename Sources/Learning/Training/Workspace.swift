/// Everything a training step computes on the way: activations, gradients, and the batch's word on its centers.
///
/// Made once for a network, a largest batch and a number of threads; ``Trainer/step(on:using:)`` then allocates nothing.
public struct Workspace: Sendable {
  private var shards: [Shard]
  private let crew: Crew<Shard>
  /// x of the whole batch.
  private(set) var features: Matrix
  /// What the batch's samples cost, in sum.
  private(set) var sums = Shard.Sums()
  var centerDifferences: CenterDifferences

  /// With more than one thread, each takes a part of the batch, equal to within a sample. The same number of threads gives the same bits.
  public init(for network: Network, batchSize: Int, threads: Int = 1) {
    precondition(threads > 0, "\(threads) threads cannot train")
    shards = (0..<threads).map { Shard($0, of: threads, for: network, batchSize: batchSize) }
    crew = Crew(count: threads, idle: .idle(for: network))
    features = Matrix(rows: batchSize, columns: network.featureSize)
    centerDifferences = CenterDifferences(
      classCount: network.classCount, featureSize: network.featureSize, batchSize: batchSize)
  }
}

extension Workspace {
  /// `∂L/∂θ`, laid out as θ.
  var parametersGradient: [Float] { shards[0].gradients.parameters }

  /// Forward and backward for a whole batch. What the threads found is put together in their order.
  mutating func pass(_ task: Shard.Task) {
    for place in shards.indices { shards[place].take(task) }
    crew.perform(&shards)
    sums = Shard.Sums()
    features.setRows(task.batch.labels.count)
    var row = 0
    for place in shards.indices {
      let part = shards[place].sums
      sums.crossEntropy += part.crossEntropy
      sums.centerLoss += part.centerLoss
      sums.correct += part.correct
      features.replaceRows(from: row, with: shards[place].features)
      row += shards[place].features.rows
      if place > 0 { shards[0].gradients.addParameters(of: shards[place].gradients) }
    }
  }
}
