import Drawing
import Testing

struct HalfBlockImageTests {
  private let picture3 = GreyImage(
    rows: 3, columns: 4, values: [1, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0.2, 1])

  private func drawn(_ image: GreyImage, _ size: Size, _ glyphs: Glyphs = .unicode) -> String {
    picture(size.width, size.height) { $0.drawImage(image, in: Rect(size), glyphs) }
  }

  @Test("two rows of the picture are a row of cells, bright places filled")
  func halves() {
    #expect(
      drawn(picture3, Size(width: 4, height: 2)) == """
        █▄▀
         ▀ ▀
        """)
    #expect(
      drawn(picture3, Size(width: 4, height: 2), .ascii) == """
        #.'
         ' '
        """)
  }

  @Test("brighter places have a lighter grey")
  func greys() {
    var canvas = Canvas(Size(width: 2, height: 1))
    let image = GreyImage(rows: 2, columns: 2, values: [1, 0.4, 1, 0.4])
    canvas.drawImage(image, in: Rect(canvas.size), .unicode)
    let greys = (0..<2).compactMap { canvas[$0, 0].style.color?.xterm }
    #expect(greys.count == 2 && greys[0] > greys[1])
  }

  @Test("one that does not fit is shrunk by a whole factor, and the cells it took are returned")
  func shrunk() {
    let image = GreyImage(rows: 8, columns: 8, values: (0..<64).map { $0 % 8 < 4 ? 1 : 0 })
    var canvas = Canvas(Size(width: 20, height: 2))
    let size = canvas.drawImage(image, in: Rect(x: 1, y: 0, width: 19, height: 2), .unicode)
    #expect(size == Size(width: 4, height: 2))
    #expect(canvas.text == " ██\n ██\n")
    #expect(image.shrunk(by: 2).values.prefix(4) == [1, 1, 0, 0])
    #expect(picture3.shrunk(by: 2).values == [0.75, 0.25, 0.5, 0.6])
  }

  @Test("without room nothing is drawn")
  func noRoom() { #expect(drawn(picture3, Size(width: 4, height: 0)) == "") }
}

struct BarTests {
  @Test("a bar is a share of its width, to half a column")
  func bar() {
    func bar(_ share: Double, _ glyphs: Glyphs = .unicode) -> String {
      picture(6, 1) { $0.drawBar(share, x: 0, y: 0, width: 4, glyphs, .plain) }
    }
    #expect(
      [0, 0.05, 0.125, 0.5, 0.9, 1, 7].map { bar($0) } == [
        "", "", "╸", "━━", "━━━╸", "━━━━", "━━━━",
      ])
    #expect(bar(0.625, .ascii) == "==-")
    #expect(bar(.nan) == "")
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
}
