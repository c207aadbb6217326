import Drawing
import Learning
import Lessons
import Runs
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

/// What libraries say of what is wrong, in Chinese.
struct MessageTests {
  @Test("a message is known by the words around its places")
  func templates() {
    let messages = Messages(
      table: """
        '{0}' is no {1}\t{1} 不是 '{0}'
        no such file\t没有文件
        {0}; {1} helps\t{0}；用 {1}
        """)
    #expect(messages("'a b' is no number") == "number 不是 'a b'")
    #expect(messages("a.csv: line 3: no such file") == "a.csv：line 3：没有文件")
    #expect(messages("no such file; --x helps") == "没有文件；用 --x")
    #expect(messages("something else: here") == "something else: here")
    #expect(messages("") == "")
  }

  @Test("every row has the places of the English one")
  func places() throws {
    let rows = Language.chinese.message.rows
    #expect(rows.count > 350 && Set(rows.map(\.english)).count == rows.count)
    func places(_ text: String) -> [String] {
      text.matches(of: /\{\d+\}/).map { String($0.output) }.sorted()
    }
    for row in rows { #expect(places(row.english) == places(row.other), "\(row.english)") }
  }

  @Test("what goes wrong often is said in Chinese")
  func real() throws {
    var said: [String] = []
    func note(_ body: () throws -> Void) {
      do { try body() } catch { said.append("\(error)") }
    }
    note { try Knob.centerWeight.check(-1) }
    note { try Knob.centerRate.check(3) }
    for network in ["lenett", "mlp:tanh", "64-2-9", "63-2-10"] {
      note { _ = try Architecture(network, for: .digits()) }
    }
    for (data, network) in [("rings", "lenet"), ("/nowhere/at/all.csv", "mlp")] {
      note {
        var spec = RunSpec()
        (spec.data, spec.network) = (data, network)
        _ = try spec.run()
      }
    }
    for text in ["start", "```lesson\nrun 5\n```", "```lesson\nstart\nrun x\n```"] {
      note { _ = try Lesson(text, name: "a.md") }
    }
    for settings in ["lambda", "beta=1", "rule=none"] { note { _ = try SideSettings(settings) } }
    #expect(said.count == 14)
    for message in said {
      let translated = Language.chinese.translated(message)
      #expect(
        translated.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(message)")
    }
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
      plot.after(.movePanel(-1)),
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
      "rings", "schedule", "gradient", "hjkl", "SVG",
    ]
    for page in [plot, plot.after(.toggleHelp), plot.after(.nextWorst), plot.after(.fork)] {
      let words = frame(page, size: size).text.matches(of: /[A-Za-z]{3,}/).map { String($0.output) }
      let english = Set(words).subtracting(names)
      #expect(english.isEmpty, "\(english.sorted())")
    }
  }
}
