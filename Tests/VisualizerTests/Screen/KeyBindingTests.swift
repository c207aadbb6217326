import Drawing
import Runs
import Testing
import Visualizer

struct KeyBindingTests {
  /// The plot, and each page that takes keys for itself.
  static let states = [
    Trained.start, Trained.start.after(.toggleHelp), Trained.start.after(.toggleInspection),
    Trained.start.after(.toggleChooser), Trained.start.after(.fork), LessonPlayTests.asking,
    StepApartTests.apart, BrokenRunTests.curable, LessonPlayTests.presented,
  ]

  @Test("no key does two things in a table")
  func unique() {
    let tables = [
      KeyBinding.plot + KeyBinding.program, KeyBinding.fork, KeyBinding.lesson, KeyBinding.step,
      KeyBinding.sample,
      KeyBinding.help,
      KeyBinding.chooser,
    ]
    for table in tables {
      let keys = table.flatMap(\.keys)
      #expect(Set(keys).count == keys.count)
    }
  }

  @Test("every key of the list acts somewhere, and others do nothing")
  func acts() {
    for key in KeyBinding.all.flatMap(\.keys) {
      #expect(Self.states.contains { $0.action(for: key) != nil }, "\(key)")
    }
    for state in Self.states { #expect(state.action(for: .character("~")) == nil) }
  }

  @Test("arrows turn the knobs")
  func arrows() {
    func effects(_ key: Key) -> [Effect] {
      var state = Trained.start
      return state.action(for: key).map { state.reduce($0) } ?? []
    }
    #expect(effects(.right) == [.tell(.event(.set(.centerWeight, 0.2)))])
    #expect(effects(.left) == [.tell(.event(.set(.centerWeight, 0.05)))])
    #expect(effects(.up) == [.tell(.event(.set(.centerRate, 0.55)))])
    #expect(effects(.down) == [.tell(.event(.set(.centerRate, 0.45)))])
  }

  @Test("every binding has a label and a line of help")
  func explained() {
    for binding in KeyBinding.all {
      #expect(!binding.label.isEmpty && binding.help.rawValue.count > 3, "\(binding.label)")
    }
  }
}
