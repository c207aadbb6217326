import Learning
import Testing

struct AccuracyTests {
  @Test("nearest-center accuracy is NumPy's")
  func agreesWithNumPy() throws {
    let expected = try Reference.load().measures
    let (points, labels) = expected.points
    let accuracy = nearestCenterAccuracy(
      points, labels: labels, centers: expected.centroids.matrix)
    expectClose(accuracy, expected.nearestCenterAccuracy)
  }

  @Test("each sample counts whose own center is the nearest")
  func byHand() {
    let centers = Matrix(rows: 3, columns: 2, elements: [0, 0, 10, 0, 0, 10])
    let x = Matrix(rows: 4, columns: 2, elements: [1, 1, 6, 1, 4, 3, 1, 9])
    // Nearest are 0, 1, 0, 2.
    #expect(nearestCenterAccuracy(x, labels: [0, 1, 0, 2], centers: centers) == 1)
    #expect(nearestCenterAccuracy(x, labels: [0, 1, 1, 2], centers: centers) == 0.75)
    #expect(nearestCenterAccuracy(x, labels: [1, 2, 1, 0], centers: centers) == 0)
  }

  @Test("of centers equally near, the first counts")
  func ties() {
    let centers = Matrix(rows: 2, columns: 1)
    let x = Matrix(rows: 2, columns: 1, elements: [5, -5])
    #expect(nearestCenterAccuracy(x, labels: [0, 1], centers: centers) == 0.5)
  }

  @Test("of equal logits, the first counts")
  func equalLogits() {
    let logits = Matrix(rows: 4, columns: 3, elements: [2, 2, 2, 1, 5, 5, 7, 3, 7, 0, 1, 2])
    #expect((0..<4).map { largestLogit(logits, $0) } == [0, 1, 0, 2])
    #expect(countOfCorrect(logits, labels: [0, 1, 0, 2]) == 4)
    #expect(countOfCorrect(logits, labels: [2, 2, 2, 2]) == 1)
  }
}
