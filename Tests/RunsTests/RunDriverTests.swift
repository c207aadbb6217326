import Learning
import Runs
import Testing

/// The one loop of steps, and what it does about a loss that is not finite.
struct RunDriverTests {
  @Test("steps are the run's own, bit for bit")
  func steps() throws {
    var (driver, run) = (try Small.driver(), try Small.run())
    for _ in 0..<50 {
      #expect(driver.step() == .stepped)
      run.step()
    }
    #expect(driver.run.checkpoint.fingerprint == run.checkpoint.fingerprint)
    #expect(driver.run.stepCount == 50)
  }

  @Test("what is asked for acts on the next step, and is recorded with the step and the time")
  func events() throws {
    var (driver, run) = (try Small.driver(), try Small.run())
    driver.advance(to: 7)
    driver.apply(.set(.centerWeight, 1), seconds: 2.5)
    driver.apply(.rule(.gradient))
    driver.advance(to: 9)
    run.step(times: 7)
    run.hyperparameters.centerWeight = 1
    run.hyperparameters.centerRule = .gradient
    run.step(times: 2)
    #expect(driver.run.checkpoint.fingerprint == run.checkpoint.fingerprint)
    #expect(
      driver.recording.entries == [
        .init(step: 7, .set(.centerWeight, 1), seconds: 2.5), .init(step: 7, .rule(.gradient)),
      ])
  }

  @Test("a restart begins anew with what is in force")
  func restart() throws {
    var driver = try Small.driver()
    driver.apply(.set(.centerRate, 0.1))
    driver.advance(to: 20)
    driver.apply(.restart)
    #expect(driver.run.stepCount == 0)
    driver.advance(to: 20)
    var fresh = Small.spec
    try fresh.set(.centerRate, 0.1)
    var run = try fresh.run()
    run.step(times: 20)
    #expect(driver.run.checkpoint.fingerprint == run.checkpoint.fingerprint)
  }

  @Test("every hundredth step leaves a fingerprint, which is the run's and its batch's loss")
  func fingerprints() throws {
    var (driver, run) = (try Small.driver(), try Small.run())
    driver.advance(to: 230)
    var expected: [Recording.Entry] = []
    for _ in 0..<2 {
      run.step(times: 99)
      let report = run.step()
      expected.append(
        .init(
          step: run.stepCount,
          .fingerprint(
            .init(bits: run.checkpoint.fingerprint, crossEntropy: report.crossEntropy))))
    }
    #expect(driver.recording.entries == expected)
  }

  @Test("after ten thousand steps every thousandth leaves one", .tags(.slow))
  func laterFingerprints() throws {
    var driver = try Small.driver()
    driver.advance(to: 12_500)
    #expect(driver.recording.entries.suffix(4).map(\.step) == [9_900, 10_000, 11_000, 12_000])
  }
}

// MARK: A loss that is not finite

extension RunDriverTests {
  @Test("a loss that is not finite takes it back to where it had been good for a hundred steps")
  func goesBack() throws {
    var driver = try Small.driver()
    driver.advance(to: 250)
    let trained = driver.run.checkpoint
    let failure = driver.fail()
    let divergence = try #require(failure)
    #expect(divergence.goodStep == 100 && divergence.step > 250 && divergence.step < 270)
    #expect(driver.run.stepCount == 100)
    #expect(driver.recording.divergence == divergence)
    #expect(driver.run.checkpoint.trainer.network.parameters.allSatisfy { $0.isFinite })
    // From there it goes on as it had before.
    driver.advance(to: 250)
    #expect(driver.run.checkpoint.fingerprint == trained.fingerprint)
    #expect(driver.run.checkpoint.history == trained.history)
  }

  @Test("what had been turned stays turned when it goes back")
  func knobsStay() throws {
    var driver = try Small.driver()
    driver.advance(to: 230)
    driver.apply(.set(.centerRate, 0.1))
    driver.apply(.rule(.classMean))
    driver.apply(.set(.learningRate, 1e30))
    let chosen = driver.run.hyperparameters
    while driver.step() == .stepped {}
    #expect(driver.run.stepCount == 100 && driver.run.hyperparameters == chosen)
    #expect(chosen.centerRate == 0.1 && chosen.centerRule == .classMean)
  }

  @Test("one that fails at once goes back to its start")
  func atOnce() throws {
    var driver = try Small.driver()
    #expect(driver.goodStepAfterFailing() == 0)
  }

  @Test("a gradient too long for a finite norm takes it back too: clipped, it would be nothing")
  func gradientNotFinite() throws {
    var driver = try Small.driver()
    driver.apply(.set(.centerWeight, 1e30))
    #expect(driver.step() == .notFinite(.init(step: 1, goodStep: 0)))
    // The step after that, on the same batch: its losses are finite.
    var run = try Small.run()
    run.hyperparameters.centerWeight = 1e30
    let report = run.step()
    #expect(report.crossEntropy.isFinite && report.centerLoss.isFinite && !report.isFinite)
  }

  @Test("a second failure goes back to the same step where the way from it has not lasted")
  func failsTwice() throws {
    var driver = try Small.driver()
    driver.advance(to: 250)
    #expect(driver.goodStepAfterFailing() == 100)
    driver.advance(to: 150)
    #expect(driver.goodStepAfterFailing() == 100)
    driver.advance(to: 199)
    #expect(driver.goodStepAfterFailing() == 100)
  }

  @Test("a second failure long after the first lands on the new way, not on the one left behind")
  func failsMuchLater() throws {
    var driver = try Small.driver()
    driver.advance(to: 250)
    #expect(driver.goodStepAfterFailing() == 100)
    // Another way from here: what was kept of the first one must be gone.
    driver.apply(.set(.centerWeight, 2))
    driver.advance(to: 200)
    let other = driver.run.checkpoint
    driver.advance(to: 310)
    #expect(driver.goodStepAfterFailing() == 200)
    #expect(driver.run.checkpoint.fingerprint == other.fingerprint)
  }

  @Test("good states do not survive a restart: train, restart, fail at once, and it is step 0")
  func restartForgets() throws {
    var driver = try Small.driver()
    driver.advance(to: 250)
    driver.apply(.restart)
    #expect(driver.goodStepAfterFailing() == 0)
    #expect(driver.run.stepCount == 0)
  }

  @Test("a run that is to stop stands where it failed")
  func stops() throws {
    var driver = try Small.driver(whenNotFinite: .stop)
    driver.advance(to: 150)
    let failure = driver.fail()
    let divergence = try #require(failure)
    #expect(divergence.step > 150 && divergence.goodStep == divergence.step)
    #expect(driver.run.stepCount == divergence.step)
    #expect(driver.run.checkpoint.lastReport?.isFinite == false)
    #expect(driver.recording.divergence == nil)
  }

  // The ends of the scales: λ 0 to 10, α 0 to 1, η 0.001 to 5.
  @Test(
    "ordinary training never goes back, whatever a knob can be turned to", .tags(.slow),
    arguments: CenterRule.allCases, [Float(0), 10])
  func never(rule: CenterRule, centerWeight: Float) throws {
    for (centerRate, learningRate) in [(0, 0.001), (0, 5), (1, 0.001), (1, 5)] as [(Float, Float)] {
      var driver = RunDriver(try RunSpec().run(), by: RunSpec(), whenNotFinite: .goBack)
      driver.apply(.rule(rule))
      driver.apply(.set(.centerWeight, centerWeight))
      driver.apply(.set(.centerRate, centerRate))
      driver.apply(.set(.learningRate, learningRate))
      for _ in 0..<300 { #expect(driver.step() == .stepped, "α \(centerRate), η \(learningRate)") }
    }
  }
}
