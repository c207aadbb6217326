import Learning
import Runs
import Testing

/// Someone looks at a step of the past and goes on from there.
struct ReturnTests {
  /// The run at a step, as it was before anyone returned.
  private static func checkpoint(_ driver: RunDriver, at step: Int) throws -> Checkpoint {
    var driver = RunDriver(replaying: driver.recording, by: try Small.run())
    while driver.run.stepCount < step { _ = driver.step() }
    return driver.run.checkpoint
  }

  /// A run that was turned, returned from 200 to 120, turned again, returned from 260 to 40, and went on to 150.
  private static func returned() throws -> RunDriver {
    var driver = try Small.driver()
    driver.advance(to: 50)
    driver.apply(.set(.centerWeight, 2), seconds: 1)
    driver.advance(to: 110)
    driver.apply(.rule(.gradient), seconds: 2)
    driver.advance(to: 150)
    driver.apply(.set(.centerWeight, 0.5), seconds: 3)
    driver.advance(to: 200)
    driver.returnTo(try checkpoint(driver, at: 120))
    driver.advance(to: 130)
    driver.apply(.set(.learningRate, 0.05), seconds: 6)
    driver.advance(to: 260)
    driver.returnTo(try checkpoint(driver, at: 40))
    driver.advance(to: 150)
    return driver
  }

  @Test("what came after is no part of the run any more: it is one that never had it")
  func path() throws {
    let driver = try Self.returned()
    var plain = try Small.driver()
    plain.advance(to: 150)
    #expect(driver.run.checkpoint.fingerprint == plain.run.checkpoint.fingerprint)
    #expect(driver.recording.path.isEmpty)
    #expect(driver.recording.current == plain.recording.current)
    #expect(driver.run.hyperparameters == plain.run.hyperparameters)
  }

  @Test("what was in force at a step is told for every step of the path")
  func inForce() throws {
    var driver = try Small.driver()
    driver.advance(to: 50)
    driver.apply(.set(.centerWeight, 2))
    driver.advance(to: 90)
    driver.apply(.set(.centerWeight, 0.25))
    let recording = driver.recording
    let weights = [0, 49, 50, 89, 90, 500].map {
      recording.hyperparameters(atStep: $0).centerWeight
    }
    let first = recording.start.centerWeight
    #expect(weights == [first, first, 2, 2, 0.25, 0.25])
  }

  @Test("replayed from its file it gives the same bits, and every fingerprint agrees")
  func replayed() throws {
    let first = try Self.returned()
    let text = SessionText(first.recording, on: first.run.dataset)
    let session = try Session(text.bytes, name: "it")
    #expect(session.recording.entries.count == first.recording.entries.count)
    var driver = RunDriver(replaying: session.recording, by: try Small.run())
    driver.playToTheEnd()
    #expect(driver.isAtEnd && driver.run.stepCount == 100)
    #expect(driver.recording.path == first.recording.path)
    let comparison = try #require(driver.comparison)
    #expect(comparison.count == 4 && comparison.firstDifference == nil)
  }

  @Test("a failure that was returned from is told no more")
  func divergence() {
    var recording = Recording(spec: RunSpec(), start: Hyperparameters())
    recording.append(.init(step: 250, .wentBack(toStep: 100)))
    recording.append(.init(step: 120, .returned(toStep: 110)))
    #expect(recording.divergence == nil)
  }
}
