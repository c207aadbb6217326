import Drawing
import Testing
import Visualizer

struct KeyBindingTests {
  @Test("no key does two things")
  func unique() {
    let keys = KeyBinding.all.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    #expect(keys.count > 12)
  }

  @Test("every key of the list acts, and others do nothing")
  func acts() {
    for key in KeyBinding.all.flatMap(\.keys) { #expect(KeyBinding.action(for: key) != nil) }
    #expect(KeyBinding.action(for: .character("~")) == nil)
  }

  @Test("arrows turn the knobs")
  func arrows() {
    func effects(_ key: Key) -> [Effect] {
      var state = Trained.start
      return KeyBinding.action(for: key).map { state.reduce($0) } ?? []
    }
    #expect(effects(.right) == [.tell(.change(.centerWeight(0.2)))])
    #expect(effects(.left) == [.tell(.change(.centerWeight(0.05)))])
    #expect(effects(.up) == [.tell(.change(.centerRate(0.55)))])
    #expect(effects(.down) == [.tell(.change(.centerRate(0.45)))])
  }

  @Test("every binding has a label and a line of help")
  func explained() {
    for binding in KeyBinding.all {
      #expect(!binding.label.isEmpty && binding.help.count > 3, "\(binding.label)")
    }
  }
}
