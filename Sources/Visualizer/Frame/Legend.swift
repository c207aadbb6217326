import Drawing

/// Every class with its mark and colour, and what the other marks are; as many as fit, and how many are missing.
package func drawLegend(_ state: State, on canvas: inout Canvas, in rect: Rect) {
  let glyphs = state.glyphs
  let center = String(String.UnicodeScalarView(glyphs.centerMark(0, name: classMark(0))))
  let marks = " \(center) center \(meanMark) mean"
  let marksFit = rect.width >= marks.unicodeScalars.count + 22
  if marksFit { canvas.write(marks, endingAt: rect.maxX - 1, y: rect.y) }
  let end = rect.maxX - 1 - (marksFit ? marks.unicodeScalars.count : 0)

  let classCount = state.snapshot.centers.rows
  // Whole names where all fit, else marks alone: half of the names would help nobody.
  let names = (0..<classCount).map { glyphs.plain(state.classLabel($0)) }
  let room = end - rect.x - 2
  let gap = names.map { columns(of: $0) + 2 }.reduce(0, +) <= room ? 2 : 1
  let labels = gap == 2 ? names : (0..<classCount).map { String(classMark($0)) }
  var x = rect.x + 2
  for (j, label) in labels.enumerated() {
    let left = labels.count - j
    guard x + columns(of: label) + (left > 1 ? 4 : 0) <= end else {
      canvas.write("+\(left)", x: x, y: rect.y, .dim)
      return
    }
    let style = state.isShown(j) ? Style(.ofClass(j), weight: .bold) : .dim
    x = canvas.write(label, x: x, y: rect.y, style) + gap
  }
}
