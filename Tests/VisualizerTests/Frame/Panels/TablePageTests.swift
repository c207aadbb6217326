import Drawing
import Learning
import Runs
import Testing
import Visualizer

/// Tables of more classes than there are rows.
struct TablePageTests {
  private func lines(_ panel: Panel, _ state: ScreenState, _ size: Size) -> [String] {
    var canvas = Canvas(size)
    drawPanel(panel, state.run, state, on: &canvas, in: Rect(size))
    return canvas.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(
    "PgDn comes past every class once, then to the first again, and PgUp goes back",
    arguments: [Panel.classes, .confusion],
    [Size(width: 36, height: 9), Size(width: 40, height: 20), Size(width: 44, height: 50)])
  func pages(panel: Panel, size: Size) throws {
    var state = FuzzTests.manyClasses
    let first = lines(panel, state, size)
    var (seen, hints) = ([Character](), [String]())
    repeat {
      let page = lines(panel, state, size)
      seen += page[2...].compactMap(\.first).prefix(size.height - 3)
      hints.append(page[size.height - 1])
      let key = try #require(state.action(for: .pageDown))
      _ = state.reduce(key)
    } while lines(panel, state, size) != first && hints.count < 100
    let rows = seen.prefix(62)
    #expect(Set(rows).count == 62 && rows.first == "0" && rows.last == "Z")
    #expect(hints.count == (62 + size.height - 4) / (size.height - 3))
    #expect(hints[0].hasPrefix("1–\(size.height - 3) of 62, PgDn PgUp"))
    let back = try #require(FuzzTests.manyClasses.action(for: .pageUp))
    let last = lines(panel, FuzzTests.manyClasses.after(back), size)
    #expect(last[size.height - 1] == hints[hints.count - 1])
  }

  @Test("of columns that do not fit those around the diagonal show, and the last line says which")
  func columns() {
    var state = FuzzTests.manyClasses
    for _ in 0..<10 {
      let page = lines(.confusion, state, Size(width: 40, height: 14))
      let rows = page[2...12].compactMap(\.first)
      #expect(page[1].count == 40 && rows.allSatisfy { page[1].contains($0) }, "\(page[1])")
      let marks = page[1].dropFirst(2)
      #expect(page[13].hasSuffix(", columns \(marks.first ?? " ")–\(marks.last ?? " ")"))
      _ = state.reduce(.turnPage(1))
    }
  }

  @Test("Tab comes to the first page of the next table")
  func reset() {
    #expect(FuzzTests.manyClasses.after(.turnPage(3), .movePanel(1)).tablePage == 0)
  }
}
