import Drawing
import Testing

struct CanvasTests {
  @Test("it starts blank and exactly as large as asked")
  func blank() {
    let canvas = Canvas(Size(width: 3, height: 2))
    #expect(canvas.cells == [Cell](repeating: Cell(" ", .plain), count: 6))
    #expect(canvas.text == "\n\n")
  }

  @Test("a negative size is an empty canvas")
  func negative() {
    #expect(Canvas(Size(width: -3, height: 2)).size == Size(width: 0, height: 2))
    #expect(Canvas(Size(width: 4, height: -1)).cells.isEmpty)
  }

  @Test("what is written outside is cut off, on every side")
  func clipping() {
    let drawn = picture(6, 3) { canvas in
      canvas.write("above", x: 0, y: -1)
      canvas.write("left edge", x: -5, y: 0)
      canvas.write("right edge", x: 2, y: 1)
      canvas.write("below", x: 0, y: 3)
    }
    #expect(
      drawn == """
        edge
          righ

        """)
  }

  @Test("reading outside gives a blank")
  func readsOutside() {
    var canvas = Canvas(Size(width: 1, height: 1))
    canvas[0, 0] = Cell("x", .bold)
    #expect(canvas[0, 0] == Cell("x", .bold))
    for (x, y) in [(-1, 0), (1, 0), (0, -1), (0, 1)] { #expect(canvas[x, y] == Cell()) }
  }

  @Test("text is cut at a width, and the column after it is returned")
  func width() {
    var canvas = Canvas(Size(width: 8, height: 1))
    #expect(canvas.write("abcdef", x: 1, y: 0, width: 3) == 4)
    #expect(canvas.write("!", x: 4, y: 0) == 5)
    #expect(canvas.text == " abc!\n")
  }

  @Test("control characters cannot reach a terminal: they become question marks")
  func controls() {
    #expect(picture(9, 1) { $0.write("a\u{1B}[2J\n\t\u{9B}z", x: 0, y: 0) } == "a?[2J???z")
  }

  @Test("text can end at a column, and begin before the canvas")
  func endingAt() {
    let drawn = picture(6, 2) { canvas in
      canvas.write("ab", endingAt: 6, y: 0)
      canvas.write("0123456789", endingAt: 6, y: 1)
    }
    #expect(
      drawn == """
            ab
        456789
        """)
  }

  @Test("of several texts the first that fits is written, or else the beginning of the last")
  func firstFitting() {
    let texts = ["a long line", "shorter", "short"]
    func written(_ width: Int) -> String {
      picture(20, 1) { $0.write(firstFitting: texts, x: 1, y: 0, width: width) }
    }
    #expect(
      [11, 10, 7, 6, 5, 3, 0].map(written) == [
        " a long line", " shorter", " shorter", " short", " short", " sho", "",
      ])
  }

  @Test("a frame has its title in the top edge, cut where it is narrow")
  func frame() {
    let drawn = picture(14, 7) { canvas in
      canvas.frame(Rect(x: 0, y: 0, width: 14, height: 3), title: "plot", .unicode)
      canvas.frame(Rect(x: 0, y: 3, width: 6, height: 2), title: "features", .ascii)
      canvas.frame(Rect(x: 7, y: 3, width: 4, height: 4), title: "", .unicode)
      canvas.frame(Rect(x: 12, y: 3, width: 1, height: 4), title: "no room", .unicode)
    }
    #expect(
      drawn == """
        ┌ plot ──────┐
        │            │
        └────────────┘
        + fea+ ┌──┐
        +----+ │  │
               │  │
               └──┘
        """)
  }

  @Test("clearing a rectangle leaves what is around it")
  func clear() {
    let drawn = picture(5, 3) { canvas in
      for y in 0..<3 { canvas.write("#####", x: 0, y: y) }
      canvas.clear(Rect(x: 1, y: 1, width: 3, height: 5))
    }
    #expect(
      drawn == """
        #####
        #   #
        #   #
        """)
  }
}

struct CanvasTextTests {
  @Test("lines end at their last mark, but a styled blank is a mark")
  func blanks() {
    var canvas = Canvas(Size(width: 4, height: 2))
    canvas[0, 0] = Cell("a")
    canvas[2, 1] = Cell(" ", Style(isReversed: true))
    #expect(canvas.text == "a\n   \n")
  }

  @Test("colours and weights become escape sequences, each line ending plain")
  func ansi() {
    var canvas = Canvas(Size(width: 4, height: 2))
    canvas.write("ab", x: 0, y: 0, Style(.ofClass(1), weight: .bold))
    canvas.write("c", x: 2, y: 0)
    canvas.write("d", x: 0, y: 1, Style(weight: .dim, isReversed: true))
    let escape = "\u{1B}["
    #expect(
      canvas.ansi() == "\(escape)0;1;38;5;208mab\(escape)0mc\n\(escape)0;2;7md\(escape)0m\n")
  }

  @Test("without any style there is no escape sequence")
  func plain() {
    var canvas = Canvas(Size(width: 4, height: 1))
    canvas.write("ab", x: 1, y: 0)
    #expect(canvas.ansi() == canvas.text)
  }
}
