import Learning
import Runs

/// A run that is driven while a timeline keeps its way, as whoever watches it does.
struct Walk {
  var driver: RunDriver
  var timeline: Timeline
  /// The fingerprints of the way to where it stands, by step.
  private(set) var fingerprints: [Int: UInt32] = [:]

  init(byteBudget: Int = 64 << 20) throws {
    driver = try Small.driver()
    timeline = Timeline(byteBudget: byteBudget)
    note()
  }

  mutating func note() {
    let checkpoint = driver.run.checkpoint
    fingerprints = fingerprints.filter { $0.key < checkpoint.step }
    fingerprints[checkpoint.step] = checkpoint.fingerprint
    if timeline.wants(step: checkpoint.step) { timeline.add(checkpoint) }
  }

  mutating func advance(to step: Int) {
    while driver.run.stepCount < step {
      _ = driver.step()
      note()
    }
  }

  mutating func restart() {
    driver.apply(.restart)
    timeline.forget(after: nil)
    note()
  }

  mutating func fail() -> Int? {
    let step = driver.goodStepAfterFailing()
    timeline.forget(after: step)
    note()
    return step
  }
}
