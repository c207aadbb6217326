import Learning

/// What is kept of the way that a run has come: checkpoints from which any step can be taken again, thinned with age under
/// a budget of bytes, and what evaluations measured, by step.
///
/// Nothing here is ever changed by looking: a step of the past is shown by going on from a checkpoint before it.
public struct Timeline: Sendable {
  /// In the order of their steps, the first at the start.
  public private(set) var checkpoints: [Checkpoint] = []
  /// In the order of their steps.
  public private(set) var measures = MeasureHistory()
  /// Goes up whenever steps are taken back, so that what was measured before that can be told.
  public private(set) var era = 0
  private var byteCount = 0
  private let byteBudget: Int

  /// 64 MB hold about 450 checkpoints of the standard network on the digits; 10,000 steps come to 313 of them, 44 MB.
  public init(byteBudget: Int = mostBytes) { self.byteBudget = byteBudget }

  /// What checkpoints take at most, beyond the first and the last.
  public static let mostBytes = 64 << 20

  /// So many steps lie between two checkpoints at least. Each has the next step copy parameters and velocity, which costs
  /// about 3 % of training on the digits (`TimelineCost` in Benchmarks: 0.6 to 3.8 % in six runs).
  public static let interval = 32
}

extension Timeline {
  /// Whether a checkpoint at this step would be kept.
  public func wants(step: Int) -> Bool {
    checkpoints.last.map { step - $0.step >= Self.interval } ?? true
  }

  /// Keeps a checkpoint that comes after all others. Where the budget is used up, those go that are missed least: of the
  /// checkpoints between first and last the one that leaves the smallest gap for its age.
  public mutating func add(_ checkpoint: Checkpoint) {
    if let last = checkpoints.last, last.step >= checkpoint.step { return }
    checkpoints.append(checkpoint)
    byteCount += checkpoint.byteCount
    while byteCount > byteBudget, let index = leastMissed {
      byteCount -= checkpoints.remove(at: index).byteCount
    }
  }

  private var leastMissed: Int? {
    guard let latest = checkpoints.last?.step, checkpoints.count > 2 else { return nil }
    func cost(_ index: Int) -> Double {
      let gap = checkpoints[index + 1].step - checkpoints[index - 1].step
      return Double(gap) / Double(latest - checkpoints[index].step + Self.interval)
    }
    return (1..<checkpoints.count - 1).min { cost($0) < cost($1) }
  }

  /// Adds what was measured, unless steps have been taken back since `era`.
  public mutating func add(_ entry: Measures, of era: Int) {
    if era == self.era { measures.insert(entry) }
  }

  /// The run began anew, or went back to a step.
  public mutating func forget(after step: Int?) {
    era += 1
    checkpoints.removeAll { checkpoint in step.map { checkpoint.step > $0 } ?? true }
    byteCount = checkpoints.reduce(0) { $0 + $1.byteCount }
    measures.removeAll(after: step)
  }

  /// The run as it stood at `step`, bit for bit, with what is in force from there on. `path` is ``Recording/path`` and `run`
  /// any run of the same spec, which takes the steps. `nil` for a step before the first checkpoint.
  public func checkpoint(
    at step: Int, along path: [Recording.Entry], by run: inout TrainingRun
  ) -> Checkpoint? {
    guard let nearest = checkpoints.last(where: { $0.step <= step }) else { return nil }
    run.resume(from: nearest)
    var changes = path.drop { $0.step < nearest.step }
    while true {
      while let change = changes.first, change.step <= run.stepCount {
        run.hyperparameters.apply(change.event)
        changes.removeFirst()
      }
      guard run.stepCount < step else { return run.checkpoint }
      run.step()
    }
  }
}
