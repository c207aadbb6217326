import Drawing
import Lessons
import Runs
import Testing
import Visualizer

/// What keys do on pages of their own, by their effect, and that none is without a test.
struct PageKeyEffectTests {
  static let sampleKeys: [KeyEffect] =
    [
      (Key.character("h"), "h", Float(-1), Float(0)), (.character("j"), "j", 0, -1),
      (.character("k"), "k", 0, 1), (.character("l"), "l", 1, 0), (.shiftLeft, "Shift-←", -1, 0),
      (.shiftDown, "Shift-↓", 0, -1), (.shiftUp, "Shift-↑", 0, 1), (.shiftRight, "Shift-→", 1, 0),
    ].map { key, name, x, y in
      KeyEffect(key, "\(name) walks to that side") { before, after in
        guard let from = before.selectedPoint, let to = after.selectedPoint else { return false }
        return (to.x - from.x) * x + (to.y - from.y) * y > 0
      }
    } + [
      KeyEffect(.escape, "Esc looks away") { $0.selection != nil && $1.page == .plot },
      KeyEffect(.character("i"), "i looks away") { $0.selection != nil && $1.page == .plot },
    ]

  static let chooserKeys: [KeyEffect] = [
    KeyEffect(.down, "↓ goes to the next", asks: []) { $0.cursor == 2 && $1.cursor == 3 },
    KeyEffect(.up, "↑ goes to the one before", asks: []) { $0.cursor == 2 && $1.cursor == 1 },
    KeyEffect(.enter, "Enter opens what the cursor is on") { before, after in
      after.page == .plot && after.notice == .opening(before.menu.choices[2])
    },
    KeyEffect(.character("n"), "n changes a tenth of the labels", asks: []) {
      $0.menu.spoiling.noise == 0 && $1.menu.spoiling.noise == 0.1
    },
    KeyEffect(.character("i"), "i thins out later classes", asks: []) {
      $0.menu.spoiling.imbalance == 1 && $1.menu.spoiling.imbalance == 5
    },
    KeyEffect(.character("o"), "o holds out the first class", asks: []) {
      $0.menu.spoiling.heldOutClass == nil && $1.menu.spoiling.heldOutClass == "0"
    },
    KeyEffect(.escape, "Esc goes back", asks: []) { $0.cursor == 2 && $1.page == .plot },
  ]

  static let helpKeys: [KeyEffect] = [
    KeyEffect(.down, "↓ scrolls an entry down") { $0.helpOffset == 15 && $1.helpOffset == 16 },
    KeyEffect(.up, "↑ scrolls an entry up") { $1.helpOffset == 14 },
    KeyEffect(.pageDown, "PgDn scrolls a page down") { $1.helpOffset == 25 },
    KeyEffect(.pageUp, "PgUp scrolls a page up") { $1.helpOffset == 5 },
    KeyEffect(.home, "Home scrolls to the top") { $1.helpOffset == 0 },
    KeyEffect(.end, "End scrolls to the end") { $1.helpOffset == HelpItem.all(.english).count - 1 },
    KeyEffect(.escape, "Esc goes back") { $0.isHelpShown && $1.page == .plot },
  ]

  static let programKeys: [KeyEffect] = [
    KeyEffect(.character("d"), "d opens the chooser, and goes back", asks: []) {
      ($0.cursor == nil) != ($1.cursor == nil) && !$1.isHelpShown
    },
    KeyEffect(.character("L"), "L begins a lesson") { _, after in
      after.lesson?.lesson == Lesson.builtIn[0] && after.page == .plot
    },
    KeyEffect(.character("?"), "? opens help, and goes back", asks: []) {
      $0.isHelpShown != $1.isHelpShown && $1.cursor == nil
    },
    KeyEffect(.character("q"), "q quits", asks: [.quit]),
    KeyEffect(.character("\u{0C}"), "Ctrl-L draws the screen again", asks: [.redraw]) {
      $0.page == $1.page
    },
  ]

  private static let looking = Trained.afterward.after(.toggleInspection)
  private static let choosing = Trained.afterward.after(.toggleChooser, .moveCursor(2))
  private static let helped = Trained.afterward.after(.toggleHelp, .scrollHelp(15))

  @Test("each key of a sample does what its help says", arguments: sampleKeys)
  func sample(effect: KeyEffect) throws { try effect.expect(on: Self.looking) }

  @Test("each key of the chooser does what its help says", arguments: chooserKeys)
  func chooser(effect: KeyEffect) throws { try effect.expect(on: Self.choosing) }

  @Test("each key of the help page does what its help says", arguments: helpKeys)
  func help(effect: KeyEffect) throws { try effect.expect(on: Self.helped) }

  @Test("each key of the program does what its help says, on every page", arguments: programKeys)
  func program(effect: KeyEffect) throws {
    for start in [Trained.afterward, Self.looking, Self.choosing, Self.helped] {
      try effect.expect(on: start)
    }
  }

  @Test("Enter asks for the run that the cursor is on")
  func open() throws {
    var screen = Self.choosing
    let choice = screen.menu.choices[2]
    let spec = try screen.menu.spec(of: choice, with: screen.run.requested)
    #expect(screen.reduce(try #require(screen.action(for: .enter))) == [.open(choice, spec)])
  }

  @Test("every key of every table has a test of its effect")
  func complete() {
    let tables = [
      (KeyBinding.plot, KeyEffectTests.plotKeys), (KeyBinding.fork, SidesTests.forkKeys),
      (KeyBinding.lesson, LessonPlayTests.lessonKeys),
      (KeyBinding.step, StepApartTests.stepKeys),
      (KeyBinding.sample, Self.sampleKeys),
      (KeyBinding.program, Self.programKeys), (KeyBinding.chooser, Self.chooserKeys),
      (KeyBinding.help, Self.helpKeys),
    ]
    for (table, effects) in tables {
      #expect(Set(table.flatMap(\.keys)) == Set(effects.map(\.key)))
    }
    #expect(KeyBinding.all.flatMap(\.keys).count == tables.flatMap(\.0).flatMap(\.keys).count)
  }
}
