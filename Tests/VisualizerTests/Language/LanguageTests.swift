import Drawing
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

/// The languages beside English.
struct TranslationTests {
  static let others = Language.all.filter { $0.code != "en" }

  @Test(
    "no phrase lacks a translation, and each has the places of the English one", arguments: others)
  func complete(language: Language) {
    #expect(language.untranslated.isEmpty, "\(language.untranslated)")
    func places(_ text: String) -> Set<String> {
      Set(text.matches(of: /\{\d\}/).map { String($0.output) })
    }
    for (phrase, text) in language.translations {
      #expect(places(text).isSubset(of: places(phrase.rawValue)), "\(phrase)")
      #expect(places(text).count >= places(phrase.rawValue).count, "\(phrase)")
    }
  }

  private static func translated(_ screen: ScreenState, _ language: Language) -> ScreenState {
    ScreenState(screen.runs, glyphs: .unicode, language: language, menu: screen.menu)
  }

  @Test(
    "every page is there at every size, no row wider than the screen", arguments: others,
    FrameTests.sizes)
  func pages(language: Language, size: Size) {
    let plot = Self.translated(Trained.afterward, language)
    let pages = [
      plot, plot.after(.toggleHelp), plot.after(.toggleChooser), plot.after(.nextWorst),
      plot.after(.fork), plot.after(.movePanel(4)), plot.after(.movePanel(6)),
    ]
    for page in pages {
      var page = page
      page.settle(in: size)
      let canvas = frame(page, size: size)
      #expect(canvas.size == size)
      for line in canvas.text.split(separator: "\n", omittingEmptySubsequences: false) {
        #expect(columns(of: String(line)) <= size.width)
      }
      #expect(canvas.text.contains { "\u{4E00}" <= $0 && $0 <= "\u{9FFF}" })
    }
  }

  @Test("no English is left on the screen but names and symbols", arguments: others)
  func noEnglish(language: Language) throws {
    let size = Size(width: 160, height: 45)
    let plot = Self.translated(Trained.afterward, language)
    let names: Set<String> = [
      "centerloss", "digits", "softmax", "Tab", "Esc", "AUROC", "PgDn", "PgUp", "space", "Shift",
      "Home", "End", "Enter", "Ctrl", "lenet", "log", "paper", "mlp", "mnist", "blobs", "spirals",
      "rings", "schedule", "gradient", "hjkl",
    ]
    for page in [plot, plot.after(.toggleHelp), plot.after(.nextWorst), plot.after(.fork)] {
      let words = frame(page, size: size).text.matches(of: /[A-Za-z]{3,}/).map { String($0.output) }
      let english = Set(words).subtracting(names)
      #expect(english.isEmpty, "\(english.sorted())")
    }
  }
}
