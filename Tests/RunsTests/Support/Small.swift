import Learning
import Runs

/// A run that is quick to train, also where nothing is optimised: 64 samples in a step on the blobs.
enum Small {
  static var spec: RunSpec {
    var spec = RunSpec()
    spec.data = "blobs"
    spec.network = "2-8-2-5"
    spec.batchSize = 64
    return spec
  }

  static func run(_ spec: RunSpec = spec) throws -> TrainingRun { try spec.run() }

  /// Nothing has happened to it yet.
  static func driver(
    whenNotFinite policy: RunDriver.NotFinitePolicy = .goBack
  ) throws -> RunDriver {
    RunDriver(try run(), by: spec, whenNotFinite: policy)
  }

  static func recording() throws -> Recording { Recording(of: try run(), by: spec) }
}

extension TrainingRun {
  mutating func step(times count: Int) { for _ in 0..<count { step() } }
}

extension RunDriver {
  /// Takes steps until `step` is reached, all of which must be finite.
  mutating func advance(to step: Int) {
    while run.stepCount < step {
      let outcome = self.step()
      precondition(outcome == .stepped, "\(outcome) on the way to \(step)")
    }
  }

  /// Turns η so far up that the loss is soon not finite, takes steps until the run went back, and turns η down again.
  mutating func fail() -> Recording.Divergence? {
    let usual = run.hyperparameters.learningRate
    apply(.set(.learningRate, 1e30))
    defer { apply(.set(.learningRate, usual)) }
    for _ in 0..<20 {
      if case .notFinite(let divergence) = step() { return divergence }
    }
    return nil
  }

  /// Does that; the step to which it went back.
  mutating func goodStepAfterFailing() -> Int? { fail()?.goodStep }

  /// All that is left of a recording of no more than some hundred steps.
  mutating func playToTheEnd() {
    for _ in 0..<5_000 where step() == .ended { return }
    preconditionFailure("the recording never ends")
  }
}

extension Recording {
  /// The same up to one of its entries.
  func cut(after count: Int, by run: TrainingRun) -> Recording {
    var cut = Recording(of: run, by: spec)
    for entry in entries.prefix(count) { cut.append(entry) }
    return cut
  }
}
