import Learning
import Testing

/// Evaluations and snapshots of features that were trained elsewhere.
struct ForeignFeaturesTests {
  /// Two classes around (±2, 0), and a sample of class 0 that stands with class 1.
  private let features = Matrix(
    rows: 5, columns: 2, elements: [-2, 1, -2, -1, 2, 1, 2, -1, 2, 0])
  private let labels = [0, 0, 1, 1, 0]
  /// Where a person puts them: (−2, 0) and (2, 0).
  private let centers = Matrix(rows: 2, columns: 2, elements: [-2, 0, 2, 0])

  @Test("without a classifier the nearest center predicts, and there is no softmax loss")
  func withoutClassifier() {
    let evaluation = Evaluation(
      features: features, labels: labels, classCount: 2, centers: centers)
    #expect(evaluation.predictions == [0, 0, 1, 1, 1])
    #expect(evaluation.crossEntropy.isNaN)
    #expect(evaluation.accuracy == 0.8 && evaluation.nearestCenterAccuracy == 0.8)
    // ½ (1 + 1 + 1 + 1 + 16) / 5.
    #expect(evaluation.centerLoss == 2)
  }

  @Test("without centers the classes' own means are taken")
  func withoutCenters() {
    let evaluation = Evaluation(features: features, labels: labels, classCount: 2)
    let means = ClusterMeasures(features, labels: labels, classCount: 2).classMeans
    let other = Evaluation(features: features, labels: labels, classCount: 2, centers: means)
    expectClose(means.elements, [-2.0 / 3, 0, 2, 0])
    #expect(evaluation.centerLoss == other.centerLoss)
    #expect(evaluation.predictions == other.predictions)
  }

  @Test("with a classifier its logits predict, whatever the centers say")
  func withClassifier() {
    // Logits (−x, x), turned around: each sample is taken for the other class.
    let weights = Matrix(rows: 2, columns: 2, elements: [1, 0, -1, 0])
    let evaluation = Evaluation(
      features: features, labels: labels, classCount: 2, centers: centers,
      classifier: LinearClassifier(weights))
    #expect(evaluation.predictions == [1, 1, 0, 0, 0])
    #expect(evaluation.accuracy == 0.2 && evaluation.nearestCenterAccuracy == 0.8)
    // Four samples with −ln σ(−4) = 4.01815, one with 0.01815.
    expectClose(evaluation.crossEntropy, (4 * 4.018_149_93 + 0.018_149_93) / 5)
  }

  @Test("the first of equal logits is the prediction")
  func equalLogits() {
    let weights = Matrix(rows: 2, columns: 2)
    let evaluation = Evaluation(
      features: features, labels: labels, classCount: 2, classifier: LinearClassifier(weights))
    #expect(evaluation.predictions == [0, 0, 0, 0, 0])
    #expect(evaluation.accuracy == 0.6)
  }

  @Test("a class that was not trained on is no one's nearest, and its samples do not count")
  func untrained() {
    let evaluation = Evaluation(
      features: features, labels: labels, classCount: 2, centers: centers,
      isTrained: [false, true])
    #expect(evaluation.predictions == [1, 1, 1, 1, 1])
    #expect(evaluation.accuracy == 1 && evaluation.nearestCenterAccuracy == 1)
  }

  @Test("no samples at all give no share of anything")
  func empty() {
    let evaluation = Evaluation(
      features: Matrix(rows: 0, columns: 2), labels: [], classCount: 2, centers: centers,
      classifier: LinearClassifier(centers))
    #expect(evaluation.predictions == [] && evaluation.accuracy == 0)
    #expect(evaluation.centerLoss == 0 && evaluation.crossEntropy == 0)
  }

  @Test("a snapshot needs no more than two evaluations and centers")
  func snapshot() {
    let evaluation = Evaluation(
      features: features, labels: labels, classCount: 2, centers: centers)
    let snapshot = Snapshot(train: evaluation, test: evaluation, centers: centers)
    #expect(snapshot.step == 0 && snapshot.lastReport == nil)
    #expect(snapshot.classifier == nil && snapshot.history.entries.isEmpty)
    // The centers lie 4/3 and 0 from the means of their classes.
    expectClose(snapshot.centerLag, 2.0 / 3)
  }

  @Test("a snapshot says all that it is given")
  func wholeSnapshot() throws {
    var run = try TrainingRun(.blobs(seed: 1), Hyperparameters(), seed: 1)
    run.hyperparameters.centerWeight = 0.5
    for _ in 0..<3 { run.step() }
    let taken = run.evaluate()
    let made = Snapshot(
      step: 3, train: taken.train, test: taken.test, centers: taken.centers,
      classifier: taken.classifier, hyperparameters: run.hyperparameters,
      history: run.checkpoint.history, lastReport: run.checkpoint.lastReport)
    #expect(made == taken)
  }
}
