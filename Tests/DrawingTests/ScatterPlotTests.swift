import Drawing
import Testing

struct ScatterPlotTests {
  private static let names: [Unicode.Scalar] = ["a", "b", "c"]
  private static let bounds = Bounds(minX: 0, maxX: 4, minY: 0, maxY: 2)

  /// Cells of one unit by two, from (0, 0) to (4, 2).
  private func drawn(
    _ points: [(x: Double, y: Double, classIndex: Int)], _ marks: PointMarks = .glyphs,
    focus: Int? = nil
  ) -> Canvas {
    var canvas = Canvas(Size(width: 5, height: 2))
    var plot = ScatterPlot(Viewport(Self.bounds, in: Rect(canvas.size)), classCount: 3)
    for point in points { plot.add(x: point.x, y: point.y, classIndex: point.classIndex) }
    plot.draw(on: &canvas, names: Self.names, marks, focus: focus, .unicode)
    return canvas
  }

  @Test("each point shows as its class's mark, in its class's colour, where it lies")
  func marks() {
    let canvas = drawn([(0, 2, 0), (2, 0, 1), (4, 2, 2)])
    #expect(canvas.text == "a   c\n  b\n")
    #expect(canvas[0, 0].style.color == .ofClass(0) && canvas[4, 0].style.color == .ofClass(2))
  }

  @Test("where points share a cell the class with most of them shows, in whatever order they came")
  func densest() {
    let points = [(1.0, 2.0, 2), (1, 2, 1), (1.2, 2, 1), (0.9, 2, 0)]
    #expect(drawn(points).text == " b\n\n")
    #expect(drawn(points.reversed()).text == " b\n\n")
  }

  @Test("of equally many, the lower class shows")
  func ties() { #expect(drawn([(1, 2, 2), (1, 2, 1)]).text == " b\n\n") }

  @Test("a cell with many points of a class is bold")
  func density() {
    let counts = [1, 2, 3, 4, 40]
    let points = counts.enumerated().flatMap { x, count in
      Array(repeating: (x: Double(x), y: 2.0, classIndex: 1), count: count)
    }
    #expect(drawn(points).weights(ofRow: 0) == "nnnbb")
  }

  @Test("as dots, points of one cell are told apart")
  func dots() {
    // Cells are one unit wide and two high: (0, 2) is in the middle of the first.
    #expect(drawn([(-0.2, 2.6, 0), (0.2, 1.4, 0)], .dots).text == "⢁\n\n")
    #expect(
      drawn([(0, 2, 0), (1, 2, 1)], .dots).text.unicodeScalars.prefix(2).allSatisfy {
        $0.value > 0x2800
      })
  }

  @Test("with a focus all other classes are faint, and its own points are never hidden")
  func focus() {
    let canvas = drawn([(0, 2, 0), (2, 2, 1), (2, 2, 0), (2, 2, 0)], focus: 1)
    #expect(canvas.text == "· b\n\n")
    #expect(canvas[0, 0].style == .dim && canvas[2, 0].style.color == .ofClass(1))
  }

  @Test("points outside are left out")
  func outside() { #expect(drawn([(9, 0, 0), (0, 9, 1), (.nan, 0, 2)]).text == "\n\n") }

  @Test("a center stands over what is there, its mark cut at the plot's edge")
  func centers() {
    let style = Style(.ofClass(1), weight: .bold, isReversed: true)
    var canvas = drawn([(2, 2, 0), (0, 0, 1)])
    let viewport = Viewport(Self.bounds, in: Rect(canvas.size))
    canvas.drawCenter(["[", "1", "]"], viewport, x: 2, y: 2, style)
    canvas.drawCenter(["[", "0", "]"], viewport, x: 0, y: 0, style)
    canvas.drawCenter(["[", "2", "]"], viewport, x: 40, y: 0, style)
    #expect(canvas.text == " [1]\n0]\n")
    #expect(canvas.weights(ofRow: 0) == "nBBBn")
    #expect(canvas[2, 0].style.color == .ofClass(1))
  }

  @Test(
    "points on the left and the upper edge are inside, those on the right and the lower are not")
  func edges() {
    // The plot goes from -0.5 to 4.5 and from -1 to 3.
    #expect(drawn([(-0.5, 3, 0), (4.4, -0.9, 1)]).text == "a\n    b\n")
    #expect(drawn([(4.5, 0, 0), (0, -1, 1), (-0.51, 0, 2), (0, 3.01, 2)]).text == "\n\n")
  }

  @Test("a focus on the first or the last class works as on any, and one on none dims all")
  func focusEnds() {
    let points = [(0.0, 2.0, 0), (2, 2, 2)]
    #expect(drawn(points, focus: 0).text == "a ·\n\n")
    #expect(drawn(points, focus: 2).text == "· c\n\n")
    #expect(drawn(points, focus: 3).text == "· ·\n\n")
  }

  @Test("a center's mark keeps to the plot on the right too, and a wide one takes its two columns")
  func centerEdges() {
    var canvas = Canvas(Size(width: 7, height: 2))
    let viewport = Viewport(Self.bounds, in: Rect(x: 1, y: 0, width: 5, height: 2))
    canvas.drawCenter(["[", "1", "]"], viewport, x: 4, y: 2, .plain)
    canvas.drawCenter(["[", "字", "]"], viewport, x: 2, y: 0, .plain)
    #expect(canvas.text == "    [1\n [字]\n")
    canvas.drawCenter(["[", "字", "]"], viewport, x: 4, y: 0, .plain)
    #expect(canvas.text == "    [1\n [ [字\n")
  }

  @Test("a wide mark never reaches past the plot")
  func wideMarks() {
    var canvas = Canvas(Size(width: 6, height: 2))
    var plot = ScatterPlot(
      Viewport(Self.bounds, in: Rect(x: 0, y: 0, width: 5, height: 2)), classCount: 1)
    for x in [0.0, 4] { plot.add(x: x, y: 2, classIndex: 0) }
    plot.draw(on: &canvas, names: ["字"], .glyphs, .unicode)
    #expect(canvas.text == "字  ·\n\n")
  }

  @Test("the last class too is never hidden when it has the focus")
  func lastFocus() {
    #expect(drawn([(2, 2, 2), (2, 2, 0), (2, 2, 0)], focus: 2).text == "  c\n\n")
  }
}
