import Drawing
import Testing

struct ColumnChartTests {
  private func chart(_ series: [Double], _ width: Int, _ height: Int, _ glyphs: Glyphs = .unicode)
    -> String
  {
    picture(width, height) { $0.drawColumns(series, in: Rect($0.size), glyphs) }
  }

  @Test("columns stand in proportion to the logarithm, from the least value to the greatest")
  func logarithm() {
    #expect(
      chart([1, 10, 100, 1000, 10000], 8, 2) == """
           ▄█
        ▁▄███
        """)
  }

  @Test("in ASCII too, with four levels a cell")
  func ascii() {
    // The least value shows too, as the lowest mark, so five even steps share four levels.
    #expect(chart([1, 2, 4, 8, 16], 5, 1, .ascii) == "..:+#")
  }

  @Test("a long series is squeezed to the width by the means of equal parts")
  func squeezed() {
    // Means 2, 8, 32 of pairs: evenly spaced logarithms.
    #expect(
      chart([1, 3, 4, 12, 16, 48], 3, 2) == """
          █
        ▁██
        """)
  }

  @Test("values that have no logarithm leave a gap")
  func gaps() { #expect(chart([1, 0, .nan, -5, .infinity, 1], 6, 1) == "█    █") }

  @Test("equal values fill the chart, and no values draw nothing")
  func flat() {
    #expect(chart([7, 7], 4, 1) == "██")
    #expect(chart([], 4, 1) == "")
    #expect(chart([.nan], 4, 1) == "")
    #expect(
      picture(3, 1) { $0.drawColumns([1], in: Rect(x: 0, y: 0, width: 0, height: 1), .unicode) }
        == "")
  }
}
