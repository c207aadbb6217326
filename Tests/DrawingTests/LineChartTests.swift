import Drawing
import Testing

struct LineChartTests {
  /// The dots of the line over the left half of each column, from the bottom: `nil` where there is none, and the lowest
  /// where the line rises or falls within that half.
  private func heights(
    _ values: [Double], _ width: Int, _ height: Int, _ scale: ChartScale = .logarithmic
  ) -> [Int?] {
    var canvas = Canvas(Size(width: width, height: height))
    canvas.drawLine(values, in: Rect(canvas.size), scale, .unicode)
    let rowsOfDots: [UInt32] = [0x01, 0x02, 0x04, 0x40]
    return (0..<width).map { x in
      (0..<4 * height).last { y in
        let character = canvas[x, y / 4].character.value
        return character >= 0x2800 && (character - 0x2800) & rowsOfDots[y % 4] != 0
      }.map { 4 * height - 1 - $0 }
    }
  }

  private func chart(
    _ values: [Double], _ width: Int, _ height: Int, _ scale: ChartScale = .linear,
    _ glyphs: Glyphs = .unicode
  ) -> String {
    picture(width, height) { $0.drawLine(values, in: Rect($0.size), scale, glyphs) }
  }

  @Test("the line lies in proportion to the logarithm, from the least value to the greatest")
  func logarithmic() {
    #expect(heights([1, 1, 10, 10, 100, 100], 6, 2).last == 7)
    #expect(heights([1, 1, 10, 10, 100, 100], 6, 2).first == 0)
    #expect(heights([1, 1, 10, 10, 100, 100], 6, 2)[3] == 3)
  }

  @Test("or to the value itself")
  func linear() {
    #expect(heights([0, 0, 7, 7], 4, 2, .linear)[3] == 7)
    #expect(heights([0, 3, 3, 7], 4, 2, .linear)[2] == 3)
    #expect(heights([-7, -4, -4, 0], 4, 2, .linear)[2] == 3)
  }

  @Test("or, for shares, to how often the missing part to 1 was halved")
  func nearOne() {
    #expect(heights([0, 0.5, 0.5, 0.75, 0.75, 0.875], 6, 1, .nearOne)[2] == 1)
    #expect(heights([0, 0.5, 0.5, 0.75, 0.75, 0.875], 6, 1, .nearOne)[4] == 2)
  }

  @Test("a share nearer to 1 than 0.9995 is as high as that")
  func leastMissing() {
    #expect(heights([0, 0.9995, 0.9995, 1, 1], 5, 1, .nearOne)[2] == 3)
    #expect(heights([0, 0.9995, 0.9995, 1, 1], 5, 1, .nearOne)[4] == 3)
    #expect(heights([0, 0.98, 0.98, 1, 1], 5, 1, .nearOne)[2] == 2)
  }

  @Test("values that follow each other are joined, however far apart, without a gap")
  func joined() {
    let rising = chart([0, 1], 2, 2).split(separator: "\n")
    #expect(rising.count == 2 && rising.allSatisfy { $0.contains { $0 > "⠀" } })
    #expect(chart([1, 0, 1], 3, 1).unicodeScalars.count == 3)
  }

  @Test("in ASCII too")
  func ascii() {
    let drawn = chart([1, 2, 4, 8, 16], 5, 2, .logarithmic, .ascii)
    #expect(drawn.allSatisfy(\.isASCII) && drawn.contains("'") && drawn.contains("."))
  }

  @Test("values that have no logarithm leave a gap")
  func gaps() {
    let drawn = heights([1, 1, 0, .nan, -5, .infinity, 9, 9], 8, 1)
    #expect(drawn[2...5].allSatisfy { $0 == nil } && drawn[1] == 0 && drawn[7] == 3)
  }

  @Test("equal values lie in the middle, a single one shows, and no values draw nothing")
  func flat() {
    #expect(chart([7, 7], 4, 1) == "⠤⠤")
    #expect(chart([7], 4, 1) == "⠤")
    #expect(chart([], 4, 1) == "" && chart([.nan], 4, 1) == "")
    #expect(chart([1, 2], 0, 1) == "" && chart([1, 2], 2, 0) == "")
  }

  @Test("the first value stands in the first column, and those past the last are left out")
  func columns() {
    let drawn = picture(5, 1) { canvas in
      let rect = Rect(x: 1, y: 0, width: 3, height: 1)
      canvas.drawLine([2, 2, 2, 9, 9], in: rect, .linear, .unicode)
    }
    #expect(drawn == " ⠤⠤⠤")
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
