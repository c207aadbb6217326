import Learning
import Testing

struct EvaluatorTests {
  @Test("the batches it works in do not show in what it measures", arguments: [1, 7, 360, 2_000])
  func batchSizes(batchSize: Int) throws {
    let run = try Self.run()
    var usual = run.evaluator()
    var other = Evaluator(for: run.trainer.network, on: run.dataset, batchSize: batchSize)
    let (a, b) = (usual.snapshot(of: run.checkpoint()), other.snapshot(of: run.checkpoint()))
    expectClose(a.test.features.elements, b.test.features.elements)
    expectClose(a.test.crossEntropy, b.test.crossEntropy)
    expectClose(a.test.centerLoss, b.test.centerLoss)
    #expect(a.test.accuracy == b.test.accuracy)
    #expect(a.train.features.rows == 1_437 && b.train.features.rows == 1_437)
  }

  @Test("features and labels come in the order of the samples")
  func order() throws {
    let run = try Self.run()
    var evaluator = run.evaluator()
    let test = evaluator.snapshot(of: run.checkpoint()).test
    var batch = Batch(capacity: 360, inputSize: 64)
    batch.fill(from: run.dataset.test, at: 0..<360, run.dataset.standardization)
    expectClose(
      test.features.elements, features(of: batch.inputs, by: run.trainer.network).elements)
    #expect(test.labels == run.dataset.test.labels)
  }

  @Test("losses and accuracies of the features are what their own functions give")
  func measures() throws {
    let run = try Self.run()
    var evaluator = run.evaluator()
    let snapshot = evaluator.snapshot(of: run.checkpoint())
    let (test, centers) = (snapshot.test, run.trainer.centers)
    expectClose(
      test.centerLoss,
      Double(CenterLoss.forward(test.features, labels: test.labels, centers: centers)) / 360)
    #expect(
      test.nearestCenterAccuracy
        == nearestCenterAccuracy(test.features, labels: test.labels, centers: centers))
    #expect(
      test.clusters == ClusterMeasures(test.features, labels: test.labels, classCount: 10))
    #expect(snapshot.centerLag == snapshot.train.clusters.lag(of: centers))
    let network = run.trainer.network
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
    #expect(snapshot.classifierWeights.elements == Array(network.parameters.suffix(20)))
    #expect(snapshot.classifierWeights.rows == 10)
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
    var evaluator = run.evaluator(atMost: 100)
    let snapshot = evaluator.snapshot(of: run.checkpoint())
    #expect(!snapshot.train.labels.contains(2))
    #expect(snapshot.test.accuracy == 1.0 / 3)
    #expect(snapshot.test.nearestCenterAccuracy == 1.0 / 3)
  }

  private static func run() throws -> TrainingRun {
    var run = try TrainingRun(.digits(), Hyperparameters(), seed: 1)
    for _ in 0..<40 { run.step() }
    return run
  }
}
