/// The next training step of a run, taken apart: every number between the features of its batch and what it changes.
///
/// Losses and gradients are computed by the autograd path, ``CrossEntropyFunction`` and ``CenterLossFunction``, whose backwards are
/// written by hand; they equal those of the step within rounding.
public struct StepAnatomy: Sendable, Equatable {
  /// What a class of the batch says to its center.
  public struct ClassPart: Sendable, Equatable {
    public let classIndex: Int
    /// n, its samples in the batch.
    public let count: Int
    /// Σ (x − c) over them, d numbers.
    public let sum: [Float]
    /// How far the center moves, d numbers.
    public let move: [Float]
  }

  /// So many steps were taken before it.
  public let step: Int
  /// Its samples among those of the training set, and their labels y.
  public let indices: [Int]
  public let labels: [Int]
  /// x, `[batch, d]`.
  public let features: Matrix
  /// c before the step, `[classes, d]`.
  public let centers: Matrix
  /// L_S and L_C, without λ.
  public let crossEntropy: Float
  public let centerLoss: Float
  /// `∂L_S/∂x`, `[batch, d]`.
  public let softmaxGradient: Matrix
  /// `λ ∂L_C/∂x = λ (x − c_y) / B`, `[batch, d]`.
  public let centerGradient: Matrix
  /// By class, in order.
  public let classes: [ClassPart]
  /// What is in force for it.
  public let hyperparameters: Hyperparameters
  /// The learning rate in force: η, or what the schedule makes of it.
  public let learningRate: Float
  /// Global norm of the network's gradient before clipping.
  public let gradientNorm: Float
  /// x of the same samples after the step, `[batch, d]`.
  public let featuresAfter: Matrix
}

extension TrainingRun {
  /// The step that would come next. Nothing changes. Cost: a few steps.
  public func nextStepTakenApart() -> StepAnatomy {
    let classifier = checkpoint.trainer.network.linearClassifier
    var sampler = checkpoint.sampler
    let chosen = hyperparameters
    let indices = Array(sampler.nextIndices(chosen.batchSize))
    var batch = Batch(capacity: indices.count, inputSize: dataset.inputSize)
    batch.fill(from: dataset.train, at: indices[...], dataset.standardization)
    let labels = batch.labels
    let features = checkpoint.trainer.network.features(of: batch)

    let (x, w) = (Variable(features), Variable(classifier.weights))
    let b = classifier.bias.map { Variable(Matrix(rows: 1, columns: $0.count, elements: $0)) }
    let ofLabels = CrossEntropyFunction(labels: labels)
    let softmax = b.map { ofLabels(x, w, $0) } ?? ofLabels(x, w)
    softmax.backward()
    let ownX = Variable(features)
    let c = Variable(checkpoint.centers)
    let centerLoss = 1 / Float(labels.count) * CenterLossFunction(labels: labels)(ownX, c)
    (chosen.centerWeight * centerLoss).backward()
    let moved = centersMoved(features, labels, chosen)

    var differences = CenterDifferences(
      classCount: checkpoint.centers.rows, featureSize: features.columns, batchSize: labels.count)
    differences.gather(features, labels: labels, centers: checkpoint.centers)
    let classes = differences.classes.indices.map { place in
      let j = differences.classes[place]
      return StepAnatomy.ClassPart(
        classIndex: j, count: differences.count(at: place), sum: Array(differences.sum(at: place)),
        move: zip(moved.row(j), checkpoint.centers.row(j)).map { $0 - $1 })
    }
    var after = self
    let report = after.step()
    return StepAnatomy(
      step: stepCount, indices: indices, labels: labels, features: features,
      centers: checkpoint.centers, crossEntropy: softmax.scalar, centerLoss: centerLoss.scalar,
      softmaxGradient: x.gradient ?? features.map { _ in 0 },
      centerGradient: ownX.gradient ?? features.map { _ in 0 },
      classes: classes.sorted { $0.classIndex < $1.classIndex }, hyperparameters: chosen,
      learningRate: chosen.learningRate * chosen.schedule.factor(atStep: stepCount),
      gradientNorm: report.gradientNorm,
      featuresAfter: after.checkpoint.trainer.network.features(of: batch))
  }

  /// The centers after a descent along what the Function's backward makes of them: a step of the rule.
  private func centersMoved(_ features: Matrix, _ labels: [Int], _ chosen: Hyperparameters)
    -> Matrix
  {
    let (x, c) = (Variable(features), Variable(checkpoint.centers))
    let loss = CenterLossFunction(labels: labels, rule: chosen.centerRule)(x, c)
    // Of all rules only the gradient has λ / B as a factor.
    let isGradient = chosen.centerRule == .gradient
    (isGradient ? chosen.centerWeight / Float(labels.count) * loss : loss).backward()
    c.descend(rate: chosen.centerRate)
    return c.value
  }
}

extension Network {
  /// x of a batch, `[batch, d]`.
  func features(of batch: Batch) -> Matrix {
    var activations = Activations(for: self, batchSize: batch.labels.count)
    embed(batch.inputs, into: &activations)
    return activations.features
  }
}
