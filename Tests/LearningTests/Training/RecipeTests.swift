import Learning
import Testing

/// The default recipe, on the data that the program carries: what the design promises of it for every seed.
@Suite(.tags(.slow))
struct RecipeTests {
  @Test(
    "600 steps pass 93 % on the test set, and a larger λ gives tighter clusters",
    arguments: UInt64(1)...8)
  func learnsAndTightens(seed: UInt64) throws {
    var intraDistances: [Double] = []
    for centerWeight: Float in [0, 0.01, 0.1, 1] {
      var chosen = Hyperparameters()
      chosen.centerWeight = centerWeight
      var run = try TrainingRun(.digits(), chosen, seed: seed)
      for _ in 0..<600 { run.step() }
      let test = run.testEvaluation()
      #expect(test.accuracy > 0.93, "λ \(centerWeight)")
      intraDistances.append(test.clusters.intraDistance)
    }
    #expect(intraDistances == intraDistances.sorted(by: >), "in the order of rising λ")
  }

  @Test(
    "live jumps of λ, as far as 10, neither diverge nor spoil the end", arguments: UInt64(1)...8)
  func survivesJumps(seed: UInt64) throws {
    var chosen = Hyperparameters()
    chosen.centerWeight = 0
    var run = try TrainingRun(.digits(), chosen, seed: seed)
    for centerWeight: Float in [0, 1, 0, 10, 0.1] {
      run.apply(.centerWeight(centerWeight))
      for _ in 0..<50 { try #require(run.step().isFinite, "λ \(centerWeight)") }
    }
    for _ in 0..<300 { try #require(run.step().isFinite) }
    #expect(run.testEvaluation().accuracy > 0.93)
  }
}

extension TrainingRun {
  fileprivate func testEvaluation() -> Evaluation {
    var evaluator = evaluator()
    return evaluator.snapshot(of: checkpoint()).test
  }
}

extension StepReport {
  fileprivate var isFinite: Bool {
    [crossEntropy, centerLoss, gradientNorm, accuracy].allSatisfy(\.isFinite)
  }
}
