/// A training run as a value: what is learned, how, and how far it has come.
///
/// A copy is a checkpoint. The same trainer fed the same batches gives the same bits on the same machine.
public struct Trainer: Sendable {
  public private(set) var network: Network
  /// c, `[classes, featureSize]`; all start at the origin.
  public private(set) var centers: Matrix
  /// May be changed between any two steps.
  public var hyperparameters: Hyperparameters
  /// How many steps have been taken.
  public private(set) var stepCount = 0
  private var optimizer: MomentumSGD

  public init(_ network: Network, _ hyperparameters: Hyperparameters) {
    self.network = network
    self.hyperparameters = hyperparameters
    centers = Matrix(rows: network.classCount, columns: network.featureSize)
    optimizer = MomentumSGD(for: network)
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

extension Trainer {
  /// One step of Algorithm 1 of the paper: the network follows the joint loss `L_S + λ L_C`, and the centers
  /// follow the features that the network had before the step.
  ///
  /// `workspace` must have been made for this network and at least this batch size; nothing is allocated.
  public mutating func step(on batch: Batch, using workspace: inout Workspace) -> StepReport {
    let labels = batch.labels
    network.embed(batch.inputs, into: &workspace.activations)
    network.classify(&workspace.activations)
    let features = workspace.activations.features

    let crossEntropy = CrossEntropy.forward(
      workspace.activations.logits, labels: labels, probabilities: &workspace.gradients.logits)
    let centerLoss =
      CenterLoss.forward(features, labels: labels, centers: centers) / Float(labels.count)
    let correct = countOfCorrect(workspace.activations.logits, labels: labels)

    CrossEntropy.backward(&workspace.gradients.logits, labels: labels)
    network.backwardThroughClassifier(
      workspace.activations, into: &workspace.gradients, adding: false)
    CenterLoss.addFeaturesGradient(
      features, labels: labels, centers: centers,
      upstream: hyperparameters.centerWeight / Float(labels.count),
      to: &workspace.gradients.features)
    network.backwardThroughEmbedding(
      batch.inputs, workspace.activations, into: &workspace.gradients, adding: false)

    workspace.centerDifferences.gather(features, labels: labels, centers: centers)
    let centerStep = centers.moveCenters(
      by: workspace.centerDifferences, rule: hyperparameters.centerRule, batchSize: labels.count,
      centerWeight: hyperparameters.centerWeight, centerRate: hyperparameters.centerRate)
    let gradientNorm = optimizer.update(
      &network.parameters, gradient: workspace.gradients.parameters, hyperparameters)

    stepCount += 1
    return StepReport(
      crossEntropy: crossEntropy, centerLoss: centerLoss, gradientNorm: gradientNorm,
      accuracy: Float(correct) / Float(labels.count), centerStep: centerStep)
  }
}
