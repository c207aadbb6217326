import Drawing
import Testing

struct ImageTextTests {
  @Test("a character stands for two rows, from blank for the darkest to @ for the brightest")
  func shades() {
    let image: [Float] = [
      0, 9, 9, 0,
      0, 9, 9, 0,
      0, 0, 9, 9,
      9, 0, 9, 0,
    ]
    #expect(imageText(image, rows: 4, columns: 4) == [" @@ ", "+ @+"])
  }

  @Test("an image too wide is made smaller, with its shape kept")
  func wide() {
    let image = (0..<8 * 8).map { Float($0 % 8 < 4 ? 0 : 1) }
    #expect(imageText(image, rows: 8, columns: 8, width: 4) == ["  @@", "  @@"])
  }

  @Test("channels are averaged, and an image of one value is blank")
  func channels() {
    #expect(imageText([0, 4, 0, 0], rows: 1, columns: 2, channels: 2) == [" +"])
    #expect(imageText([5, 5, 5, 5], rows: 2, columns: 2) == ["  "])
  }

  @Test("each tenth of the way from the darkest to the brightest has a shade")
  func tenths() {
    // One row of eleven values: two columns a row are one character.
    let ramp = (0...10).map { Float($0) }
    #expect(imageText(ramp, rows: 1, columns: 11) == [" .:-=+*#%@@"])
  }

  @Test("half a line of rows is a line")
  func halfLines() {
    func lines(_ rows: Int) -> Int {
      imageText([Float](repeating: 1, count: 2 * rows), rows: rows, columns: 2).count
    }
    #expect([1, 2, 3, 4, 5].map(lines) == [1, 1, 2, 2, 3])
  }
}
