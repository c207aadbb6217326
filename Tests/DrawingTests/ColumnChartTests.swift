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

  @Test("the first value stands in the first column, and those past the last are left out")
  func columns() {
    let drawn = picture(5, 1) { canvas in
      let rect = Rect(x: 1, y: 0, width: 3, height: 1)
      canvas.drawColumns([2, 1, 2, 9, 9], in: rect, .linear, .unicode)
    }
    #expect(drawn == " █▁█")
  }

  @Test("a share nearer to 1 than 0.9995 is as high as that")
  func leastMissing() {
    #expect(chart([0, 0.9995, 1], 3, 1, .nearOne) == "▁██")
    #expect(chart([0, 0.999, 1], 3, 1, .nearOne) == "▁▇█")
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

  @Test("a value at the end of a column belongs to it, one just past it to the next")
  func columnEnds() {
    #expect(binned([(5, 1), (10, 2)], to: 10, count: 2) == [1, 2])
    let (first, second) = (
      binned([(5.01, 1)], to: 10, count: 2)[0], binned([(5.01, 1)], to: 10, count: 2)[1]
    )
    #expect(first.isNaN && second == 1)
    #expect(binned([(10.5, 3)], to: 10, count: 2)[1] == 3, "past the end is the last column")
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

  @Test("marks at 0 and at the end have their ticks in the first and the last column")
  func ends() {
    #expect(
      axis(2000, [(0, "a"), (1999, "b")], 24).split(separator: "\n")[1]
        == "a                      b")
    let drawn = axis(9, [(0, "a"), (9, "b")], 8)
    #expect(drawn == "0──────9\na      b")
  }

  @Test("labels need one column between them")
  func gap() {
    func labels(_ x: Double) -> Substring {
      axis(100, [(20, "one"), (x, "two")], 20).split(separator: "\n")[1]
    }
    #expect(labels(40) == "    one two")
    #expect(labels(35) == "       two")
  }

  @Test("wide labels take two columns a character")
  func wide() {
    #expect(axis(100, [(20, "重み"), (40, "速度")], 20).split(separator: "\n")[1] == "        速度")
    #expect(
      axis(100, [(20, "重み"), (95, "速度")], 20).split(separator: "\n")[1] == "    重み        速度")
  }

  @Test("in one row there are no labels, and in three columns there is no axis")
  func small() {
    func drawn(_ width: Int, _ height: Int) -> String {
      picture(4, 2) { canvas in
        let rect = Rect(x: 0, y: 0, width: width, height: height)
        canvas.drawAxis(to: 9, marks: [ChartMark(x: 5, label: "a")], in: rect, .unicode)
      }
    }
    #expect(drawn(4, 1) == "0─┴9\n" && drawn(4, 2) == "0─┴9\n  a" && drawn(3, 2) == "\n")
  }

  @Test("a mark at the end keeps to the chart, whatever lies beside it")
  func keepsInside() {
    let drawn = picture(10, 2) { canvas in
      let rect = Rect(x: 1, y: 0, width: 6, height: 2)
      canvas.drawAxis(to: 5, marks: [ChartMark(x: 5, label: "end")], in: rect, .unicode)
    }
    #expect(drawn == " 0────5\n    end")
  }
}
