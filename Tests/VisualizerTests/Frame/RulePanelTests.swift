import Drawing
import Learning
import Runs
import Testing
import Visualizer

struct RulePanelTests {
  private static let size = Size(width: 80, height: 24)

  @Test("the rule's equation stands beside it, in full", arguments: CenterRule.allCases)
  func equation(rule: CenterRule) {
    for state in [Trained.afterward, Trained.afterward.inASCII] {
      var state = state
      while state.run.requested.centerRule != rule { _ = state.reduce(.nextRule) }
      let lines = frame(state, size: Self.size).text.split(separator: "\n")
      let equation = state.glyphs.plain(rule.equation)
      let row = lines.firstIndex { $0.contains(equation + " ") || $0.hasSuffix(equation) }
      #expect(row.map { lines[$0 - 1].contains("rule  ") } == true, "\(equation)")
    }
  }

  @Test("how far the centers moved in the last step is its report's, and unknown before any step")
  func centerStep() throws {
    let report = try #require(Trained.afterward.snapshot.lastReport)
    #expect(report.centerStep > 0)
    #expect(shown("center step", Trained.afterward) == NumberText.short(Double(report.centerStep)))
    #expect(shown("center step", Trained.start) == "–")
    #expect(
      shown("center lag", Trained.afterward)
        == NumberText.short(Trained.afterward.snapshot.centerLag))
  }

  private func shown(_ name: String, _ state: ScreenState) -> String? {
    let lines = frame(state, size: Self.size).text.split(separator: "\n")
    return lines.compactMap { line in line.ranges(of: name).first.map { line[$0.upperBound...] } }
      .first?.trimmingPrefix { $0 == " " }.description
  }
}
