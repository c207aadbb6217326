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
    for _ in HelpItem.all {
      pages += frame(state, size: size).text.filter { $0 != "│" && $0 != "|" }
      _ = state.reduce(.scrollHelp(1))
    }
    return pages.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  @Test("at every size every key and every word can be read in full", arguments: sizes)
  func complete(size: Size) {
    for start in [Trained.start, Trained.start.inASCII] {
      let text = readThrough(start, size)
      for item in HelpItem.all {
        guard case .entry(let label, let meaning, _) = item else { continue }
        #expect(text.contains(start.glyphs.plain(label)), "\(label)")
        // In two columns the words stand beside the keys, so their lines are not one text.
        if size.width < 150 { #expect(text.contains(start.glyphs.plain(meaning)), "\(meaning)") }
      }
    }
  }

  @Test("at 80×24 the keys are in groups, each entry in a line")
  func lines() {
    let state = Trained.start.after(.toggleHelp)
    let lines = frame(state, size: Size(width: 80, height: 24)).text.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("│ knobs ") })
    #expect(
      lines.contains {
        $0.contains("← →")
          && $0.contains("λ, weight of center loss: less, more (0, then 0.001 to 10)")
      })
    // Within a group all texts begin in one column.
    let (window, zoom) = ("move the plot's window", "zoom out, in (the mouse wheel too)")
    let scrolled = frame(state.after(.scrollHelp(16)), size: Size(width: 80, height: 24)).text
    let places = [window, zoom].map { text in
      scrolled.split(separator: "\n").compactMap {
        $0.range(of: text)?.lowerBound.utf16Offset(in: $0)
      }
    }
    #expect(places[0].count == 1 && places[0] == places[1])
  }

  @Test("it scrolls by items, says how many are left, and stops at both ends")
  func scrolls() {
    let size = Size(width: 80, height: 24)
    var state = Trained.start.after(.toggleHelp)
    let top = frame(state, size: size)
    #expect(top.text.contains(" more "))
    #expect(frame(state.after(.scrollHelp(-1)), size: size) == top)
    #expect(frame(state.after(.scrollHelp(1)), size: size) != top)
    for _ in 0..<200 { _ = state.reduce(.scrollHelp(1)) }
    let end = frame(state, size: size).text
    #expect(
      !end.contains(" more ") && end.contains(GlossaryEntry.all[GlossaryEntry.all.count - 1].word))
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
    ] { #expect(GlossaryEntry.all.contains { $0.word == name }, "\(name)") }
  }
}
