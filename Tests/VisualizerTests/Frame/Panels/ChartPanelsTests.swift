import Learning
import Runs
import Testing
import Visualizer

/// What charts draw: every value at the step that it belongs to.
struct ChartPanelsTests {
  /// Evaluated after every hundred steps.
  private static func run(steps: Int) -> RunView {
    var watched = Watched()
    for _ in 0..<steps / 100 { watched.train(100) }
    return watched.screen.run
  }

  @Test(
    "losses begin where their first entry ends, and end where the last one does",
    arguments: [(steps: 300, stepsPerEntry: 1), (900, 2)])
  func lossSteps(steps: Int, stepsPerEntry: Int) throws {
    let run = Self.run(steps: steps)
    #expect(run.snapshot.history.stepsPerEntry == stepsPerEntry)
    for chart in lossCharts(run) {
      #expect(chart.series.first?.x == Double(stepsPerEntry))
      #expect(chart.series.last?.x == Double(steps))
      #expect(chart.series.count == steps / stepsPerEntry)
      let gaps = zip(chart.series, chart.series.dropFirst()).map { $1.x - $0.x }
      #expect(gaps.allSatisfy { $0 == Double(stepsPerEntry) })
    }
  }

  @Test("losses are those of the history, each under its name")
  func lossValues() {
    let run = Self.run(steps: 300)
    let entries = run.snapshot.history.entries
    let charts = lossCharts(run)
    #expect(charts.map(\.name.rawValue) == ["softmax loss", "center loss"])
    #expect(charts[0].series.map(\.y) == entries.map { Double($0.crossEntropy) })
    #expect(charts[1].series.map(\.y) == entries.map { Double($0.centerLoss) })
  }

  @Test("measures stand at the steps at which they were taken, each under its name")
  func measures() {
    let run = Self.run(steps: 500)
    let expected: [(String, (Measures) -> Double)] = [
      ("accuracy, train", \.trainAccuracy), ("accuracy, test", \.testAccuracy),
      ("nearest center, test", \.nearestCenterAccuracy), ("intra", \.intraDistance),
      ("inter", \.interDistance), ("intra / inter", { $0.intraDistance / $0.interDistance }),
    ]
    let charts = accuracyCharts(run) + distanceCharts(run)
    #expect(charts.map(\.name.rawValue) == expected.map(\.0))
    for (chart, (name, value)) in zip(charts, expected) {
      #expect(chart.series.map(\.x) == [0, 100, 200, 300, 400, 500], "\(name)")
      #expect(chart.series.map(\.y) == run.measures.map(value), "\(name)")
    }
  }

  @Test("the overview has the ratio, the accuracy on the test set and both losses")
  func overview() {
    let run = Self.run(steps: 300)
    let all = accuracyCharts(run) + distanceCharts(run) + lossCharts(run)
    let overview = overviewCharts(run)
    #expect(
      overview.map(\.name.rawValue) == [
        "intra / inter", "accuracy, test", "softmax loss", "center loss",
      ])
    for chart in overview {
      let same = all.first { $0.name == chart.name }
      #expect(same?.series.map(\.x) == chart.series.map(\.x))
      #expect(same?.series.map(\.y) == chart.series.map(\.y))
    }
  }
}
