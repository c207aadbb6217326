/// Everything a training step computes on the way: activations, gradients, and the batch's word on its centers.
///
/// Made once for a network and a largest batch; ``Trainer/step(on:using:)`` then allocates nothing.
public struct Workspace: Sendable {
  var activations: Activations
  var gradients: Gradients
  var centerDifferences: CenterDifferences

  public init(for network: Network, batchSize: Int) {
    activations = Activations(for: network, batchSize: batchSize)
    gradients = Gradients(for: network, batchSize: batchSize)
    centerDifferences = CenterDifferences(
      classCount: network.classCount, featureSize: network.featureSize, batchSize: batchSize)
  }
}
