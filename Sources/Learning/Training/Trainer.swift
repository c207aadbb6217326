/// A training run as a value: what is learned, how, and how far it has come.
///
/// A copy is a checkpoint. The same trainer fed the same batches gives the same bits on the same machine.
public struct Trainer: Sendable {
  /// What is learned beside the centers.
  public private(set) var network: Network
  /// c, `[classes, featureSize]`; all start at the origin.
  public private(set) var centers: Matrix
  /// May be changed between any two steps.
  public var hyperparameters: Hyperparameters
  /// How many steps have been taken.
  public private(set) var stepCount = 0
  private var optimizer: MomentumSGD

  /// At step 0, with centers at the origin.
  public init(_ network: Network, _ hyperparameters: Hyperparameters) {
    self.network = network
    self.hyperparameters = hyperparameters
    centers = Matrix(rows: network.classCount, columns: network.featureSize)
    optimizer = MomentumSGD(for: network)
  }
}

extension Trainer {
  /// One step of Algorithm 1 of the paper: the network follows the joint loss `L_S + λ L_C`, and the centers
  /// follow the features that the network had before the step.
  ///
  /// `workspace` must have been made for this network and at least this batch size; nothing is allocated.
  public mutating func step(on batch: Batch, using workspace: inout Workspace) -> StepReport {
    workspace.pass(
      Shard.Task(
        network: network, centers: centers, batch: batch,
        centerWeight: hyperparameters.centerWeight))

    workspace.centerDifferences.gather(
      workspace.features, labels: batch.labels, centers: centers)
    let centerStep = centers.moveCenters(
      by: workspace.centerDifferences, rule: hyperparameters.centerRule,
      batchSize: batch.labels.count, centerWeight: hyperparameters.centerWeight,
      centerRate: hyperparameters.centerRate)
    let gradientNorm = optimizer.update(
      &network.parameters, gradient: workspace.parametersGradient, hyperparameters, step: stepCount)

    stepCount += 1
    let (sums, count) = (workspace.sums, Double(batch.labels.count))
    return StepReport(
      crossEntropy: Float(sums.crossEntropy / count), centerLoss: Float(sums.centerLoss / count),
      gradientNorm: gradientNorm, accuracy: Float(Double(sums.correct) / count),
      centerStep: centerStep)
  }
}

extension Trainer {
  var velocity: [Float] { optimizer.velocity }

  /// What it was after `step` steps.
  mutating func restore(parameters: [Float], velocity: [Float], centers: [Float], step: Int) {
    network.parameters = parameters
    optimizer.velocity = velocity
    self.centers.elements = centers
    stepCount = step
  }

  /// Bytes of parameters, velocity and centers.
  var byteCount: Int {
    (2 * network.parameters.count + centers.elements.count) * MemoryLayout<Float>.stride
  }

  /// See ``Checkpoint/fingerprint``.
  var fingerprint: UInt32 {
    var checksum = Checksum()
    checksum.add(network.parameters.span)
    checksum.add(optimizer.velocity.span)
    checksum.add(centers.elements.span)
    return checksum.value
  }
}

/// What one training step measured, on its own batch, with the parameters and centers from before it.
public struct StepReport: Sendable, Equatable {
  /// L_S.
  public let crossEntropy: Float
  /// L_C, without λ.
  public let centerLoss: Float
  /// Global norm of the network's gradient before clipping.
  public let gradientNorm: Float
  /// Share of the batch, 0 to 1, whose largest logit is the label's.
  public let accuracy: Float
  /// Mean distance that the centers of the batch's classes moved.
  public let centerStep: Float
}

extension StepReport {
  /// Whether training can go on from the step that measured this. A gradient whose norm is not finite counts like a loss:
  /// clipped by that norm, it is nothing or no number.
  public var isFinite: Bool {
    crossEntropy.isFinite && centerLoss.isFinite && gradientNorm.isFinite
  }
}
