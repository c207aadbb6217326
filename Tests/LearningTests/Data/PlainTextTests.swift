import Learning
import Testing

/// Other people's text on one line of a terminal.
struct PlainTextTests {
  @Test(
    "what is invisible or changes the direction of text becomes a question mark",
    arguments: [
      0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180E, 0x200B, 0x200E, 0x202A,
      0x202E, 0x2060, 0x2064, 0x2066, 0x2069, 0x206F, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0,
      0xFFF9, 0x1BCA0, 0x1D173, 0xE0001, 0xE0041, 0xE007F, 0xE0100, 0xE0FFF,
    ])
  func invisible(code: UInt32) throws {
    let scalar = Character(try #require(Unicode.Scalar(code)))
    #expect("a\(scalar)b".onOneLine == "a?b")
  }

  @Test(
    "letters of all writings stay as they are",
    arguments: ["é", "e\u{301}", "ệ", "한", "ありがとう", "שָׁלוֹם", "नमस्ते", "བསྒྲུབས", "👍", "½"])
  func letters(text: String) {
    #expect(text.onOneLine == text)
  }

  @Test("of thousands of marks on a letter eight are left")
  func marks() {
    let text = "a" + String(repeating: "\u{301}", count: 5_000) + "b"
    #expect(text.onOneLine.unicodeScalars.count == 10)
    #expect(text.shortened(to: 40).unicodeScalars.count == 10)
  }

  @Test("a long text of such letters is cut to its length in letters")
  func long() {
    let letter = "a" + String(repeating: "\u{301}", count: 50)
    let short = String(repeating: letter, count: 100).shortened(to: 20)
    #expect(short.count == 21 && short.hasSuffix("…"))
    #expect(short.unicodeScalars.count == 20 * 9 + 1)
  }
}
