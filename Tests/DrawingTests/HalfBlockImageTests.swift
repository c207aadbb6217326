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
    let greys = (0..<2).compactMap { canvas[$0, 0].style.color?.onDark.xterm }
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

  @Test("a pixel is filled from a quarter of white on")
  func threshold() {
    let image = GreyImage(rows: 2, columns: 3, values: [0.25, 0.24, 1, 0.24, 0.25, 0.24])
    #expect(drawn(image, Size(width: 3, height: 1)) == "▀▄▀")
  }

  @Test("greys go from the middle of the ramp to its end, and no further")
  func ramp() {
    var canvas = Canvas(Size(width: 4, height: 1))
    let image = GreyImage(rows: 1, columns: 4, values: [0.25, 0.5, 1, 9])
    canvas.drawImage(image, in: Rect(canvas.size), .unicode)
    #expect((0..<4).map { canvas[$0, 0].style.color?.onDark.xterm } == [246, 249, 255, 255])
  }

  @Test("an image exactly as large as its room is not shrunk, one a row or a column larger is")
  func exactFit() {
    func size(_ rows: Int, _ columns: Int) -> Size {
      var canvas = Canvas(Size(width: 6, height: 3))
      let values = [Float](repeating: 1, count: rows * columns)
      let image = GreyImage(rows: rows, columns: columns, values: values)
      return canvas.drawImage(image, in: Rect(canvas.size), .unicode)
    }
    #expect(size(6, 6) == Size(width: 6, height: 3) && size(5, 6) == Size(width: 6, height: 3))
    #expect(size(7, 6) == Size(width: 3, height: 2) && size(6, 7) == Size(width: 4, height: 2))
  }
}
