import Learning
import Testing

struct DivergenceTests {
  private static func run(learningRate: Float = 0.1) throws -> TrainingRun {
    var chosen = Hyperparameters()
    chosen.learningRate = learningRate
    return try TrainingRun(.digits(), chosen, seed: 1)
  }

  @Test(
    "a run that goes back takes the same steps again, bit for bit, with the knobs as they are now")
  func goesBack() throws {
    var run = try Self.run()
    for _ in 0..<15 { run.step() }
    let position = run.position
    let first = (0..<15).map { _ in run.step() }
    run.apply(.centerRate(0.1))
    run.goBack(to: position)
    #expect(run.trainer.hyperparameters.centerRate == 0.1)
    run.apply(.centerRate(0.5))
    #expect(run.trainer.stepCount == 15)
    #expect(run.divergence?.step == 30 && run.divergence?.goodStep == 15)
    #expect(run.checkpoint().history.entries.count == 15)
    #expect((0..<15).map { _ in run.step() } == first)
    run.goBack(to: position)
    run.apply(.learningRate(0.01))
    #expect(run.step() == first[0])
    #expect(run.step() != first[1])
  }

  @Test("a loss that is not finite takes it back to where it had been good for a hundred steps")
  func notFinite() throws {
    var run = try Self.run()
    var positions = GoodPositions(run)
    for _ in 0..<250 {
      let report = run.step()
      #expect(!positions.check(report, of: &run))
    }
    let trained = run
    run.apply(.learningRate(1e30))
    var wentBack = false
    for _ in 0..<20 where !wentBack {
      let report = run.step()
      wentBack = positions.check(report, of: &run)
    }
    #expect(wentBack)
    let divergence = try #require(run.divergence)
    #expect(divergence.goodStep == 100 && divergence.step > 250 && divergence.step < 270)
    #expect(run.trainer.stepCount == 100)
    #expect(
      run.trainer.network.parameters.filter(\.isFinite).count
        == run.trainer.network.parameters.count)
    // From there it goes on as it had before.
    run.apply(.learningRate(0.1))
    for _ in 0..<150 { run.step() }
    #expect(run.checkpoint().centers == trained.checkpoint().centers)
  }

  @Test("a gradient too long for a finite norm takes it back too: clipped, it would be nothing")
  func gradientNotFinite() throws {
    var run = try Self.run()
    var positions = GoodPositions(run)
    run.apply(.centerWeight(1e30))
    let report = run.step()
    #expect(report.crossEntropy.isFinite && report.centerLoss.isFinite)
    #expect(!report.isFinite)
    #expect(positions.check(report, of: &run))
    #expect(run.divergence?.goodStep == 0)
  }

  @Test("one that fails at once goes back to its start, and a restart forgets it")
  func atOnce() throws {
    var run = try Self.run(learningRate: 1e30)
    var positions = GoodPositions(run)
    var wentBack = false
    for _ in 0..<20 where !wentBack {
      let report = run.step()
      wentBack = positions.check(report, of: &run)
    }
    #expect(run.divergence?.goodStep == 0)
    run.apply(.restart)
    #expect(run.divergence == nil && run.checkpoint().restartCount == 1)
  }

  // The ends of the screen's knobs: λ 0 to 10, α 0 to 1, η 0.001 to 5.
  @Test(
    "ordinary training never goes back, whatever a knob can be turned to",
    arguments: CenterRule.allCases, [Float(0), 10])
  func never(rule: CenterRule, centerWeight: Float) throws {
    for (centerRate, learningRate) in [(0, 0.001), (0, 5), (1, 0.001), (1, 5)] as [(Float, Float)] {
      try trainsOn(rule, centerWeight, centerRate, learningRate)
    }
  }

  private func trainsOn(
    _ rule: CenterRule, _ centerWeight: Float, _ centerRate: Float, _ learningRate: Float
  ) throws {
    var run = try Self.run()
    run.apply(.centerRule(rule))
    run.apply(.centerWeight(centerWeight))
    run.apply(.centerRate(centerRate))
    run.apply(.learningRate(learningRate))
    var positions = GoodPositions(run)
    for _ in 0..<300 {
      let report = run.step()
      #expect(!positions.check(report, of: &run), "α \(centerRate), η \(learningRate)")
    }
  }
}
