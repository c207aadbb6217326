import Drawing
import Testing

struct GlyphsTests {
  @Test("with Unicode text stays as it is, without it everything has a spelling in ASCII")
  func plain() {
    let text = "λ 0.1 → 1 · ½ Σ‖x − c‖² · 8×8 · ▶ ■ ←↑↓"
    #expect(Glyphs.unicode.plain(text) == text)
    #expect(
      Glyphs.ascii.plain(text)
        == "lambda 0.1 -> 1 - 1/2 sum |x - c|^2 - 8x8 - > = <^v")
  }

  @Test("a character without a spelling is a question mark, one for each")
  func unknown() { #expect(Glyphs.ascii.plain("a猫é") == "a??") }

  @Test("every mark of the ASCII set is ASCII, and every mark of either set is its own")
  func sets() {
    for glyphs in [Glyphs.ascii, .unicode] {
      let ends = [glyphs.horizontal, glyphs.vertical, glyphs.handle]
      #expect(Set(ends + glyphs.columns).count == 3 + glyphs.columns.count)
      #expect(glyphs.isUnicode || (ends + glyphs.columns).allSatisfy(\.isASCII))
    }
  }

  @Test("centers are digits and letters in circles; others, and all in ASCII, stand in brackets")
  func centerMarks() {
    func text(_ mark: [Unicode.Scalar]) -> String { String(String.UnicodeScalarView(mark)) }
    let circled = "0129abzABZ".unicodeScalars.map { text(Glyphs.unicode.centerMark($0)) }.joined()
    #expect(circled == "⓪①②⑨ⓐⓑⓩⒶⒷⓏ")
    #expect(text(Glyphs.unicode.centerMark("é")) == "[é]")
    #expect(text(Glyphs.ascii.centerMark("3")) == "[3]")
  }
}
