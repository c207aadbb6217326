import Learning
import Runs
import Testing

/// What is kept of the way that a run has come.
struct TimelineTests {
  /// With a restart, two ways that were left, and turns before, between and after.
  private static func walk() throws -> Walk {
    var walk = try Walk()
    walk.driver.apply(.set(.centerWeight, 1))
    walk.advance(to: 75)
    walk.restart()
    walk.advance(to: 64)
    // Where a checkpoint stands already, which was taken before.
    walk.driver.apply(.set(.learningRate, 0.05))
    walk.advance(to: 90)
    walk.driver.apply(.rule(.classMean))
    walk.advance(to: 230)
    walk.driver.apply(.set(.centerRate, 0.05))
    walk.advance(to: 245)
    #expect(walk.fail() == 100)
    walk.advance(to: 333)
    walk.driver.apply(.set(.centerWeight, 0.2))
    #expect(walk.fail() == 200)
    walk.driver.apply(.set(.centerRate, 0.7))
    walk.advance(to: 500)
    return walk
  }

  @Test("any step of the way is the run's own at that step, bit for bit, looked at in any order")
  func bitForBit() throws {
    let walk = try Self.walk()
    var other = try Small.run()
    var generator = SeededGenerator(seed: 3)
    for step in [0, 100, 200, 201, 500]
      + (0..<40).map({ _ in Int.random(in: 0...500, using: &generator) })
    {
      let found = walk.timeline.checkpoint(
        at: step, along: walk.driver.recording.path, by: &other)
      #expect(found?.step == step)
      #expect(found?.fingerprint == walk.fingerprints[step], "step \(step)")
    }
  }

  @Test("what was in force from a step on is in force in its checkpoint")
  func knobs() throws {
    let walk = try Self.walk()
    var other = try Small.run()
    func chosen(_ step: Int) -> Hyperparameters? {
      walk.timeline.checkpoint(at: step, along: walk.driver.recording.path, by: &other)?
        .hyperparameters
    }
    #expect(chosen(63)?.learningRate == 0.1 && chosen(64)?.learningRate == 0.05)
    #expect(chosen(89)?.centerRule == .paper && chosen(90)?.centerRule == .classMean)
    #expect(chosen(99)?.centerRate == 0.5 && chosen(100)?.centerRate == 0.05)
    #expect(chosen(199)?.centerRate == 0.05 && chosen(200)?.centerRate == 0.7)
    #expect(chosen(500) == walk.driver.run.hyperparameters)
  }

  @Test("a run goes on from any step of the way as it did the first time")
  func goesOn() throws {
    let walk = try Self.walk()
    var other = try Small.run()
    let past = try #require(
      walk.timeline.checkpoint(at: 321, along: walk.driver.recording.path, by: &other))
    other.resume(from: past)
    other.step(times: 179)
    #expect(other.checkpoint.fingerprint == walk.fingerprints[500])
  }

  @Test("looking back forgets nothing")
  func looking() throws {
    let walk = try Self.walk()
    var other = try Small.run()
    let steps = walk.timeline.checkpoints.map(\.step)
    _ = walk.timeline.checkpoint(at: 10, along: walk.driver.recording.path, by: &other)
    #expect(walk.timeline.checkpoints.map(\.step) == steps)
    #expect(
      walk.timeline.checkpoint(at: 500, along: walk.driver.recording.path, by: &other)?.fingerprint
        == walk.driver.run.checkpoint.fingerprint)
  }

  @Test("there is nothing before the first step that is kept")
  func nothing() throws {
    var run = try Small.run()
    #expect(Timeline().checkpoint(at: 0, along: [], by: &run) == nil)
    run.step(times: 10)
    var timeline = Timeline()
    timeline.add(run.checkpoint)
    #expect(timeline.checkpoint(at: 9, along: [], by: &run) == nil)
    #expect(timeline.checkpoint(at: 10, along: [], by: &run)?.step == 10)
  }
}
