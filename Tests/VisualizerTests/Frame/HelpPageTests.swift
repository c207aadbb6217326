import Drawing
import Testing
import Visualizer

struct HelpPageTests {
  @Test("at 80×24 every key and every word is explained in full", arguments: [false, true])
  func complete(isASCII: Bool) {
    let state = (isASCII ? Trained.start.inASCII : Trained.start).after(.toggleHelp)
    let text = frame(state, size: Size(width: 80, height: 24)).text
    for binding in KeyBinding.all {
      #expect(text.contains(state.glyphs.plain(binding.label)), "\(binding.label)")
      #expect(text.contains(state.glyphs.plain(binding.help)), "\(binding.help)")
    }
    for line in glossary { #expect(text.contains(state.glyphs.plain(line)), "\(line)") }
  }

  @Test("every name of a measure on the screen is in the glossary")
  func words() {
    for name in [
      "softmax loss", "center loss", "accuracy", "nearest center", "intra / inter", "center lag",
      "rule",
    ] { #expect(glossary.contains { $0.contains(name) }, "\(name)") }
  }
}
