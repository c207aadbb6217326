import Drawing
import Testing

struct LargeTextTests {
  private func drawn(_ texts: [String], _ width: Int, _ height: Int, _ glyphs: Glyphs = .unicode)
    -> String?
  {
    var fits = false
    let text = picture(width, height) { canvas in
      let rect = Rect(canvas.size)
      fits = canvas.drawLarge(texts.map { (text: $0, style: .plain) }, in: rect, glyphs)
    }
    return fits ? text : nil
  }

  @Test("letters are of half blocks where there is room for them")
  func halfBlocks() {
    #expect(
      drawn(["Hi"], 12, 5) == """
         ▄  ▄   ▄
         █▄▄█  ▄▄
         █  █   █
         ▀  ▀  ▀▀▀

        """)
  }

  @Test("of quadrants where there is less, and not at all where there is none")
  func quadrants() {
    #expect(
      drawn(["Hi"], 6, 5) == """
        ▗ ▖ ▖
        ▐▄▌▗▖
        ▐ ▌ ▌
        ▝ ▘▝▀

        """)
    #expect(drawn(["Hi"], 5, 5) == nil)
    #expect(drawn(["Hi"], 12, 4) == nil)
  }

  @Test("lines are broken between words, and paragraphs follow each other")
  func lines() throws {
    let broken = try #require(drawn(["ab cd"], 24, 10))
    #expect(broken.split(separator: "\n", omittingEmptySubsequences: false).count > 5)
    #expect(drawn(["ab", "cd"], 24, 10) == broken)
    let small = try #require(drawn(["ab cd"], 24, 9))
    #expect(small != broken && small.contains("▖"), "in one line, of quadrants")
  }

  @Test("what there are no dots for is not drawn, nor anything in ASCII")
  func unknown() {
    #expect(drawn(["中"], 80, 24) == nil)
    #expect(drawn(["λ ½ ‖x − c‖²"], 120, 24) != nil)
    #expect(drawn(["Hi"], 80, 24, .ascii) == nil)
  }
}
