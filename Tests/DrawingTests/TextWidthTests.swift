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

  @Test("every block of wide characters begins and ends where Unicode says")
  func blocks() {
    let wide: [ClosedRange<UInt32>] = [
      0x1100...0x115F, 0x2E80...0x2E99, 0x3001...0x3029, 0x3041...0x3096, 0x30A0...0x30FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F320, 0x20000...0x3FFFD,
    ]
    for block in wide {
      for value in [block.lowerBound, block.upperBound] {
        #expect(columns(of: Unicode.Scalar(value)!) == 2, "\(String(value, radix: 16))")
      }
    }
    for value: UInt32 in [0x10FF, 0x303F, 0xD7FF, 0xFF61, 0xFFE7, 0x1F321, 0x2FF, 0x2500] {
      #expect(columns(of: Unicode.Scalar(value)!) == 1, "\(String(value, radix: 16))")
    }
  }

  @Test("pictures are wide, signs that are only text are not")
  func pictures() {
    #expect("✅❌⭐☕🎉".unicodeScalars.allSatisfy { columns(of: $0) == 2 })
    #expect("✓✗★☆▶■⓪".unicodeScalars.allSatisfy { columns(of: $0) == 1 })
  }

  @Test("Japanese and Korean written in parts take no more columns than whole")
  func decomposed() {
    #expect(columns(of: "ガ") == 2 && columns(of: "カ\u{3099}") == 2)
    #expect(columns(of: "한") == 2 && columns(of: "\u{1112}\u{1161}\u{11AB}") == 2)
  }

  @Test("put into one cell, a wide character takes the next one too")
  func cell() {
    var canvas = Canvas(Size(width: 3, height: 1))
    canvas[0, 0] = Cell("数", .bold)
    #expect(canvas.text == "数\n" && canvas[1, 0] == Cell(Cell.rightHalf, .bold))
    canvas[1, 0] = Cell("字")
    #expect(canvas.text == " 字\n")
    canvas[2, 0] = Cell("字")
    #expect(canvas.text == " \n", "there is no room for it, and none for half of the other")
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

  @Test("a line exactly as long as the width is one line, at one column less it is two")
  func exact() {
    #expect(wrapped("ab cd", to: 5) == ["ab cd"])
    #expect(wrapped("ab cd", to: 4) == ["ab", "cd"])
    #expect(wrapped("重み 速度", to: 9) == ["重み 速度"])
    #expect(wrapped("重み 速度", to: 8) == ["重み 速", "度"])
  }

  @Test("East Asian text, which has no blanks, breaks between its characters")
  func eastAsian() {
    #expect(wrapped("中心損失は特徴を集める", to: 8) == ["中心損失", "は特徴を", "集める"])
    #expect(wrapped("中心損失は特徴を集める", to: 9) == ["中心損失", "は特徴を", "集める"])
    #expect(wrapped("λは0.1です", to: 5) == ["λは", "0.1で", "す"])
    #expect(wrapped("one two三四", to: 9) == ["one two三", "四"])
    #expect(wrapped("中心", to: 1) == ["中", "心"])
  }

  @Test("no line begins with the end of a sentence or of a bracket, or ends with its beginning")
  func punctuation() {
    #expect(wrapped("集める。次に", to: 6) == ["集め", "る。次", "に"])
    #expect(wrapped("損失「中心」と", to: 6) == ["損失", "「中", "心」と"])
    #expect(wrapped("データ", to: 4) == ["デー", "タ"])
    #expect(wrapped("データ", to: 2) == ["デー", "タ"])
  }
}
