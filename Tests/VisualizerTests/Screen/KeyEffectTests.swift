import Drawing
import Runs
import Testing
import Visualizer

/// What each key of the plot's page does, by its effect on the screen.
struct KeyEffectTests {
  struct Effect: Sendable, CustomTestStringConvertible {
    let key: Key
    let testDescription: String
    let holds: @Sendable (_ before: ScreenState, _ after: ScreenState) -> Bool

    init(
      _ key: Key, _ description: String,
      _ holds: @escaping @Sendable (ScreenState, ScreenState) -> Bool
    ) {
      self.key = key
      testDescription = description
      self.holds = holds
    }
  }

  static let effects: [Effect] = [
    Effect(.right, "→ raises λ") { $1[.centerWeight] > $0[.centerWeight] },
    Effect(.left, "← lowers λ") { $1[.centerWeight] < $0[.centerWeight] },
    Effect(.up, "↑ raises α") { $1[.centerRate] > $0[.centerRate] },
    Effect(.down, "↓ lowers α") { $1[.centerRate] < $0[.centerRate] },
    Effect(.character("."), ". raises η") { $1[.learningRate] > $0[.learningRate] },
    Effect(.character(","), ", lowers η") { $1[.learningRate] < $0[.learningRate] },
    Effect(.character("u"), "u changes the rule") { $1.run.requested.centerRule == .gradient },
    Effect(.character(" "), "space pauses") { !$0.run.isPaused && $1.run.isPaused },
    Effect(.character("+"), "+ is faster") { $1.run.pace == $0.run.pace.faster },
    Effect(.character("="), "= is faster too") { $1.run.pace == $0.run.pace.faster },
    Effect(.character("-"), "- is slower") { $1.run.pace == $0.run.pace.slower },
    Effect(.character("["), "[ zooms out") { $1.run.axes.bounds.width > $0.run.axes.bounds.width },
    Effect(.character("]"), "] zooms in") { $1.run.axes.bounds.width < $0.run.axes.bounds.width },
    Effect(.shiftLeft, "Shift-← moves left") { $1.run.axes.bounds.minX < $0.run.axes.bounds.minX },
    Effect(.shiftRight, "Shift-→ moves right") {
      $1.run.axes.bounds.minX > $0.run.axes.bounds.minX
    },
    Effect(.shiftUp, "Shift-↑ moves up") { $1.run.axes.bounds.minY > $0.run.axes.bounds.minY },
    Effect(.shiftDown, "Shift-↓ moves down") { $1.run.axes.bounds.minY < $0.run.axes.bounds.minY },
    Effect(.character("b"), "b shows regions") { $1.plot.regions == .softmax },
    Effect(.character("t"), "t shows the training set") { $1.plot.part == .train },
    Effect(.character("m"), "m shows dots") { $1.plot.marks == .dots },
    Effect(.character("p"), "p shows trails") { !$0.plot.showsTrails && $1.plot.showsTrails },
    Effect(.character("n"), "n shows the first class alone") { $1.plot.focus == 0 },
    Effect(.character("N"), "N shows the last class alone") { $1.plot.focus == 9 },
    Effect(.character("7"), "7 shows class 7 alone") { $1.plot.focus == 7 },
    Effect(.character("i"), "i looks at a sample") { $0.selection == nil && $1.selection != nil },
    Effect(.character("w"), "w looks at the worst sample") { $1.selection != nil },
    Effect(.tab, "Tab goes to the next panel") { $1.panel == .losses },
    Effect(.shiftTab, "Shift-Tab goes to the last panel") { $1.panel == .equations },
    Effect(.pageDown, "PgDn turns a page on") { $1.tablePage == 1 },
    Effect(.pageUp, "PgUp turns a page back") { $1.tablePage == -1 },
    Effect(.character("d"), "d opens the chooser") { $1.cursor == 0 },
    Effect(.character("?"), "? opens help") { $1.isHelpShown },
  ]

  @Test("each key of the plot does what its help says", arguments: effects)
  func plot(effect: Effect) throws {
    let action = try #require(Trained.afterward.action(for: effect.key))
    #expect(effect.holds(Trained.afterward, Trained.afterward.after(action)))
  }
}
