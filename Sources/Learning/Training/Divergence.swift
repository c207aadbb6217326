/// A step whose loss or gradient was not finite, and how far back the run went for it.
public struct Divergence: Sendable, Equatable {
  /// How many steps had been taken, that one among them.
  public let step: Int
  /// Where the run stands since.
  public let goodStep: Int
}

extension TrainingRun {
  /// Everything that training changes, to go back to. Taking one copies no numbers; the next step does, once.
  public struct Position: Sendable {
    let trainer: Trainer
    let sampler: BatchSampler
    let history: History
    let lastReport: StepReport?

    public var step: Int { trainer.stepCount }
  }
}
