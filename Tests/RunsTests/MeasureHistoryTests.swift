import Learning
import Runs
import Testing

struct MeasureHistoryTests {
  /// Measures of a step whose shares are the same at each, so that the step alone tells them apart.
  private func measures(_ step: Int) -> Measures {
    let features = Matrix(rows: 4, columns: 2, elements: [0, 1, 0, -1, 6, 1, 6, -1])
    let evaluation = Evaluation(features: features, labels: [0, 0, 1, 1], classCount: 2)
    return Measures(
      Snapshot(
        step: step, train: evaluation, test: evaluation,
        centers: Matrix(rows: 2, columns: 2, elements: [0, 0, 6, Float(step)])))
  }

  private func steps(_ history: MeasureHistory) -> [Int] { history.entries.map(\.step) }

  @Test("while there is room every entry is kept, but only the first of a step")
  func kept() {
    var history = MeasureHistory(capacity: 8)
    for step in [0, 3, 4, 10] { history.insert(measures(step)) }
    let first = history
    history.insert(measures(3))
    #expect(history == first)
    #expect(steps(history) == [0, 3, 4, 10])
  }

  @Test("entries that come out of order stand in order")
  func order() {
    var history = MeasureHistory(capacity: 8)
    for step in [20, 0, 30, 10, 25] { history.insert(measures(step)) }
    #expect(steps(history) == [0, 10, 20, 25, 30])
  }

  @Test(
    "memory is bounded, the start is kept, and what stays is spread evenly", arguments: [1, 7, 200])
  func bounded(stride: Int) {
    var history = MeasureHistory(capacity: 16)
    for k in 0..<2_000 {
      history.insert(measures(k * stride))
      #expect(history.entries.count <= 16)
    }
    let kept = steps(history)
    #expect(kept[0] == 0 && kept.count >= 8)
    let gaps = zip(kept, kept.dropFirst()).map { $1 - $0 }
    #expect((gaps.min() ?? 0) * 3 > gaps.max() ?? 0, "\(gaps)")
    #expect(kept[kept.count - 1] > 1_600 * stride)
  }

  @Test("it is bounded and in order too where entries come in no order at all")
  func boundedOutOfOrder() {
    var history = MeasureHistory(capacity: 16)
    history.insert(measures(0))
    // Every number below 2003, a prime, in an order that jumps about.
    for k in 1..<2_003 {
      history.insert(measures(k * 797 % 2_003))
      #expect(history.entries.count <= 16)
    }
    #expect(steps(history) == steps(history).sorted() && steps(history)[0] == 0)
    #expect(Set(steps(history)).count == history.entries.count)
  }

  @Test("forgetting what came after a step keeps that step, and goes on from there")
  func forgets() {
    var history = MeasureHistory(capacity: 8)
    for step in [0, 10, 20, 30] { history.insert(measures(step)) }
    history.removeAll(after: 20)
    #expect(steps(history) == [0, 10, 20])
    history.removeAll(after: 15)
    for step in [15, 16] { history.insert(measures(step)) }
    #expect(steps(history) == [0, 10, 15, 16])
  }

  @Test("forgetting everything makes room for every step again")
  func forgetsAll() {
    var history = MeasureHistory(capacity: 4)
    for step in 0..<40 { history.insert(measures(step)) }
    #expect(history.stepsPerEntry > 1)
    history.removeAll(after: nil)
    for step in [0, 1, 2] { history.insert(measures(step)) }
    #expect(steps(history) == [0, 1, 2] && history.stepsPerEntry == 1)
  }

  @Test("the last entry up to a step is asked for, at it and between two, and there may be none")
  func lastUpTo() {
    var history = MeasureHistory(capacity: 8)
    for step in [5, 10] { history.insert(measures(step)) }
    #expect([4, 5, 9, 10, 99].map { history.last(upTo: $0)?.step } == [nil, 5, 5, 10, 10])
  }

  @Test("an entry holds what an evaluation of the run measured")
  func values() throws {
    var run = try Small.run()
    run.step(times: 30)
    let snapshot = run.evaluate()
    let entry = Measures(snapshot)
    #expect(entry.step == 30)
    #expect(entry.trainAccuracy == snapshot.train.accuracy)
    #expect(entry.testAccuracy == snapshot.test.accuracy)
    #expect(entry.nearestCenterAccuracy == snapshot.test.nearestCenterAccuracy)
    #expect(entry.intraDistance == snapshot.test.clusters.intraDistance)
    #expect(entry.interDistance == snapshot.test.clusters.interDistance)
    #expect(entry.crossEntropy == snapshot.train.crossEntropy)
    #expect(entry.centerLag == snapshot.centerLag)
    #expect(entry.centers == snapshot.centers)
    #expect(entry.ratio == snapshot.test.clusters.ratio)
    // No two of them are the same number, which another could stand for.
    let numbers = [
      entry.trainAccuracy, entry.testAccuracy, entry.nearestCenterAccuracy, entry.intraDistance,
      entry.interDistance, entry.crossEntropy, entry.centerLag, entry.ratio,
    ]
    #expect(Set(numbers).count == numbers.count, "\(numbers)")
  }
}
