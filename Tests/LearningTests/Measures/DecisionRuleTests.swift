import Learning
import Testing

struct DecisionRuleTests {
  private let x = Matrix(rows: 3, columns: 2, elements: [2, 1, -1, 3, -4, -5])

  @Test("softmax decides by the largest logit, of equals the first")
  func softmax() {
    let weights = Matrix(rows: 3, columns: 2, elements: [1, 0, 0, 1, -1, -1])
    #expect(DecisionRule.softmax(LinearClassifier(weights)).classes(of: x) == [0, 1, 2])
    let same = Matrix(rows: 2, columns: 2, elements: [1, 1, 1, 1])
    #expect(DecisionRule.softmax(LinearClassifier(same)).classes(of: x) == [0, 0, 0])
  }

  @Test("the nearest center decides by distance alone")
  func nearest() {
    let centers = Matrix(rows: 3, columns: 2, elements: [0, 0, 2, 2, -3, -3])
    #expect(DecisionRule.nearestCenter(centers).classes(of: x) == [1, 0, 2])
  }

  @Test("on the features of a run they give what its evaluation reports")
  func agrees() throws {
    var run = try TrainingRun(.digits(), Hyperparameters(), seed: 1)
    for _ in 0..<60 { run.step() }
    let snapshot = run.evaluate()
    let test = snapshot.test
    let softmax = DecisionRule.softmax(try #require(snapshot.classifier))
    #expect(softmax.classes(of: test.features) == test.predictions)
    let nearest = DecisionRule.nearestCenter(snapshot.centers).classes(of: test.features)
    #expect(
      Double(zip(nearest, test.labels).count { $0 == $1 }) / 360 == test.nearestCenterAccuracy)
  }
}
