import Drawing
import Learning
import Runs
import Testing
import Visualizer

struct PanelTests {
  private func lines(_ panel: Panel, _ state: ScreenState, width: Int = 36, height: Int = 14)
    -> [String]
  {
    var canvas = Canvas(Size(width: width, height: height))
    drawPanel(panel, state.run, state, on: &canvas, in: Rect(canvas.size))
    return canvas.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("Tab goes through all of them and around")
  func cycle() {
    var state = Trained.start
    var seen: [Panel] = []
    for _ in Panel.allCases {
      seen.append(state.panel)
      _ = state.action(for: .tab).map { state.reduce($0) }
    }
    #expect(seen == Panel.allCases && state.panel == seen[0])
    #expect(state.after(.movePanel(-1)).panel == Panel.allCases.last)
  }

  @Test(
    "each stands below its name, and the chosen one says that Tab goes on",
    arguments: Panel.allCases)
  func titles(panel: Panel) {
    var state = Trained.afterward
    while state.panel != panel { _ = state.reduce(.movePanel(1)) }
    #expect(lines(panel, state)[0].hasPrefix(panel.title.rawValue + " ─"))
    #expect(lines(panel, state)[0].hasSuffix(" Tab"))
    #expect(!lines(panel, state.after(.movePanel(1)))[0].contains("Tab"))
  }

  @Test("losses run over all steps on logarithmic scales, with their range beside them")
  func losses() {
    let state = Trained.afterward
    let text = lines(.losses, state)
    #expect(text[1].hasPrefix("softmax loss, log"))
    #expect(text.contains { $0.hasPrefix("center loss, log") })
    #expect(text.contains { $0.hasPrefix("0──") && $0.hasSuffix("──300") })
    let greatest = state.snapshot.history.entries.map(\.crossEntropy).max() ?? 0
    // Columns are means of some steps, so the range is a little narrower than the series'.
    let shown = Double(text[1].split(separator: " ").last ?? "") ?? 0
    #expect(shown > 1 && shown <= Double(greatest))
  }

  @Test(
    "a turn of a knob is a labelled tick on the axis of every chart",
    arguments: [Panel.overview, .losses, .accuracies, .distances])
  func marks(panel: Panel) {
    var watched = Watched(steps: 30)
    watched.perform(.raise(.centerWeight))
    watched.train(30)
    let state = watched.screen
    let text = lines(panel, state)
    #expect(text[12] == "0─────────────────┴───────────────60")
    #expect(text[13] == "                  λ 0.2")
    watched.perform(.restart)
    watched.train(60)
    #expect(lines(panel, watched.screen)[13] == "0─────────────────────────────────60")
  }

  @Test("the class table has what evaluations measured, a row for each class")
  func classes() {
    let (state, snapshot) = (Trained.afterward, Trained.afterward.snapshot)
    let text = lines(.classes, state)
    #expect(text[1].split(separator: " ") == ["class", "n", "acc.%", "intra", "gap", "lag"])
    for j in 0..<10 {
      let cells = text[2 + j].split(separator: " ").map(String.init)
      #expect(cells[0] == "\(j)")
      #expect(cells[1] == "\(snapshot.test.clusters.counts[j])")
      #expect(cells[3] == NumberText.short(snapshot.test.clusters.intraDistanceOfClass[j]))
      #expect(cells[4] == NumberText.short(distancesToNearestOther(snapshot.centers)[j]))
    }
  }

  @Test("a table that is too high says which classes these are, and the keys to the others")
  func cut() {
    let text = lines(.classes, Trained.afterward, height: 8)
    #expect(text[7] == "1–5 of 10, PgDn PgUp" && text[6].hasPrefix("4"))
  }

  @Test("equations that do not fit come on a page of their own")
  func equationPages() {
    let first = lines(.equations, Trained.afterward, height: 7)
    #expect(first[1] == "L = L_S + λ L_C" && first[6] == "1–5 of 9, PgDn PgUp")
    let second = lines(.equations, Trained.afterward.after(.turnPage(1)), height: 7)
    #expect(second[4] == "    η = 0.1, μ = 0.9" && second[6] == "6–9 of 9, PgDn PgUp")
  }

  @Test("confusions are counted by true class and predicted class")
  func confusions() {
    let (state, test) = (Trained.afterward, Trained.afterward.snapshot.test)
    let text = lines(.confusion, state)
    #expect(text[1].split(separator: " ").joined() == "0123456789")
    for j in 0..<10 {
      let cells = text[2 + j].split(separator: " ").map { Int($0) ?? 0 }
      #expect(cells.count == 11 && cells[0] == j)
      #expect(cells.dropFirst().reduce(0, +) == test.clusters.counts[j])
    }
  }

  @Test("without room for numbers each cell of the confusions is one mark")
  func narrowConfusions() {
    let text = lines(.confusion, Trained.afterward, width: 20)
    #expect(text[1] == "  0123456789")
    #expect(text[2] == "0 +" + String(repeating: "·", count: 9))
  }

  @Test("the equations have the numbers of now in them, by the rule in force")
  func equations() {
    let (state, train) = (Trained.afterward, Trained.afterward.snapshot.train)
    let text = lines(.equations, state).joined(separator: "\n")
    let joint = train.crossEntropy + 0.1 * train.centerLoss
    #expect(
      text.contains(
        "= \(NumberText.short(train.crossEntropy)) + 0.1 · \(NumberText.short(train.centerLoss)) = \(NumberText.short(joint))"
      ))
    #expect(text.contains(CenterRule.paper.equation))
    #expect(text.contains("+= 0.036 Σ(x − c) at n = 13"))
    var other = Hyperparameters()
    other.centerRule = .gradient
    let byGradient = Watched(Trained.run(other), steps: 3).screen
    #expect(lines(.equations, byGradient).joined().contains(CenterRule.gradient.equation))
  }
}
