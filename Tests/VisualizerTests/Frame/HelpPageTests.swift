import Drawing
import Foundation
import Runs
import Testing
import Visualizer

struct HelpPageTests {
  static let sizes = FrameTests.sizes

  /// Everything that scrolling from the top to the end shows, blanks and line breaks made one blank.
  private func readThrough(_ start: ScreenState, _ size: Size) -> String {
    var (state, pages) = (start.after(.toggleHelp), "")
    for _ in HelpItem.all(.english) {
      pages += frame(state, size: size).text.filter { $0 != "│" && $0 != "|" }
      _ = state.reduce(.scrollHelp(1))
    }
    return pages.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  @Test("at every size every key and every word can be read in full", arguments: sizes)
  func complete(size: Size) {
    for start in [Trained.start, Trained.start.inASCII] {
      let text = readThrough(start, size)
      for item in HelpItem.all(.english) {
        guard case .entry(let label, let meaning, _) = item else { continue }
        #expect(text.contains(start.glyphs.plain(label)), "\(label)")
        // In columns what stands beside each other is no one text, unless it takes one line.
        if size.width < 100 { #expect(text.contains(start.glyphs.plain(meaning)), "\(meaning)") }
      }
    }
  }

  @Test("all texts begin in one column, each entry in a line", arguments: [80, 110])
  func grid(width: Int) {
    let state = Trained.start.after(.toggleHelp)
    let lines = frame(state, size: Size(width: width, height: 34)).text.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("│ knobs ") })
    let texts = KeyBinding.plot.map(\.help.rawValue)
    let places = lines.flatMap { line in
      texts.compactMap { line.range(of: $0)?.lowerBound.utf16Offset(in: line) }
    }
    #expect(places.count >= 20 && Set(places).count == (width < 100 ? 1 : 2), "\(places)")
  }

  @Test(
    "at 110×34 all keys of a run are seen at once, and PgDn shows those of other pages and all words"
  )
  func whole() {
    let size = Size(width: 110, height: 34)
    var state = Trained.start.after(.toggleHelp)
    let keys = HelpItem.keys(.english)
    let others = keys.firstIndex(of: .heading("while a step is taken apart")) ?? keys.count
    let pages = [Array(keys[..<others]), keys[others...] + HelpItem.words(.english)]
    for items in pages {
      state.settle(in: size)
      let text = frame(state, size: size).text
      for case .entry(let label, let meaning, _) in items {
        // A meaning may take two lines, and what stands beside it comes between them.
        let end = meaning.split(separator: " ").suffix(1).joined()
        #expect(text.contains(label) && text.contains(end), "\(label)")
      }
      _ = state.action(for: .pageDown).map { state.reduce($0) }
    }
  }

  @Test(
    "End goes to the last full page, and from there each key goes back at once", arguments: sizes)
  func end(size: Size) {
    var state = Trained.start.after(.toggleHelp, .scrollHelp(1000))
    state.settle(in: size)
    let last = frame(state, size: size)
    #expect(!last.text.contains(/↓ \d+ more/))
    var before = state.after(.scrollHelp(-1))
    before.settle(in: size)
    guard case .help(let look, _) = state.page, look.offset > 0 else { return }
    #expect(frame(before, size: size).text.contains("↓ 1 more"))
  }

  @Test("it scrolls by items, says how many are left, and stops at both ends")
  func scrolls() {
    let size = Size(width: 80, height: 24)
    var state = Trained.start.after(.toggleHelp)
    let top = frame(state, size: size)
    #expect(top.text.contains(/↓ \d+ more/))
    #expect(frame(state.after(.scrollHelp(-1)), size: size) == top)
    #expect(frame(state.after(.scrollHelp(1)), size: size) != top)
    for _ in 0..<200 { _ = state.reduce(.scrollHelp(1)) }
    let end = frame(state, size: size).text
    #expect(
      !end.contains(/↓ \d+ more/)
        && end.contains(GlossaryEntry.all[GlossaryEntry.all.count - 1].word.rawValue))
  }

  @Test("opened again it starts at its top")
  func reopened() {
    let size = Size(width: 80, height: 24)
    let scrolled = Trained.start.after(.toggleHelp, .scrollHelp(5), .toggleHelp, .toggleHelp)
    #expect(frame(scrolled, size: size) == frame(Trained.start.after(.toggleHelp), size: size))
  }

  @Test("while it is shown arrows scroll it and turn no knob")
  func arrows() {
    let state = Trained.start.after(.toggleHelp)
    guard case .scrollHelp(1) = state.action(for: .down) else {
      Issue.record("↓")
      return
    }
    #expect(state.action(for: .right) == nil)
    guard case .quit = state.action(for: .character("q")) else {
      Issue.record("q")
      return
    }
  }

  @Test("every name of a measure on the screen is in the glossary")
  func words() {
    for name in [
      "softmax loss", "center loss", "accuracy", "nearest center", "intra / inter", "center lag",
      "center step", "rule",
    ] { #expect(GlossaryEntry.all.contains { $0.word.rawValue == name }, "\(name)") }
  }
}
