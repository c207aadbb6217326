import Drawing
import Testing

struct DotLayerTests {
  private static let bounds = Bounds(minX: 0, maxX: 7, minY: 0, maxY: 6)

  /// Eight cells of one unit by four of two.
  private func drawn(
    _ lines: [(a: (x: Double, y: Double), b: (x: Double, y: Double))], _ glyphs: Glyphs = .unicode
  ) -> Canvas {
    var canvas = Canvas(Size(width: 8, height: 4))
    var layer = DotLayer(Viewport(Self.bounds, in: Rect(canvas.size)))
    for (k, line) in lines.enumerated() { layer.line(from: line.a, to: line.b, .ofClass(k)) }
    layer.draw(on: &canvas, glyphs, .dim)
    return canvas
  }

  @Test("lines are straight, two by four dots a cell")
  func straight() {
    #expect(drawn([((-0.5, 2.9), (7.5, 2.9))]).text == "\n\n⠉⠉⠉⠉⠉⠉⠉⠉\n\n")
    let diagonal = drawn([((-0.5, -1), (7.5, 7))]).text
    #expect(diagonal.split(separator: "\n").count == 4)
    #expect(diagonal.unicodeScalars.filter { $0.value > 0x2800 }.count >= 8)
  }

  @Test("what lies outside is cut off, however far away the ends are")
  func clipped() {
    let inside = drawn([((-0.5, 6.5), (7.5, 6.5))]).text
    #expect(drawn([((-1e9, 6.5), (1e9, 6.5))]).text == inside)
    #expect(drawn([((0, 50), (7, 50))]).text == "\n\n\n\n")
    #expect(drawn([((.nan, 0), (7, 3))]).text == "\n\n\n\n")
    #expect(drawn([((-.infinity, 0), (7, 3))]).text == "\n\n\n\n")
  }

  @Test("a line without a length is a dot")
  func dot() {
    let marks = drawn([((3, 2), (3, 2))]).text.unicodeScalars.filter { $0 != "\n" && $0 != " " }
    #expect(marks.count == 1)
  }

  @Test("in ASCII a mark tells whether the line runs through the upper half of a cell or the lower")
  func ascii() {
    #expect(drawn([((0, 6.5), (7, 6.5))], .ascii).text == "''''''''\n\n\n\n")
    #expect(drawn([((0, 5.5), (7, 5.5))], .ascii).text == "........\n\n\n\n")
    #expect(
      drawn([((3, 7), (3, -1))], .ascii).text.split(separator: "\n").allSatisfy { $0 == "   :" })
  }

  @Test("where lines cross the later one's colour shows")
  func colors() {
    let canvas = drawn([((0, 3), (7, 3)), ((3, 7), (3, -1))])
    #expect(canvas[3, 1].style == Style(.ofClass(1), weight: .dim))
  }
}

struct ArrowTests {
  private func arrow(to tip: (x: Double, y: Double)) -> Canvas {
    var canvas = Canvas(Size(width: 11, height: 7))
    let viewport = Viewport(Bounds(minX: -5, maxX: 5, minY: -6, maxY: 6), in: Rect(canvas.size))
    canvas.drawArrow(from: (0, 0), to: tip, name: "S", viewport, .accent, .unicode)
    return canvas
  }

  @Test("its head points the way it goes, and its name stands beyond it")
  func heads() {
    #expect(arrow(to: (4, 0))[9, 3].character == "▶" && arrow(to: (4, 0))[10, 3].character == "S")
    #expect(arrow(to: (-4, 0))[1, 3].character == "◀" && arrow(to: (-4, 0))[0, 3].character == "S")
    #expect(arrow(to: (0, 6))[5, 0].character == "▲" && arrow(to: (0, -6))[5, 6].character == "▼")
  }

  @Test("one that ends outside has no head, and nothing of it lies outside")
  func outside() {
    let text = arrow(to: (40, 0)).text
    #expect(!text.contains("▶") && !text.contains("S"))
    #expect(
      text.unicodeScalars.filter { $0.value > 0x2800 }.count == 6, "from its tail to the edge")
  }

  @Test("one that goes as far up as sideways has the head of one that goes sideways")
  func diagonal() {
    #expect(arrow(to: (4, 4))[9, 1].character == "▶" && arrow(to: (4, 4.1))[9, 1].character == "▲")
    #expect(arrow(to: (-4, -4))[1, 5].character == "◀")
  }
}
