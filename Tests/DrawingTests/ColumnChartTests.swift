import Drawing
import Testing

struct ColumnChartTests {
  private func chart(
    _ values: [Double], _ width: Int, _ height: Int, _ scale: ChartScale = .logarithmic,
    _ glyphs: Glyphs = .unicode
  ) -> String {
    picture(width, height) { $0.drawColumns(values, in: Rect($0.size), scale, glyphs) }
  }

  @Test("columns stand in proportion to the logarithm, from the least value to the greatest")
  func logarithmic() {
    #expect(
      chart([1, 10, 100, 1000, 10000], 8, 2) == """
           ▄█
        ▁▄███
        """)
  }

  @Test("or to the value itself")
  func linear() {
    #expect(
      chart([0, 1, 2, 3, 4], 8, 2, .linear) == """
           ▄█
        ▁▄███
        """)
    #expect(chart([-1, 0, 1], 3, 1, .linear) == "▁▄█")
  }

  @Test("or, for shares, to how often the missing part to 1 was halved")
  func nearOne() {
    #expect(
      chart([0, 0.5, 0.75, 0.875, 0.9375], 8, 2, .nearOne) == """
           ▄█
        ▁▄███
        """)
    #expect(chart([0, 1], 2, 1, .nearOne) == "▁█")
  }

  @Test("in ASCII too, with four levels a cell")
  func ascii() {
    // The least value shows too, as the lowest mark, so five even steps share four levels.
    #expect(chart([1, 2, 4, 8, 16], 5, 1, .logarithmic, .ascii) == "..:+#")
  }

  @Test("values that have no logarithm leave a gap")
  func gaps() { #expect(chart([1, 0, .nan, -5, .infinity, 1], 6, 1) == "█    █") }

  @Test("equal values fill the chart, and no values draw nothing")
  func flat() {
    #expect(chart([7, 7], 4, 1) == "██")
    #expect(chart([], 4, 1) == "")
    #expect(chart([.nan], 4, 1) == "")
    #expect(chart([1, 2], 0, 1) == "")
  }
}

struct BinnedTests {
  @Test("each column is the mean of the values that fall into it")
  func means() {
    let series = (1...6).map { (x: Double($0), y: Double($0 * $0)) }
    #expect(binned(series, to: 6, count: 3) == [2.5, 12.5, 30.5])
    #expect(binned(series, to: 6, count: 6) == series.map(\.y))
  }

  @Test("where there are more columns than values each stays until the next comes")
  func held() {
    #expect(binned([(1, 5), (2, 7)], to: 2, count: 4).dropFirst() == [5, 5, 7])
    #expect(binned([(1, 5), (2, 7)], to: 2, count: 4)[0].isNaN)
  }

  @Test("values may come at any distances, and at 0")
  func uneven() {
    #expect(binned([(0, 1), (1, 3), (9, 4), (10, 6)], to: 10, count: 5) == [2, 2, 2, 2, 5])
    #expect(binned([(0, 1)], to: 0, count: 2) == [1, 1])
  }

  @Test("none in no columns, and no columns of none")
  func empty() {
    #expect(binned([(1, 1)], to: 1, count: 0).isEmpty)
    #expect(binned([], to: 5, count: 2).filter(\.isNaN).count == 2)
  }
}

struct ChartAxisTests {
  private func axis(
    _ end: Double, _ marks: [(Double, String)], _ width: Int, _ glyphs: Glyphs = .unicode
  )
    -> String
  {
    picture(width, 2) { canvas in
      canvas.drawAxis(
        to: end, marks: marks.map { ChartMark(x: $0.0, label: $0.1) }, in: Rect(canvas.size), glyphs
      )
    }
  }

  @Test("it has its numbers at the ends and a labelled tick at every mark")
  func marks() {
    #expect(
      axis(2000, [(500, "λ 1"), (1200, "α 0.2")], 24) == """
        0─────┴───────┴────2 000
              λ 1     α 0.2
        """)
  }

  @Test("of labels that would overlap the latest shows, and the numbers stay")
  func crowded() {
    #expect(
      axis(100, [(10, "λ 0.2"), (20, "λ 0.5"), (98, "λ 1")], 20) == """
        0─┴─┴────────────100
            λ 0.5        λ 1
        """)
  }

  @Test("marks beyond the end are not shown, and in ASCII everything has a spelling")
  func ascii() {
    #expect(
      axis(10, [(5, "λ 1"), (99, "λ 2")], 20, .ascii) == """
        0---------^-------10
                  lambda 1
        """)
  }
}
