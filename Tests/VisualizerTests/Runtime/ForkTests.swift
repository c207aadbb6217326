import Learning
import Runs
import Testing
import Visualizer

/// Runs side by side, by a clock that the test holds.
struct ForkTests {
  private let now = ContinuousClock.now

  private func loop(steps: Int) -> TrainingLoop {
    let driver = RunDriver(Trained.run(), by: RunSpec(), whenNotFinite: .goBack)
    var loop = TrainingLoop([driver], pace: .full, isPaused: false, pauseStep: nil, now: now)
    for _ in 0..<steps { loop.step(now) }
    return loop
  }

  private func fingerprints(_ loop: TrainingLoop) -> [UInt32] {
    loop.sides.map(\.driver.run.checkpoint.fingerprint)
  }

  /// A run alone, with a knob turned at step 60.
  private func alone(_ event: Recording.Event, steps: Int) -> UInt32 {
    var driver = RunDriver(Trained.run(), by: RunSpec(), whenNotFinite: .goBack)
    for _ in 0..<60 { _ = driver.step() }
    driver.apply(event)
    for _ in 60..<steps { _ = driver.step() }
    return driver.run.checkpoint.fingerprint
  }

  @Test("each of two is bit for bit what it would be alone")
  func sameBits() {
    var loop = loop(steps: 60)
    loop.perform(.fork, now)
    let atFork = fingerprints(loop)
    #expect(atFork.count == 2 && atFork[0] == atFork[1])
    loop.perform(.event(.set(.centerWeight, 2), side: 1), now)
    loop.perform(.event(.rule(.classMean), side: 0), now)
    for _ in 0..<100 { loop.step(now) }
    #expect(loop.sides.map(\.driver.run.stepCount) == [160, 160])
    #expect(
      fingerprints(loop) == [
        alone(.rule(.classMean), steps: 160), alone(.set(.centerWeight, 2), steps: 160),
      ])
  }

  @Test("a knob of both sides is turned on both, and a second fork changes nothing")
  func both() {
    var loop = loop(steps: 60)
    loop.perform(.fork, now)
    loop.perform(.fork, now)
    #expect(loop.sides.count == 2)
    loop.perform(.event(.set(.centerWeight, 2), side: nil), now)
    for _ in 0..<100 { loop.step(now) }
    let expected = alone(.set(.centerWeight, 2), steps: 160)
    #expect(fingerprints(loop) == [expected, expected])
  }

  @Test("keeping a side ends the other, whose measures then count for nothing", arguments: [0, 1])
  func keep(side: Int) {
    var loop = loop(steps: 60)
    loop.perform(.fork, now)
    loop.perform(.event(.set(.centerWeight, 2), side: 1), now)
    for _ in 0..<10 { loop.step(now) }
    let (kept, ids) = (fingerprints(loop)[side], loop.sides.map(\.id))
    loop.perform(.keep(side: side), now)
    #expect(fingerprints(loop) == [kept] && loop.sides[0].id == ids[side])
    let before = loop.sides[0].timeline.measures
    let era = loop.sides[0].timeline.era
    loop.note(Measures(Trained.snapshot(steps: 5)), of: ids[1 - side], era: era)
    #expect(loop.sides[0].timeline.measures == before)
    loop.note(Measures(Trained.snapshot(steps: 5)), of: ids[side], era: era)
    #expect(loop.sides[0].timeline.measures != before)
  }

  @Test("a restart is of both")
  func restart() {
    var loop = loop(steps: 60)
    loop.perform(.fork, now)
    loop.perform(.event(.restart, side: 1), now)
    #expect(loop.sides.map(\.driver.run.stepCount) == [0, 0])
  }

  @Test("one that had to go back catches up with the other, which waits for it")
  func lockstep() {
    var loop = loop(steps: 350)
    loop.perform(.fork, now)
    loop.perform(.event(.set(.learningRate, 1e30), side: 1), now)
    while loop.isDue(now) { loop.step(now) }
    let steps = loop.sides.map(\.driver.run.stepCount)
    #expect(steps[1] < steps[0])
    loop.perform(.event(.set(.learningRate, 0.1), side: 1), now)
    for _ in steps[1]..<steps[0] { loop.step(now) }
    #expect(loop.sides.map(\.driver.run.stepCount) == [steps[0], steps[0]])
    loop.step(now)
    #expect(loop.sides.map(\.driver.run.stepCount) == [steps[0] + 1, steps[0] + 1])
  }
}
