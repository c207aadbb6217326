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
}

struct RegionMapTests {
  @Test("regions are a faint pattern, denser where two of them meet")
  func regions() {
    let classes = [0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 2]
    let drawn = picture(6, 3) { $0.drawRegions(classes, in: Rect($0.size), .unicode) }
    #expect(
      drawn == """
        · ░ ·
        ░░░░░░
        ·   ·
        """)
    let ascii = picture(6, 3) { $0.drawRegions(classes, in: Rect($0.size), .ascii) }
    #expect(ascii.split(separator: "\n")[1] == "%%%%%%")
  }

  @Test("hatching marks the cells it is told to")
  func hatching() {
    let marked = [true, false, true, false, false, true]
    #expect(picture(3, 2) { $0.drawHatching(marked, in: Rect($0.size), .dim) } == "/ /\n  /")
  }
}
