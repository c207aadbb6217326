import Learning
import Testing

/// A checkpoint evaluated on a dataset.
struct EvaluationTests {
  @Test("the batches that features are computed in do not show", arguments: [1, 7, 360, 2_000])
  func batchSizes(batchSize: Int) throws {
    let run = try Self.run(steps: 40)
    let network = run.checkpoint.trainer.network
    let (test, standardization) = (run.dataset.test, run.dataset.standardization)
    let other = network.features(of: test, standardization, batchSize: batchSize)
    #expect(other.rows == 360)
    expectClose(other.elements, network.features(of: test, standardization).elements)
  }

  @Test("features and labels come in the order of the samples")
  func order() throws {
    let run = try Self.run(steps: 40)
    let test = run.evaluate().test
    var batch = Batch(capacity: 360, inputSize: 64)
    batch.fill(from: run.dataset.test, at: 0..<360, run.dataset.standardization)
    expectClose(
      test.features.elements,
      features(of: batch.inputs, by: run.checkpoint.trainer.network).elements)
    #expect(test.labels == run.dataset.test.labels)
  }

  @Test("losses and accuracies of the features are what their own functions give")
  func measures() throws {
    let run = try Self.run(steps: 40)
    let snapshot = run.evaluate()
    let (test, centers) = (snapshot.test, run.checkpoint.centers)
    expectClose(
      test.centerLoss,
      Double(CenterLoss.forward(test.features, labels: test.labels, centers: centers)) / 360)
    #expect(
      test.nearestCenterAccuracy
        == nearestCenterAccuracy(test.features, labels: test.labels, centers: centers))
    #expect(
      test.clusters == ClusterMeasures(test.features, labels: test.labels, classCount: 10))
    #expect(snapshot.centerLag == snapshot.train.clusters.lag(of: centers))
    let network = run.checkpoint.trainer.network
    let logits = output(
      of: network.classifier, test.features, network.parameters.suffix(20))
    var probabilities = Matrix(rows: 360, columns: 10)
    let loss = CrossEntropy.forward(logits, labels: test.labels, probabilities: &probabilities)
    expectClose(test.crossEntropy, Double(loss))
    let correct = test.labels.indices.count { i in
      let row = Array(logits.row(i))
      return row.indices.max { row[$0] < row[$1] } == test.labels[i]
    }
    #expect(test.accuracy == Double(correct) / 360)
    #expect(zip(test.predictions, test.labels).count { $0 == $1 } == correct)
    #expect(snapshot.classifier?.weights.elements == Array(network.parameters.suffix(20)))
    #expect(snapshot.classifier?.weights.rows == 10)
  }

  @Test("a class that is trained on counts, also where an excerpt has no sample of it")
  func rareClass() throws {
    // An excerpt of 100 takes every tenth sample and so passes over the only one of class c.
    var labels = (0..<1_000).map { $0 % 2 }
    labels[5] = 2
    // Three equal inputs get one answer, which is right for one of them, whichever it is.
    let dataset = Dataset(
      name: "rare", shape: .features(1), classNames: ["a", "b", "c"],
      train: Samples(inputSize: 1, .floats(labels.map(Float.init)), labels: labels),
      test: Samples(inputSize: 1, .floats([1, 1, 1]), labels: [0, 1, 2]))
    let run = try TrainingRun(dataset, Hyperparameters(), seed: 1)
    let snapshot = run.checkpoint.evaluated(on: dataset.excerpt(100))
    #expect(!snapshot.train.labels.contains(2))
    #expect(snapshot.test.accuracy == 1.0 / 3)
    #expect(snapshot.test.nearestCenterAccuracy == 1.0 / 3)
  }

  @Test("it keeps nothing: evaluated twice, or after a later one, a checkpoint gives the same")
  func keepsNothing() throws {
    var run = try Self.run(steps: 5)
    let early = run.checkpoint
    let first = early.evaluated(on: run.dataset)
    #expect(early.evaluated(on: run.dataset) == first)
    for _ in 0..<5 { run.step() }
    let later = run.evaluate()
    #expect(later != first)
    #expect(early.evaluated(on: run.dataset) == first)
    #expect(run.evaluate() == later)
  }

  @Test("a snapshot says when it is from, what was in force, and what the steps reported")
  func snapshot() throws {
    var run = try Self.run(steps: 4)
    #expect(try Self.run(steps: 0).evaluate().lastReport == nil)
    run.hyperparameters.centerRate = 0.25
    let report = run.step()
    let snapshot = run.evaluate()
    #expect(snapshot.step == 5)
    #expect(snapshot.hyperparameters == run.hyperparameters)
    #expect(snapshot.hyperparameters.centerRate == 0.25)
    #expect(snapshot.lastReport == report)
    #expect(snapshot.history == run.checkpoint.history)
    #expect(snapshot.centers == run.checkpoint.centers)
    #expect(snapshot.train.features.rows == 1_437 && snapshot.test.features.rows == 360)
  }

  private static func run(steps: Int) throws -> TrainingRun {
    var run = try TrainingRun(.digits(), Hyperparameters(), seed: 1)
    for _ in 0..<steps { run.step() }
    return run
  }
}
