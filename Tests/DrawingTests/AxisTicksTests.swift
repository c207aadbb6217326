import Drawing
import Testing

struct AxisTicksTests {
  private func ticks(_ bounds: Bounds, _ width: Int, _ height: Int, bottom: Bool = true) -> String {
    picture(width, height) { canvas in
      let rect = Rect(canvas.size)
      canvas.frame(rect, title: "", .unicode)
      canvas.drawTicks(
        Viewport(bounds, in: rect.inset(by: 1)), alongBottom: bottom, .unicode)
    }
  }

  @Test("both axes have ticks at the same round values, with their numbers, but for the lowest row")
  func round() {
    #expect(
      ticks(Bounds(minX: -20, maxX: 20, minY: -20, maxY: 20), 43, 23) == """
        ┌─────────────────────────────────────────┐
        ├20                                       │
        │                                         │
        │                                         │
        │                                         │
        │                                         │
        │                                         │
        │                                         │
        │                                         │
        │                                         │
        │                                         │
        ├0                                        │
        │                                         │
        │                                         │
        │                                         │
        │                                         │
        │                                         │
        │                                         │
        │                                         │
        │                                         │
        │                                         │
        ├                                         │
        └┴-20────────────────┴0──────────────────┴┘
        """)
  }

  @Test("numbers have as many decimals as their step needs")
  func decimals() {
    let text = ticks(Bounds(minX: 0, maxX: 0.04, minY: 0, maxY: 0.01), 43, 8)
    #expect(text.contains("┴0.02") && text.contains("┴0.00"))
  }

  @Test("the bottom edge can be left to something else, and no size is too small")
  func small() {
    let bounds = Bounds(minX: -20, maxX: 20, minY: -20, maxY: 20)
    #expect(!ticks(bounds, 43, 23, bottom: false).contains("┴"))
    for (width, height) in [(2, 2), (3, 3), (5, 9)] { _ = ticks(bounds, width, height) }
  }

  @Test("values too large to be told apart have no ticks, and nothing traps")
  func large() {
    _ = ticks(Bounds(minX: 1e18, maxX: 1.0001e18, minY: 0, maxY: 1), 43, 23)
    _ = ticks(Bounds(minX: -1e300, maxX: 1e300, minY: 0, maxY: 1), 43, 23)
  }

  @Test("a number that ends in the last column is written, one that would go past it is not")
  func edge() {
    func bottom(_ columns: Int) -> Substring {
      let bounds = Bounds(minX: 0, maxX: Double(columns - 1), minY: 0, maxY: 0)
      return ticks(bounds, columns + 2, 3).split(separator: "\n")[2]
    }
    #expect(bottom(23) == "└┴0──────────────────┴20┘")
    #expect(bottom(22) == "└┴0──────────────────┴─┘")
    #expect(bottom(21) == "└┴0──────────────────┴┘")
    #expect(bottom(20) == "└┴0──────────────────┘")
  }

  @Test("at the left edge the row above the lowest has its number, the lowest has not")
  func lowestRow() {
    // Seven rows of two units: ticks at 0 and 20 or at 0 alone, wherever 0 lies.
    func left(_ minY: Double) -> [String] {
      let bounds = Bounds(minX: 0, maxX: 0, minY: minY, maxY: minY + 12)
      return ticks(bounds, 9, 9).split(separator: "\n").map { String($0.prefix(2)) }
    }
    #expect(left(0)[7] == "├ " && left(-2)[6] == "├0" && left(-12)[1] == "├0")
  }
}

struct RegionMapTests {
  @Test("regions are a faint pattern, denser where two of them meet")
  func regions() {
    let classes = [0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 2]
    let drawn = picture(6, 3) { $0.drawRegions(classes, in: Rect($0.size), .unicode) }
    #expect(
      drawn == """
        ~ ░ ~
        ░░░░░░
        ~   ~
        """)
    let ascii = picture(6, 3) { $0.drawRegions(classes, in: Rect($0.size), .ascii) }
    #expect(ascii.split(separator: "\n")[1] == "%%%%%%")
  }

  @Test("where backgrounds can be tinted a region is its class's tint, and points on it keep that")
  func tints() {
    var glyphs = Glyphs.unicode
    glyphs.showsTints = true
    var canvas = Canvas(Size(width: 3, height: 1))
    canvas.drawRegions([0, 1, 11], in: Rect(canvas.size), glyphs)
    #expect(canvas[1, 0].character == "░", "classes 1 and 11 have one tint, so a border parts them")
    #expect(canvas[0, 0].character == " " && canvas[2, 0].character == " ")
    #expect((0..<3).map { canvas[$0, 0].style.tint } == [.ofClass(0), .ofClass(1), .ofClass(1)])
    canvas.overlay(Cell("5", Style(.ofClass(5))), x: 0, y: 0)
    #expect(canvas[0, 0] == Cell("5", Style(.ofClass(5), tint: .ofClass(0))))
    #expect(canvas.ansi().contains("48;5;18m"))
    #expect(canvas.ansi(on: .light).contains("48;5;189m"))
  }

  @Test("hatching marks the cells it is told to")
  func hatching() {
    let marked = [true, false, true, false, false, true]
    #expect(picture(3, 2) { $0.drawHatching(marked, in: Rect($0.size), .dim) } == "/ /\n  /")
  }

  @Test(
    "without neighbours there are no borders: one class alone is the pattern, from the first cell on"
  )
  func alone() {
    let drawn = picture(5, 3) { canvas in
      canvas.drawRegions([Int](repeating: 3, count: 15), in: Rect(canvas.size), .unicode)
      #expect(canvas[0, 0].style == Style(.ofClass(3), weight: .dim))
    }
    #expect(drawn == "~   ~\n  ~\n~   ~")
  }

  @Test("a border stands on the left and the upper of two cells, not across the end of a row")
  func borders() {
    let sideBySide = picture(3, 2) {
      $0.drawRegions([1, 1, 2, 1, 1, 2], in: Rect($0.size), .unicode)
    }
    #expect(sideBySide == "~░\n ░~")
    let stacked = picture(3, 2) { $0.drawRegions([1, 1, 1, 2, 2, 2], in: Rect($0.size), .unicode) }
    #expect(stacked == "░░░\n  ~")
  }

  @Test("maps keep to their rectangle")
  func offset() {
    let rect = Rect(x: 2, y: 1, width: 2, height: 2)
    #expect(
      picture(6, 4) { $0.drawRegions([0, 1, 0, 1], in: rect, .ascii) } == "\n  %\n  %\n")
    #expect(
      picture(6, 4) { $0.drawHatching([true, true, false, true], in: rect, .dim) }
        == "\n  //\n   /\n")
  }
}
