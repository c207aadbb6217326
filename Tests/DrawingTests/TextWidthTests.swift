import Drawing
import Testing

struct TextWidthTests {
  @Test("East Asian characters take two columns, joining marks none, all others one")
  func widths() {
    #expect(columns(of: "数字") == 4)
    #expect(columns(of: "ラベル한글Ａ") == 12)
    #expect(columns(of: "λ ½ ①─█é") == 8)
    #expect(columns(of: "e\u{301}\u{200B}") == 1)
    #expect(columns(of: "") == 0)
  }

  @Test("wide characters move what follows by two columns, and text ends where it should")
  func write() {
    var canvas = Canvas(Size(width: 8, height: 2))
    #expect(canvas.write("数a字", x: 0, y: 0) == 5)
    canvas.write("|", x: 5, y: 0)
    canvas.write("字|", endingAt: 6, y: 1)
    #expect(canvas.text == "数a字|\n   字|\n")
    #expect(canvas[1, 0].character == Cell.rightHalf && canvas[0, 0].character == "数")
  }

  @Test(
    "half of one never stays: not at an edge, not at a width, not when the other half is overwritten"
  )
  func halves() {
    #expect(picture(3, 1) { $0.write("a数字", x: 0, y: 0) } == "a数")
    #expect(picture(4, 1) { $0.write("a数字", x: 0, y: 0) } == "a数")
    #expect(picture(4, 1) { $0.write("数字", x: 0, y: 0, width: 3) } == "数")
    #expect(picture(4, 1) { $0.write("数字", x: -1, y: 0) } == " 字")
    #expect(
      picture(4, 1) { canvas in
        canvas.write("数字", x: 0, y: 0)
        canvas.write("x", x: 1, y: 0)
      } == " x字")
    #expect(
      picture(4, 1) { canvas in
        canvas.write("数字", x: 0, y: 0)
        canvas.write("xy", x: 2, y: 0)
      } == "数xy")
    #expect(
      picture(4, 1) { canvas in
        canvas.write("数字", x: 0, y: 0)
        canvas.write("x", x: 0, y: 0)
      } == "x 字")
  }

  @Test("marks that join the character before them are left out")
  func joining() { #expect(picture(4, 1) { $0.write("e\u{301}x", x: 0, y: 0) } == "ex") }

  @Test("of several texts the first fits by its columns, not its characters")
  func fitting() {
    #expect(picture(8, 1) { $0.write(firstFitting: ["数字数", "数字"], x: 0, y: 0, width: 5) } == "数字")
  }
}

struct WrappedTextTests {
  @Test("lines break between words and are no longer than the width")
  func wraps() {
    #expect(
      wrapped("how fast the centers follow", to: 12) == ["how fast the", "centers", "follow"])
    #expect(wrapped("one line", to: 80) == ["one line"])
    #expect(wrapped("", to: 5).isEmpty)
  }

  @Test("a word longer than the width has a line of its own")
  func longWord() { #expect(wrapped("a longest b", to: 3) == ["a", "longest", "b"]) }
}
