import Drawing
import Testing

struct ScaleBarTests {
  /// A bar on a plot `columns` wide that shows `width` units.
  private func bar(_ width: Double, columns: Int, _ glyphs: Glyphs = .unicode) -> String {
    let bounds = Bounds(minX: 0, maxX: width, minY: 0, maxY: 0)
    return picture(columns, 1) { canvas in
      canvas.drawScaleBar(Viewport(bounds, in: Rect(canvas.size)), x: 0, y: 0, glyphs)
    }
  }

  @Test("it is as long as it says, of a round length, about a quarter of the plot")
  func length() {
    // 40 columns are 40 units: from one end to the other it is ten columns for ten units.
    #expect(bar(40, columns: 41) == "├── 10 ───┤")
    #expect(bar(80, columns: 41) == "├── 20 ───┤")
    #expect(bar(20, columns: 41) == "├─── 5 ───┤")
    #expect(bar(0.04, columns: 41) == "├─ 0.01 ──┤")
  }

  @Test("one too short for its length has it at its side")
  func short() { #expect(bar(100, columns: 20, .ascii) == "|---| 20") }

  @Test("it says the distance between its ends, at any scale", arguments: [0.003, 1, 47, 9e5])
  func honest(units: Double) throws {
    let columns = 81
    let text = bar(units, columns: columns)
    let length = try #require(Double(text.filter { $0.isNumber || $0 == "." }))
    let drawn = Double(text.prefix { $0 != "┤" }.count) * units / Double(columns - 1)
    #expect(abs(drawn - length) <= units / Double(columns - 1))
    let digit = "\(length)".first { $0 != "0" && $0 != "." }
    #expect(digit == "1" || digit == "2" || digit == "5")
  }

  @Test("its length is the largest round one that is not above a quarter of the plot")
  func roundest() {
    #expect(bar(19.9, columns: 41).contains(" 5 ") && bar(19, columns: 41) == "├───┤ 2")
    #expect(bar(40, columns: 41).contains(" 10 ") && bar(38, columns: 41).contains(" 5 "))
    #expect(bar(8, columns: 41).contains(" 2 ") && bar(7.6, columns: 41).contains(" 1 "))
  }

  @Test("the number stands in the bar when a column is left on each side, else behind it")
  func room() {
    // Bars of 7, 6 and 5 columns between their ends, for a number that needs 4 with its blanks.
    #expect(bar(40, columns: 29) == "├─ 10 ─┤")
    #expect(bar(40, columns: 25) == "├ 10 ─┤")
    #expect(bar(60, columns: 31) == "├────┤ 10")
  }

  @Test("a length of exactly a quarter will do, and on a narrow plot one of seven columns")
  func exact() {
    #expect(bar(39, columns: 40) == "├── 10 ───┤")
    #expect(bar(19.5, columns: 40) == "├─── 5 ───┤")
    #expect(bar(14.25, columns: 20) == "├─ 5 ──┤")
  }
}
