import Drawing
import Learning

/// Which classes the test set's samples were taken for: a row for each true class, a column for each predicted one.
func drawConfusions(_ state: State, on canvas: inout Canvas, in rect: Rect) {
  let test = state.snapshot.test
  let classCount = state.snapshot.centers.rows
  let confusions = ConfusionMatrix(
    labels: test.labels, predictions: test.predictions, classCount: classCount)
  // Whole numbers where they fit, else one digit each.
  let cellWidth = 2 + 3 * classCount <= rect.width ? 3 : 1
  let columns = min(classCount, (rect.width - 2) / cellWidth)
  let rows = min(classCount, rect.height - 1)

  func write(_ text: String, _ row: Int, _ column: Int, _ style: Style) {
    canvas.write(
      text, endingAt: rect.x + 2 + (column + 1) * cellWidth, y: rect.y + 1 + row, style)
  }
  for k in 0..<columns { write(String(classMark(k)), -1, k, Style(.ofClass(k), weight: .bold)) }
  for j in 0..<rows {
    canvas.write(
      String(classMark(j)), x: rect.x, y: rect.y + 1 + j, Style(.ofClass(j), weight: .bold))
    for k in 0..<columns {
      let count = confusions[j, k]
      let style = j == k ? Style.plain : count > 0 ? Style(.accent, weight: .bold) : .dim
      let text = count == 0 ? state.glyphs.separator : "\(count)"
      write(cellWidth == 1 && count > 9 ? "+" : text, j, k, style)
    }
  }
}
