/// A run as it stands between two steps: everything that training changes, and so all that is needed to go on from there,
/// to evaluate it and to show it, on any thread.
///
/// Taking one copies no numbers; the next training step does, once, because it is the first to change them.
public struct Checkpoint: Sendable {
  /// Network, centers, hyperparameters, the optimizer's velocity and the number of steps.
  public internal(set) var trainer: Trainer
  /// Which samples come next.
  var sampler: BatchSampler
  /// The losses so far.
  public internal(set) var history = History()
  /// What the last step measured on its batch; `nil` before the first.
  public internal(set) var lastReport: StepReport?

  /// How many steps have been taken.
  public var step: Int { trainer.stepCount }
  /// What is in force for the next step.
  public var hyperparameters: Hyperparameters { trainer.hyperparameters }
  /// What is learned beside the centers.
  public var network: Network { trainer.network }
  /// c, `[classes, featureSize]`.
  public var centers: Matrix { trainer.centers }

  /// Bytes that it holds at most; less where it shares them with others.
  public var byteCount: Int {
    trainer.byteCount + sampler.byteCount + history.byteCount
  }

  /// A CRC-32 over the bits of parameters, velocity and centers: equal for equal bits, and for others as good as never.
  /// O(parameters), nothing copied.
  public var fingerprint: UInt32 { trainer.fingerprint }
}

extension Checkpoint {
  /// How it does on both parts of a dataset, without learning from them. Pure: nothing is kept, so checkpoints may be
  /// looked at in any order. Cost: one forward pass over each part.
  public func evaluated(on dataset: Dataset) -> Snapshot {
    func evaluation(of samples: Samples) -> Evaluation {
      Evaluation(
        features: trainer.network.features(of: samples, dataset.standardization),
        labels: samples.labels, classCount: trainer.network.classCount, centers: centers,
        classifier: trainer.network.linearClassifier, isTrained: dataset.isTrained)
    }
    return Snapshot(
      step: step, train: evaluation(of: dataset.train), test: evaluation(of: dataset.test),
      centers: centers, classifier: trainer.network.linearClassifier,
      hyperparameters: hyperparameters, history: history, lastReport: lastReport)
  }
}

extension Network {
  /// x of every sample, `[samples, featureSize]`, a batch at a time.
  public func features(
    of samples: Samples, _ standardization: Standardization, batchSize: Int = 128
  ) -> Matrix {
    let size = min(batchSize, samplesAtOnce)
    var batch = Batch(capacity: size, inputSize: inputSize)
    var activations = Activations(for: self, batchSize: size)
    var features = Matrix(rows: samples.count, columns: featureSize)
    for start in stride(from: 0, to: samples.count, by: size) {
      let indices = start..<min(start + size, samples.count)
      batch.fill(from: samples, at: indices, standardization)
      embed(batch.inputs, into: &activations)
      features.replaceRows(from: start, with: activations.features)
    }
    return features
  }
}
