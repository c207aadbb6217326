/// All numbers of a checkpoint, laid open, to be kept in a file and put together again.
package struct CheckpointParts: Sendable, Equatable {
  package var step: Int
  /// θ, and the optimizer's velocity, laid out as θ.
  package var parameters: [Float]
  package var velocity: [Float]
  /// c, `[classes, featureSize]`.
  package var centers: [Float]
  /// The order in which this epoch deals the samples, and where in it the next batch begins.
  package var order: [Int]
  package var next: Int
  /// The state of the generator that shuffles the next epoch.
  package var generator: UInt64
  package var history: History
  package var lastReport: StepReport?
}

extension Checkpoint {
  package var parts: CheckpointParts {
    CheckpointParts(
      step: step, parameters: trainer.network.parameters, velocity: trainer.velocity,
      centers: centers.elements, order: sampler.order, next: sampler.next,
      generator: sampler.generator.state, history: history, lastReport: lastReport)
  }

  /// The checkpoint that these parts were, of a run like the one that this is a checkpoint of. The program stops for parts of
  /// other sizes.
  package func with(_ parts: CheckpointParts) -> Checkpoint {
    precondition(
      parts.parameters.count == trainer.network.parameters.count
        && parts.velocity.count == parts.parameters.count
        && parts.centers.count == centers.elements.count
        && parts.order.count == sampler.order.count && (0...parts.order.count).contains(parts.next),
      "parts of another run")
    var checkpoint = self
    checkpoint.trainer.restore(
      parameters: parts.parameters, velocity: parts.velocity, centers: parts.centers,
      step: parts.step)
    checkpoint.sampler = BatchSampler(
      order: parts.order, next: parts.next, generator: SeededGenerator(seed: parts.generator))
    checkpoint.history = parts.history
    checkpoint.lastReport = parts.lastReport
    return checkpoint
  }
}

extension StepReport {
  /// What it measured, in the order of its properties.
  package var numbers: [Float] { [crossEntropy, centerLoss, gradientNorm, accuracy, centerStep] }

  /// Of as many numbers as ``numbers`` has; the program stops for others.
  package init(numbers: [Float]) {
    precondition(numbers.count == 5, "a report has 5 numbers, not \(numbers.count)")
    self.init(
      crossEntropy: numbers[0], centerLoss: numbers[1], gradientNorm: numbers[2],
      accuracy: numbers[3], centerStep: numbers[4])
  }
}
