import CAllocations
import Learning
import Testing

/// A training step allocates no memory: counted by taking malloc's place, not by reading code.
@Suite(.enabled(if: callocations_are_counted(), "allocations are counted on Linux with glibc"))
struct AllocationTests {
  @Test("a step of a trainer allocates nothing after the first", arguments: CenterRule.allCases)
  func trainerStep(rule: CenterRule) {
    let data = Dataset.digits()
    var chosen = Hyperparameters()
    chosen.centerRule = rule
    var trainer = Trainer(.multilayerPerceptron([64, 128, 64, 2, 10], seed: 1), chosen)
    var workspace = Workspace(for: trainer.network, batchSize: 128)
    var batch = Batch(capacity: 128, inputSize: 64)
    batch.fill(from: data.train, at: 0..<128, data.standardization)
    _ = trainer.step(on: batch, using: &workspace)
    let allocations = allocationsIn {
      for _ in 0..<20 { _ = trainer.step(on: batch, using: &workspace) }
    }
    #expect(allocations == 0)
  }

  @Test("a run's step, with its next batch and its history, allocates nothing after the first")
  func runStep() throws {
    var run = try TrainingRun(.digits(), Hyperparameters(), seed: 1)
    run.step()
    // Long enough for a hundred shuffles and for the history to have merged its entries.
    let allocations = allocationsIn { for _ in 0..<1200 { run.step() } }
    #expect(allocations == 0)
  }

  @Test(
    "on every network, with one thread and with two, a step allocates nothing",
    arguments: ["64-16-2-10", "lenet", "lenet++"], [1, 2])
  func everyNetwork(name: String, threads: Int) throws {
    let digits = Dataset.digits()
    var chosen = Hyperparameters()
    // More than the images that pass at once, and no multiple of them.
    chosen.batchSize = 40
    var run = try TrainingRun(
      digits, chosen, network: Architecture(name, for: digits), seed: 1, threads: threads)
    run.step()
    let allocations = allocationsIn { for _ in 0..<3 { run.step() } }
    #expect(allocations == 0)
  }

  @Test("a change of λ, α or rule between steps allocates nothing either")
  func changes() throws {
    var run = try TrainingRun(.digits(), Hyperparameters(), seed: 1)
    run.step()
    let allocations = allocationsIn {
      run.hyperparameters.centerWeight = 1
      run.step()
      run.hyperparameters.centerRate = 0.1
      run.step()
      run.hyperparameters.centerRule = .classMean
      run.step()
    }
    #expect(allocations == 0)
  }

  @Test("the count sees one array as one allocation")
  func countsAtAll() {
    var array: [Int] = []
    let allocations = allocationsIn { array.reserveCapacity(100) }
    #expect(allocations == 1)
    #expect(array.capacity >= 100)
  }
}

/// How many blocks of memory `work` asks for on this thread.
private func allocationsIn(_ work: () -> Void) -> UInt64 {
  let before = callocations_of_this_thread()
  work()
  return callocations_of_this_thread() - before
}
