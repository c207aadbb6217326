import Learning
import Testing

struct DeterminismTests {
  typealias Change = (step: Int, make: @Sendable (inout Hyperparameters) -> Void)

  /// Changes at steps, as a person might make them.
  static let changes: [Change] = [
    (5, { $0.centerWeight = 1 }), (9, { $0.centerRate = 0.1 }),
    (14, { $0.centerRule = .classMean }),
    (20, { $0.centerWeight = 0 }),
  ]

  @Test("the same seed and the same changes at the same steps give the same bits")
  func sameSeed() throws {
    let (a, b) = (try Self.changedRun(seed: 3), try Self.changedRun(seed: 3))
    #expect(a.state == b.state)
  }

  @Test("the same holds on several threads at once")
  func sameSeedOnManyThreads() async throws {
    let alone = try Self.changedRun(seed: 3).state
    try await withThrowingTaskGroup(of: [UInt32].self) { group in
      for _ in 0..<4 { group.addTask { try Self.changedRun(seed: 3).state } }
      for try await state in group { #expect(state == alone) }
    }
  }

  @Test(
    "the same number of threads gives the same bits on every network",
    arguments: ["64-16-2-10", "lenet", "lenet++"], [2, 3])
  func sameThreads(name: String, threads: Int) throws {
    let (a, b) = (
      try Self.steps(name, threads: threads), try Self.steps(name, threads: threads)
    )
    #expect(a.state == b.state)
  }

  @Test(
    "another number of threads changes a step by rounding alone, even one larger than the batch",
    arguments: ["64-16-2-10", "lenet", "lenet++"], [2, 3, 50])
  func otherThreads(name: String, threads: Int) throws {
    let one = try Self.steps(name, threads: 1, count: 1)
    let many = try Self.steps(name, threads: threads, count: 1)
    expectClose(
      many.checkpoint.trainer.network.parameters, one.checkpoint.trainer.network.parameters,
      absolute: 1e-6, "θ")
    expectClose(
      many.checkpoint.centers.elements, one.checkpoint.centers.elements, absolute: 1e-6, "c")
  }

  @Test("another seed gives other parameters and other centers")
  func otherSeed() throws {
    let (a, b) = (try Self.changedRun(seed: 3), try Self.changedRun(seed: 4))
    #expect(
      bits(a.checkpoint.trainer.network.parameters) != bits(b.checkpoint.trainer.network.parameters)
    )
    #expect(bits(a.checkpoint.centers) != bits(b.checkpoint.centers))
  }

  @Test("the same change one step later gives other centers")
  func otherStep() throws {
    let early = try Self.run(seed: 1, steps: 12, changes: [(5, { $0.centerWeight = 1 })])
    let late = try Self.run(seed: 1, steps: 12, changes: [(6, { $0.centerWeight = 1 })])
    #expect(bits(early.checkpoint.centers) != bits(late.checkpoint.centers))
  }

  @Test("a run restarted and a new run with what is in force now are the same")
  func restart() throws {
    var restarted = try Self.changedRun(seed: 2)
    restarted.restart()
    var fresh = try TrainingRun(.digits(), restarted.hyperparameters, seed: 2)
    #expect(restarted.stepCount == 0)
    #expect(restarted.state == fresh.state)
    for _ in 0..<30 { #expect(restarted.step() == fresh.step()) }
    #expect(restarted.state == fresh.state)
    #expect(restarted.checkpoint.history == fresh.checkpoint.history)
  }

  @Test("a restart keeps λ, α and the rule")
  func restartKeepsChoices() throws {
    var run = try Self.changedRun(seed: 2)
    let before = run.hyperparameters
    run.restart()
    #expect(run.hyperparameters == before)
    #expect(before.centerRule == .classMean)
  }

  @Test("taking checkpoints and evaluating them on the way changes nothing")
  func checkpointsOnTheWay() throws {
    let plain = try Self.run(seed: 6, steps: 20)
    var watched = try Self.run(seed: 6, steps: 0)
    var checkpoints: [Checkpoint] = []
    for _ in 0..<20 {
      watched.step()
      checkpoints.append(watched.checkpoint)
      _ = watched.evaluate()
    }
    #expect(watched.state == plain.state)
    #expect(checkpoints.map(\.step) == Array(1...20))
  }

  @Test("a checkpoint stays as it was taken while the run goes on")
  func checkpointsStay() throws {
    var run = try Self.run(seed: 6, steps: 10)
    let checkpoint = run.checkpoint
    let state = run.state
    for _ in 0..<10 { run.step() }
    #expect(checkpoint.state == state)
    #expect(checkpoint.step == 10)
  }

  @Test("a copy of a trainer is not moved by the original's steps, and takes the same ones later")
  func trainerCopies() {
    let samples = Dataset.digits()
    var batch = Batch(capacity: 32, inputSize: 64)
    batch.fill(from: samples.train, at: 0..<32, samples.standardization)
    var original = Trainer(.multilayerPerceptron([64, 16, 2, 10], seed: 1), Hyperparameters())
    var workspace = Workspace(for: original.network, batchSize: 32)
    for _ in 0..<5 { _ = original.step(on: batch, using: &workspace) }
    var copy = original
    let parameters = bits(copy.network.parameters)
    let centers = bits(copy.centers)
    let reports = (0..<5).map { _ in original.step(on: batch, using: &workspace) }
    #expect(bits(copy.network.parameters) == parameters)
    #expect(bits(copy.centers) == centers)
    #expect(copy.stepCount == 5)
    // The momentum is the copy's own too, or these would differ.
    #expect((0..<5).map { _ in copy.step(on: batch, using: &workspace) } == reports)
  }
}

extension DeterminismTests {
  /// A few steps of 40 samples: more than the images that pass at once, and no multiple of them.
  static func steps(_ name: String, threads: Int, count: Int = 3) throws -> TrainingRun {
    let digits = Dataset.digits()
    var chosen = Hyperparameters()
    chosen.batchSize = 40
    var run = try TrainingRun(
      digits, chosen, network: Architecture(name, for: digits), seed: 1, threads: threads)
    for _ in 0..<count { run.step() }
    return run
  }

  static func run(
    seed: UInt64, steps: Int, changes: [Change] = []
  ) throws -> TrainingRun {
    var run = try TrainingRun(.digits(), Hyperparameters(), seed: seed)
    for step in 0..<steps {
      for change in changes where change.step == step { change.make(&run.hyperparameters) }
      run.step()
    }
    return run
  }

  static func changedRun(seed: UInt64) throws -> TrainingRun {
    // More than two epochs of eleven batches, so that the shuffle is covered as well.
    try run(seed: seed, steps: 30, changes: changes)
  }
}

extension Checkpoint {
  /// All that is learned, bit by bit.
  fileprivate var state: [UInt32] { bits(trainer.network.parameters + centers.elements) }
}

extension TrainingRun {
  fileprivate var state: [UInt32] { checkpoint.state }
}
