import Learning
import Testing

struct HistoryTests {
  /// Numbers of steps before, at and after each merge of a history of 8 entries.
  static let stepCounts = [0, 1, 7, 8, 9, 10, 15, 16, 17, 18, 31, 33, 35, 36, 37, 64, 100, 300]

  @Test("entries are the means of equally long runs of steps, in order", arguments: stepCounts)
  func agreesWithPlainMeans(stepCount: Int) {
    let (history, losses) = Self.history(capacity: 8, stepCount: stepCount)
    // All sums of halves of squares of bytes are exact in float32 here, whatever their order.
    let expected = Self.means(of: losses, of: history.stepsPerEntry)
    #expect(history.entries.map(\.centerLoss) == expected)
  }

  @Test("an entry stands for no more steps than memory makes it", arguments: stepCounts)
  func stepsPerEntry(stepCount: Int) {
    var expected = 1
    while stepCount > 8 * expected + expected - 1 { expected *= 2 }
    #expect(Self.history(capacity: 8, stepCount: stepCount).0.stepsPerEntry == expected)
  }

  @Test("both losses are kept, each in its place")
  func bothLosses() {
    let reports = [200, 1, 30, 4, 5].map { Self.report(pixel: $0) }
    var history = History(capacity: 4)
    for report in reports { history.append(report) }
    // The fifth step merged the first four; it waits for the sixth.
    #expect(history.stepsPerEntry == 2)
    for (entry, k) in zip(history.entries, [0, 2]) {
      let (a, b) = (reports[k], reports[k + 1])
      expectClose(Double(entry.crossEntropy), Double(a.crossEntropy + b.crossEntropy) / 2)
      expectClose(Double(entry.centerLoss), Double(a.centerLoss + b.centerLoss) / 2)
    }
    #expect(history.entries.count == 2)
  }

  @Test("memory is bounded and the first step is never dropped", arguments: [2, 6, 512])
  func bounded(capacity: Int) {
    var history = History(capacity: capacity)
    let (first, later) = (Self.report(pixel: 255), Self.report(pixel: 0))
    history.append(first)
    for _ in 1..<10_000 {
      history.append(later)
      #expect(history.entries.count <= capacity)
    }
    let start = history.entries[0].centerLoss * Float(history.stepsPerEntry)
    #expect(start == first.centerLoss)
    #expect(history.entries.dropFirst().allSatisfy { $0.centerLoss == 0 })
  }

  @Test("a run keeps the losses that its steps report")
  func historyOfRun() throws {
    var run = try TrainingRun(.digits(), Hyperparameters(), seed: 1)
    let reports = (0..<12).map { _ in run.step() }
    let entries = run.checkpoint.history.entries
    #expect(entries.map(\.crossEntropy) == reports.map(\.crossEntropy))
    #expect(entries.map(\.centerLoss) == reports.map(\.centerLoss))
  }
}

extension HistoryTests {
  /// A report whose center loss is exactly ½ pixel²: of a network that hands its one pixel on as its one
  /// feature, with the center at the origin. (Only a step can make a report.)
  private static func report(pixel: UInt8) -> StepReport {
    let samples = Samples(inputSize: 1, pixels: [pixel], labels: [0])
    var batch = Batch(capacity: 1, inputSize: 1)
    batch.fill(from: samples, at: 0..<1, Standardization(mean: 0, deviation: 1))
    let network = Network.multilayerPerceptron([1, 1, 2], parameters: [1, 0, 0.01, 0.02])
    var trainer = Trainer(network, Hyperparameters())
    var workspace = Workspace(for: network, batchSize: 1)
    return trainer.step(on: batch, using: &workspace)
  }

  private static func history(capacity: Int, stepCount: Int) -> (History, losses: [Float]) {
    var history = History(capacity: capacity)
    var losses: [Float] = []
    for step in 0..<stepCount {
      let report = report(pixel: UInt8(step * 89 % 251))
      history.append(report)
      losses.append(report.centerLoss)
    }
    return (history, losses)
  }

  private static func means(of losses: [Float], of count: Int) -> [Float] {
    (0..<losses.count / count).map { entry in
      losses[entry * count..<(entry + 1) * count].reduce(0, +) / Float(count)
    }
  }
}
