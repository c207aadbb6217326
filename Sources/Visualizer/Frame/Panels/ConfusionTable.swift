import Drawing
import Learning

/// Which classes the test set's samples were taken for: a row for each true class, a column for each predicted one.
func drawConfusions(_ run: RunView, _ screen: ScreenState, on canvas: inout Canvas, in rect: Rect) {
  let test = run.snapshot.test
  let classCount = run.classCount
  let confusions = ConfusionMatrix(
    labels: test.labels, predictions: test.predictions, classCount: classCount)
  // Whole numbers where they fit, else one digit each.
  let cellWidth = 2 + 3 * classCount <= rect.width ? 3 : 1
  let columnCount = min(classCount, (rect.width - 2) / cellWidth)
  let page = TablePage(
    of: classCount, room: rect.height - 1, screen, isCut: columnCount < classCount)
  // Where not all columns fit, those around the diagonal of these rows.
  let middle = (page.rows.lowerBound + page.rows.upperBound) / 2
  let firstColumn = min(max(middle - columnCount / 2, 0), classCount - columnCount)
  let columns = firstColumn..<firstColumn + columnCount

  func write(_ text: String, _ y: Int, _ column: Int, _ style: Style) {
    canvas.write(
      text, endingAt: rect.x + 2 + (column - firstColumn + 1) * cellWidth, y: y, style)
  }
  for k in columns {
    write(String(run.classMark(k)), rect.y, k, Style(.ofClass(k), weight: .bold))
  }
  if let hint = page.hint {
    let first = columnCount < classCount ? columns.first : nil
    let cut =
      first.map {
        ", "
          + screen.say(
            .columnsFrom, "\(run.classMark($0))–\(run.classMark(columns.upperBound - 1))")
      }
      ?? ""
    canvas.write(
      screen.glyphs.plain(hint + cut), x: rect.x, y: rect.maxY - 1, .dim, width: rect.width)
  }
  for (row, j) in page.rows.enumerated() {
    let y = rect.y + 1 + row
    canvas.write(String(run.classMark(j)), x: rect.x, y: y, Style(.ofClass(j), weight: .bold))
    for k in columns {
      let count = confusions[j, k]
      let style = j == k ? Style.plain : count > 0 ? .bold : .dim
      let text = count == 0 ? screen.glyphs.separator : "\(count)"
      write(cellWidth == 1 && count > 9 ? "+" : text, y, k, style)
    }
  }
}
