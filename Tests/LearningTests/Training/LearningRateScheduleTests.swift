import Learning
import Testing

struct LearningRateScheduleTests {
  @Test("the paper's learning rate is 0.8 of what it was after 5,000 steps, and again after 8,000")
  func paper() {
    let factors = [0, 4_999, 5_000, 7_999, 8_000, 9_999].map {
      LearningRateSchedule.paper.factor(atStep: $0)
    }
    #expect(factors == [1, 1, 0.8, 0.8, 0.64, 0.64])
    #expect(LearningRateSchedule.paper.falls.map(\.step) == [5_000, 8_000])
    #expect(LearningRateSchedule.paper.lastFall(atStep: 4_999) == nil)
    #expect(LearningRateSchedule.paper.learningRate == 0.01)
    #expect(LearningRateSchedule.paper.steps == 10_000)
  }

  @Test("without a schedule it stays, and asks for no number of steps")
  func constant() {
    #expect(LearningRateSchedule.constant.factor(atStep: 1_000_000) == 1)
    #expect(LearningRateSchedule.constant.learningRate == nil)
    #expect(LearningRateSchedule.constant.steps == nil)
  }

  @Test("a step after the fall goes 0.8 as far as it would have gone")
  func stepsFollow() {
    let digits = Dataset.digits()
    var batch = Batch(capacity: 4, inputSize: 64)
    batch.fill(from: digits.train, at: 0..<4, digits.standardization)
    // Without momentum a step is as long as the learning rate says. 5,000 steps that go nowhere come before it.
    var chosen = Hyperparameters()
    (chosen.momentum, chosen.learningRate) = (0, 0)
    var trainer = Trainer(.multilayerPerceptron([64, 2, 10], seed: 1), chosen)
    var workspace = Workspace(for: trainer.network, batchSize: 4)
    for _ in 0..<5_000 { _ = trainer.step(on: batch, using: &workspace) }
    trainer.hyperparameters.learningRate = 0.01
    var scheduled = trainer
    scheduled.hyperparameters.schedule = .paper
    let before = trainer.network.parameters
    _ = trainer.step(on: batch, using: &workspace)
    _ = scheduled.step(on: batch, using: &workspace)
    func moved(_ trainer: Trainer) -> [Float] {
      zip(trainer.network.parameters, before).map { $0 - $1 }
    }
    #expect(moved(trainer).contains { abs($0) > 1e-4 })
    expectClose(moved(scheduled), moved(trainer).map { 0.8 * $0 }, absolute: 1e-6)
  }
}
