import Learning
import Testing

struct ConfusionMatrixTests {
  private let confusions = ConfusionMatrix(
    labels: [0, 0, 0, 1, 1], predictions: [0, 2, 0, 1, 0], classCount: 4)

  @Test("it counts for each true class what its samples were taken for")
  func counts() {
    let rows = (0..<4).map { j in (0..<4).map { confusions[j, $0] } }
    #expect(rows == [[2, 0, 1, 0], [1, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]])
    #expect((0..<4).map { confusions.total(ofClass: $0) } == [3, 2, 0, 0])
  }

  @Test("the accuracy of a class is its share on the diagonal; without samples it has none")
  func accuracies() {
    #expect((0..<4).map { confusions.accuracy(ofClass: $0) } == [2.0 / 3, 0.5, nil, nil])
  }

  @Test("a class that there is not stops the program, as label and as prediction")
  func strayClasses() async {
    await #expect(processExitsWith: .failure) {
      _ = ConfusionMatrix(labels: [0, 1], predictions: [0, 4], classCount: 4)
    }
    await #expect(processExitsWith: .failure) {
      _ = ConfusionMatrix(labels: [-1, 1], predictions: [4, 0], classCount: 4)
    }
  }

  @Test("over all classes it agrees with the accuracy that an evaluation reports")
  func agrees() throws {
    var run = try TrainingRun(.digits(), Hyperparameters(), seed: 1)
    for _ in 0..<60 { run.step() }
    let test = run.evaluate().test
    let confusions = ConfusionMatrix(
      labels: test.labels, predictions: test.predictions, classCount: 10)
    let right = (0..<10).map { confusions[$0, $0] }.reduce(0, +)
    #expect(Double(right) / 360 == test.accuracy)
    #expect((0..<10).map { confusions.total(ofClass: $0) } == test.clusters.counts)
  }
}
