import Learning
import Runs
import Testing

/// A recording taken once more gives the same bits.
struct ReplayTests {
  /// A run with turned knobs, another rule, a restart, and two failures, and what it was recorded as.
  static let first: RunDriver = {
    do {
      var driver = try Small.driver()
      driver.apply(.set(.centerWeight, 0.5), seconds: 0.5)
      driver.advance(to: 30)
      driver.apply(.rule(.gradient), seconds: 1)
      driver.advance(to: 130)
      driver.apply(.restart, seconds: 4)
      driver.advance(to: 50)
      driver.apply(.set(.centerRate, 0.9), seconds: 6)
      driver.advance(to: 250)
      _ = driver.fail()
      driver.apply(.set(.centerWeight, 2), seconds: 9)
      driver.advance(to: 160)
      driver.apply(.rule(.classMean))
      driver.advance(to: 310)
      _ = driver.fail()
      driver.advance(to: 400)
      return driver
    } catch { fatalError("\(error)") }
  }()

  private static func replayed(_ recording: Recording) throws -> RunDriver {
    RunDriver(replaying: recording, by: try Small.run())
  }

  @Test("the run that is replayed here goes back twice, to different steps, after a restart")
  func covers() {
    let entries = Self.first.recording.entries
    let wentBack = entries.compactMap { entry in
      if case .wentBack(let step) = entry.event { step } else { nil }
    }
    #expect(wentBack == [100, 200])
    #expect(Self.first.recording.restartCount == 1 && Self.first.run.stepCount == 400)
  }

  @Test("the same bits, the same entries, and every fingerprint agrees")
  func same() throws {
    var driver = try Self.replayed(Self.first.recording)
    driver.playToTheEnd()
    #expect(driver.run.checkpoint.fingerprint == Self.first.run.checkpoint.fingerprint)
    #expect(driver.run.hyperparameters == Self.first.run.hyperparameters)
    #expect(driver.run.checkpoint.history == Self.first.run.checkpoint.history)
    #expect(driver.recording == Self.first.recording)
    let comparison = try #require(driver.comparison)
    let prints = Self.first.recording.entries.count { entry in
      if case .fingerprint = entry.event { true } else { false }
    }
    #expect(comparison.count == prints && prints >= 6)
    #expect(comparison.firstDifference == nil && comparison.lastAgreement == 400)
  }

  @Test("cut after any entry it gives the same up to there")
  func cut() throws {
    let all = Self.first.recording
    for count in 0...all.entries.count {
      let cut = all.cut(after: count, by: try Small.run())
      var driver = try Self.replayed(cut)
      driver.playToTheEnd()
      #expect(driver.recording == cut, "after \(count) entries")
      #expect(driver.run.hyperparameters == cut.current)
      #expect(driver.comparison?.firstDifference == nil)
      #expect(driver.isAtEnd && driver.isReplaying)
      // As far as the last thing that happened, and where that led.
      let end: Int? =
        switch cut.entries.last?.event {
        case .restart: 0
        case .wentBack(let step): step
        default: cut.entries.last?.step
        }
      #expect(driver.run.stepCount == end ?? 0)
    }
  }

  @Test("at its end no step is taken")
  func ended() throws {
    var driver = try Self.replayed(Self.first.recording)
    driver.playToTheEnd()
    let fingerprint = driver.run.checkpoint.fingerprint
    #expect(driver.step() == .ended && driver.step() == .ended)
    #expect(driver.run.checkpoint.fingerprint == fingerprint)
  }

  @Test("a recording of nothing is at its end at once")
  func nothing() throws {
    var driver = try Self.replayed(try Small.recording())
    #expect(driver.isAtEnd && driver.step() == .ended && driver.run.stepCount == 0)
  }

  @Test("going back is done where the recording says so, though the step was finite here")
  func obeys() throws {
    var recording = try Small.recording()
    recording.append(.init(step: 40, .set(.centerWeight, 1)))
    recording.append(.init(step: 50, .wentBack(toStep: 20)))
    recording.append(.init(step: 60, .set(.centerRate, 0.1)))
    var driver = try Self.replayed(recording)
    driver.playToTheEnd()
    #expect(driver.recording == recording)
    var run = try Small.run()
    run.step(times: 20)
    run.hyperparameters.centerWeight = 1
    run.step(times: 40)
    #expect(driver.run.checkpoint.fingerprint == run.checkpoint.fingerprint)
    #expect(driver.recording.divergence == .init(step: 50, goodStep: 20))
  }

  @Test("a step that is not finite here, and was there, is passed over")
  func passesOver() throws {
    var recording = try Small.recording()
    recording.append(.init(step: 0, .set(.learningRate, 1e30)))
    recording.append(.init(step: 30, .set(.learningRate, 0.1)))
    var driver = try Self.replayed(recording)
    driver.playToTheEnd()
    #expect(driver.run.stepCount == 30 && driver.recording.divergence == nil)
    #expect(driver.run.checkpoint.lastReport?.isFinite == false)
  }

  @Test("back to the very step, and twice to one, is possible")
  func backToTheStep() throws {
    var recording = try Small.recording()
    for step in [20, 30, 25] { recording.append(.init(step: step, .wentBack(toStep: 20))) }
    var driver = try Self.replayed(recording)
    driver.playToTheEnd()
    #expect(driver.run.stepCount == 20 && driver.recording == recording)
    var run = try Small.run()
    run.step(times: 20)
    #expect(driver.run.checkpoint.fingerprint == run.checkpoint.fingerprint)
  }
}

// MARK: Taking over

extension ReplayTests {
  @Test("who turns a knob in the middle leaves the recording, and goes on from there")
  func takesOver() throws {
    var driver = try Self.replayed(Self.first.recording)
    for _ in 0..<60 { _ = driver.step() }
    #expect(driver.run.stepCount == 60 && driver.isReplaying)
    driver.apply(.set(.centerWeight, 7), seconds: 100)
    #expect(!driver.isReplaying && !driver.isAtEnd && driver.comparison == nil)
    driver.advance(to: 200)

    var alone = try Small.driver()
    alone.apply(.set(.centerWeight, 0.5), seconds: 0.5)
    alone.advance(to: 30)
    alone.apply(.rule(.gradient), seconds: 1)
    alone.advance(to: 60)
    alone.apply(.set(.centerWeight, 7), seconds: 100)
    alone.advance(to: 200)
    #expect(driver.recording == alone.recording)
    #expect(driver.run.checkpoint.fingerprint == alone.run.checkpoint.fingerprint)
  }

  @Test("a run taken over fails as it would have the first time")
  func failsAsBefore() throws {
    var recording = try Small.recording()
    recording.append(.init(step: 150, .set(.centerWeight, 1)))
    var driver = try Self.replayed(recording)
    driver.playToTheEnd()
    driver.takeOver()
    driver.advance(to: 220)
    #expect(driver.goodStepAfterFailing() == 100)
  }

  @Test("one taken over after going back knows no good state of the way that it left")
  func failsOnTheNewWay() throws {
    var recording = try Small.recording()
    recording.append(.init(step: 250, .wentBack(toStep: 100)))
    recording.append(.init(step: 110, .set(.centerWeight, 2)))
    var driver = try Self.replayed(recording)
    driver.playToTheEnd()
    driver.takeOver()
    driver.advance(to: 200)
    let other = driver.run.checkpoint
    driver.advance(to: 310)
    #expect(driver.goodStepAfterFailing() == 200)
    #expect(driver.run.checkpoint.fingerprint == other.fingerprint)
  }

  @Test("one taken over where nothing is finite any more goes back to where all was well")
  func takesOverBroken() throws {
    var recording = try Small.recording()
    recording.append(.init(step: 250, .set(.learningRate, 1e30)))
    recording.append(.init(step: 290, .set(.learningRate, 0.1)))
    var driver = try Self.replayed(recording)
    driver.playToTheEnd()
    driver.takeOver()
    #expect(driver.step() == .notFinite(.init(step: 291, goodStep: 100)))
    #expect(driver.step() == .stepped)
  }

  @Test("so does one whose recording led back to where nothing was finite")
  func takesOverLedAstray() throws {
    var recording = try Small.recording()
    recording.append(.init(step: 250, .set(.learningRate, 1e30)))
    recording.append(.init(step: 290, .wentBack(toStep: 280)))
    recording.append(.init(step: 280, .set(.learningRate, 0.1)))
    var driver = try Self.replayed(recording)
    driver.playToTheEnd()
    driver.takeOver()
    #expect(driver.step() == .notFinite(.init(step: 281, goodStep: 100)))
    #expect(driver.step() == .stepped)
  }
}
