import Learning
import Testing

struct SampleReportTests {
  private static let weights = Matrix(
    rows: 3, columns: 2, elements: [0.9, -0.4, 0.2, 1.1, -0.7, 0.3])
  private static let centers = Matrix(rows: 3, columns: 2, elements: [2, -1, 0.5, 3, -2, 1])

  private func report(_ x: [Float], label: Int, centerWeight: Float = 1) -> SampleReport {
    SampleReport(
      feature: x[...], label: label, classifier: LinearClassifier(Self.weights),
      centers: Self.centers,
      centerWeight: centerWeight)
  }

  @Test("the pull of softmax is the loss's slope, downwards: central differences", arguments: 0..<3)
  func softmaxPull(label: Int) {
    let x: [Float] = [0.8, -0.3]
    let slope = centralDifferences(at: x, step: 1 / 64) {
      Double(report($0, label: label).crossEntropy)
    }
    for (pull, slope) in zip(report(x, label: label).softmaxPull, slope) {
      #expect(abs(Double(pull) + slope) < 1e-4)
    }
  }

  @Test("the pull of center loss is λ times its slope, downwards", arguments: [Float(0), 0.1, 2])
  func centerPull(centerWeight: Float) {
    let x: [Float] = [0.8, -0.3]
    for label in 0..<3 {
      let slope = centralDifferences(at: x, step: 0.25) {
        Double(centerWeight * report($0, label: label).centerLoss)
      }
      let pulls = report(x, label: label, centerWeight: centerWeight).centerPull
      for (pull, slope) in zip(pulls, slope) { #expect(abs(Double(pull) + slope) < 1e-4) }
    }
  }

  @Test("over a set the losses average to what its evaluation reports, and predictions agree")
  func agrees() throws {
    var run = try TrainingRun(.digits(), Hyperparameters(), seed: 1)
    for _ in 0..<60 { run.step() }
    let snapshot = run.evaluate()
    let test = snapshot.test
    let reports = test.labels.indices.compactMap { snapshot.report(on: $0, of: test) }
    expectClose(reports.map { Double($0.crossEntropy) }.reduce(0, +) / 360, test.crossEntropy)
    expectClose(reports.map { Double($0.centerLoss) }.reduce(0, +) / 360, test.centerLoss)
    #expect(reports.map(\.prediction) == test.predictions)
  }

  @Test("probabilities add up to one even for logits that no exponential could hold")
  func extreme() {
    let report = report([400, -300], label: 2)
    expectClose(Double(report.probabilities.reduce(0, +)), 1)
    #expect(report.crossEntropy.isFinite && report.prediction == 0)
  }

  @Test("distances are to every center, and the own one's gives the center loss")
  func distances() {
    let report = report([2, 3], label: 0)
    #expect(report.distances == [4, 1.5, (16 + 4 as Float).squareRoot()])
    #expect(report.centerLoss == 8)
  }
}
