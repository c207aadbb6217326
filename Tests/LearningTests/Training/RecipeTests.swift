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
      let test = run.evaluate().test
      #expect(test.accuracy > 0.93, "λ \(centerWeight)")
      intraDistances.append(test.clusters.intraDistance)
    }
    #expect(intraDistances == intraDistances.sorted(by: >), "in the order of rising λ")
  }

  @Test(
    "the recipes of the other networks train them, in far fewer steps than they are good for",
    arguments: [
      ("784-256-128-2-10", "mnist", 300, 0.8), ("lenet", "mnist", 200, 0.8),
      ("lenet++", "digits", 100, 0.8),
    ], [Float(0), 0.1])
  func otherNetworks(
    recipe: (name: String, data: String, steps: Int, accuracy: Double), centerWeight: Float
  ) throws {
    let dataset: Dataset = recipe.data == "digits" ? .digits() : .mnist()
    let architecture = try Architecture(recipe.name, for: dataset)
    var chosen = architecture.recipe
    chosen.centerWeight = centerWeight
    var run = try TrainingRun(dataset, chosen, network: architecture, seed: 1)
    for _ in 0..<recipe.steps { run.step() }
    #expect(run.evaluate().test.nearestCenterOrSoftmax > recipe.accuracy)
  }

  @Test(
    "live jumps of λ, as far as 10, neither diverge nor spoil the end", arguments: UInt64(1)...8)
  func survivesJumps(seed: UInt64) throws {
    var chosen = Hyperparameters()
    chosen.centerWeight = 0
    var run = try TrainingRun(.digits(), chosen, seed: seed)
    for centerWeight: Float in [0, 1, 0, 10, 0.1] {
      run.hyperparameters.centerWeight = centerWeight
      for _ in 0..<50 { try #require(run.step().isFinite, "λ \(centerWeight)") }
    }
    for _ in 0..<300 { try #require(run.step().isFinite) }
    #expect(run.evaluate().test.accuracy > 0.93)
  }
}

extension Evaluation {
  /// Whichever is right more often: after so few steps softmax may still be catching up with the clusters.
  fileprivate var nearestCenterOrSoftmax: Double { max(accuracy, nearestCenterAccuracy) }
}
