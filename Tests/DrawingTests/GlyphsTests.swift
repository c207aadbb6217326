import Drawing
import Testing

struct GlyphsTests {
  @Test("with Unicode text stays as it is, without it everything has a spelling in ASCII")
  func plain() {
    let text = "λ 0.1 → 1 · ½ Σ‖x − c‖² · 8×8 · ▶ ■ ←↑↓"
    #expect(Glyphs.unicode.plain(text) == text)
    #expect(
      Glyphs.ascii.plain(text)
        == "lambda 0.1 -> 1 - 1/2 sum |x - c|^2 - 8x8 - > = <-^v")
  }

  @Test("a character without a spelling is a question mark, one for each")
  func unknown() { #expect(Glyphs.ascii.plain("a猫é") == "a??") }

  @Test("every mark of the ASCII set is ASCII, and every mark of either set is its own")
  func sets() {
    for glyphs in [Glyphs.ascii, .unicode] {
      let marks =
        [
          glyphs.horizontal, glyphs.vertical, glyphs.handle, glyphs.faint, glyphs.filler,
          glyphs.border,
        ] + glyphs.bar.suffix(1)
      #expect(Set(marks).count == marks.count)
      #expect(glyphs.isUnicode || (marks + glyphs.arrowHeads).allSatisfy(\.isASCII))
    }
  }

  @Test("centers stand in brackets, for few fonts have circled digits")
  func centerMarks() {
    func text(_ mark: [Unicode.Scalar]) -> String { String(String.UnicodeScalarView(mark)) }
    for glyphs in [Glyphs.ascii, .unicode] {
      #expect(
        "09azé".unicodeScalars.map { text(glyphs.centerMark($0)) } == [
          "[0]", "[9]", "[a]", "[z]", "[é]",
        ])
    }
  }
}
