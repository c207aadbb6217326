import Testing
import Visualizer

/// Phrases and the places in them for what changes.
@Suite struct LanguageTests {
  @Test("what changes stands where the phrase has it")
  func values() {
    #expect(Language.english(.paused) == "paused")
    #expect(Language.english(.outOf, "7.5", "60") == "7.5 of 60")
    #expect(
      Language.english(.arrowsInShorter, "{1}", "b") == "S: softmax, {1}; C: center loss, to b")
    let other = Language("xx", [.outOf: "of {1}: {0}"])
    #expect(other(.outOf, "7.5", "60") == "of 60: 7.5")
    #expect(other(.paused) == "paused")
  }

  @Test(
    "every phrase has its places in a row from 0 on, and no brace besides",
    arguments: Words.allCases)
  func places(phrase: Words) {
    let places = phrase.rawValue.matches(of: /\{(\d)\}/).compactMap { Int($0.output.1) }
    #expect(Set(places) == Set(0..<Set(places).count))
    #expect(phrase.rawValue.count { "{}".contains($0) } == 2 * places.count)
  }
}
