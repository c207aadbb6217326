import Learning
import Testing

struct MeasureHistoryTests {
  private func entry(_ step: Int) -> MeasureHistory.Entry {
    MeasureHistory.Entry(
      step: step, trainAccuracy: 0.5, testAccuracy: Double(step), nearestCenterAccuracy: 0.25,
      intraDistance: 3, interDistance: 6, centers: Matrix(rows: 1, columns: 2))
  }

  @Test("while there is room every entry is kept, but only one a step")
  func kept() {
    var history = MeasureHistory(capacity: 8)
    for step in [0, 3, 3, 4, 10] { history.append(entry(step)) }
    #expect(history.entries.map(\.step) == [0, 3, 4, 10])
    #expect(history.entries[1].testAccuracy == 3)
    #expect(history.entries[0].ratio == 0.5)
  }

  @Test(
    "memory is bounded, the start is kept, and what stays is spread evenly", arguments: [1, 7, 200])
  func bounded(stride: Int) {
    var history = MeasureHistory(capacity: 16)
    for k in 0..<5_000 {
      history.append(entry(k * stride))
      #expect(history.entries.count <= 16)
    }
    let steps = history.entries.map(\.step)
    #expect(steps[0] == 0 && steps.count >= 8)
    let gaps = zip(steps, steps.dropFirst()).map { $1 - $0 }
    #expect((gaps.min() ?? 0) * 3 > gaps.max() ?? 0, "\(gaps)")
    #expect(steps[steps.count - 1] > 4_000 * stride)
  }

  @Test("a run that went back loses what came after, and goes on from there")
  func wentBack() {
    var history = MeasureHistory(capacity: 8)
    for step in [0, 10, 20, 30, 15, 16] { history.append(entry(step)) }
    #expect(history.entries.map(\.step) == [0, 10, 15, 16])
  }

  @Test("snapshots of a run carry what those before them measured, and a restart begins anew")
  func snapshots() throws {
    var run = try TrainingRun(.digits(), Hyperparameters(), seed: 1)
    var evaluator = run.evaluator()
    let first = evaluator.snapshot(of: run.checkpoint())
    for _ in 0..<5 { run.step() }
    let second = evaluator.snapshot(of: run.checkpoint())
    #expect(second.measures.entries.map(\.step) == [0, 5])
    #expect(second.measures.entries[0].testAccuracy == first.test.accuracy)
    #expect(second.measures.entries[1].intraDistance == second.test.clusters.intraDistance)
    #expect(second.measures.entries[1].centers == second.centers)
    run.apply(.restart)
    for _ in 0..<6 { run.step() }
    let again = evaluator.snapshot(of: run.checkpoint())
    #expect(again.measures.entries.map(\.step) == [6])
    #expect(again.restartCount == 1)
  }
}
