import Drawing

/// Every class with its mark and colour, and what the other marks are; as many as fit, and how many are missing. One
/// that stands alone is always among them, with its name.
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
  var labels = gap == 2 ? names : (0..<classCount).map { String(classMark($0)) }
  var x = rect.x + 2
  var first = 0
  if let focus = state.plot.focus, gap == 1 {
    labels[focus] = columns(of: names[focus]) <= room / 2 ? names[focus] : labels[focus]
    first = firstShown(labels, upTo: focus, room: room)
    if first > 0 { x = canvas.write("+\(first)", x: x, y: rect.y, .dim) + 1 }
  }
  for (j, label) in labels.enumerated().dropFirst(first) {
    let left = labels.count - j
    guard x + columns(of: label) + (left > 1 ? roomForCount : 0) <= end else {
      canvas.write("+\(left)", x: x, y: rect.y, .dim)
      return
    }
    let style = state.isShown(j) ? Style(.ofClass(j), weight: .bold) : .dim
    x = canvas.write(label, x: x, y: rect.y, style) + gap
  }
}

/// For how many are missing, and a blank: `+62 `.
private let roomForCount = 4

/// The first label that can show so that all from it up to one of them fit.
private func firstShown(_ labels: [String], upTo last: Int, room: Int) -> Int {
  let rest = last < labels.count - 1 ? roomForCount : 0
  var needed = labels[...last].map { columns(of: $0) + 1 }.reduce(rest, +)
  var first = 0
  while needed > room, first < last {
    needed -= columns(of: labels[first]) + 1 - (first == 0 ? roomForCount : 0)
    first += 1
  }
  return first
}
