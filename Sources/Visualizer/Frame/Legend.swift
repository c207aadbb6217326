import Drawing

/// Every class with its mark and colour, and what the other marks are: whole names, in several rows where they do not fit
/// into one; else marks alone, as many as fit, and how many are missing. A class that stands alone is always among them, with
/// its name.
package func drawLegend(
  _ run: RunView, _ screen: ScreenState, on canvas: inout Canvas, in rect: Rect
) {
  let key = " \(keyToMarks(run, screen))"
  let rows = rowsOfNames(run, screen.glyphs, width: rect.width)
  if rows.count <= rect.height, run.hasNames {
    let end = (rows.last?.last).map { $0.x + $0.width } ?? 0
    // In the last row where it fits there, else in a row of its own, where there is one.
    if rows.count < rect.height || end + columns(of: key) < rect.width {
      canvas.write(key, endingAt: rect.maxX - 1, y: rect.maxY - 1)
    }
    for (y, row) in rows.enumerated() {
      for label in row {
        // A name that is longer than its row is cut.
        canvas.write(
          label.text, x: rect.x + label.x, y: rect.y + y,
          screen.plot.legendStyle(label.classIndex), width: max(rect.width - 1 - label.x, 0))
      }
    }
  } else {
    drawMarks(run, screen, key, on: &canvas, in: rect)
  }
}

/// How many rows the legend of a plot takes: no more than a fifth of them.
func legendHeight(_ run: RunView, _ screen: ScreenState, in rect: Rect) -> Int {
  let rows = rowsOfNames(run, screen.glyphs, width: rect.width)
  let most = max(rect.height / 5, 1)
  guard run.hasNames, rows.count <= most, let last = rows.last?.last else { return 1 }
  let keyFits = last.x + last.width + columns(of: keyToMarks(run, screen)) + 1 < rect.width
  return min(rows.count + (keyFits ? 0 : 1), most)
}

private func keyToMarks(_ run: RunView, _ screen: ScreenState) -> String {
  let (center, say) = (screen.glyphs.centerMark(run.classMark(0)), screen.say)
  let marks =
    "\(String(String.UnicodeScalarView(center))) \(say(.centerMark)) \(meanMark) \(say(.meanMark))"
  return run.title.dataset.train.trueLabels == nil ? marks : "\(say(.wrongLabelMark))  \(marks)"
}

/// A class's mark and name, and where they stand in their row.
private struct Label {
  let classIndex: Int
  let text: String
  let x: Int
  var width: Int { columns(of: text) }
}

private func rowsOfNames(_ run: RunView, _ glyphs: Glyphs, width: Int) -> [[Label]] {
  var rows: [[Label]] = [[]]
  var x = 2
  for j in run.title.classNames.indices {
    let text = glyphs.plain(run.classLabel(j))
    if x + columns(of: text) > width - 1, x > 2 {
      rows.append([])
      x = 2
    }
    rows[rows.count - 1].append(Label(classIndex: j, text: text, x: x))
    x += columns(of: text) + 2
  }
  return rows
}

private func drawMarks(
  _ run: RunView, _ screen: ScreenState, _ key: String, on canvas: inout Canvas, in rect: Rect
) {
  let keyFits = rect.width >= columns(of: key) + 22
  if keyFits { canvas.write(key, endingAt: rect.maxX - 1, y: rect.y) }
  let end = rect.maxX - 1 - (keyFits ? columns(of: key) : 0)

  let room = end - rect.x - 2
  let gap = !run.hasNames && 3 * run.title.classMarks.count <= room ? 2 : 1
  var labels = run.title.classMarks.map { String($0) }
  var x = rect.x + 2
  var first = 0
  if let focus = screen.plot.focus, gap == 1 {
    let name = screen.glyphs.plain(run.classLabel(focus))
    if columns(of: name) <= room / 2 { labels[focus] = name }
    first = firstShown(labels, upTo: focus, room: room)
    if first > 0 { x = canvas.write("+\(first)", x: x, y: rect.y, .dim) + 1 }
  }
  // What all that are left need; where they fit no room is kept for a count of those that do not.
  var needed = labels[first...].map { columns(of: $0) + gap }.reduce(-gap, +)
  for (j, label) in labels.enumerated().dropFirst(first) {
    let left = labels.count - j
    defer { needed -= columns(of: label) + gap }
    guard x + needed <= end || x + columns(of: label) + roomForCount <= end else {
      canvas.write("+\(left)", x: x, y: rect.y, .dim)
      return
    }
    x = canvas.write(label, x: x, y: rect.y, screen.plot.legendStyle(j)) + gap
  }
}

extension RunView {
  /// Whether there is more to say of classes than their marks.
  fileprivate var hasNames: Bool { title.classNames != title.classMarks.map { String($0) } }
}

extension PlotView {
  fileprivate func legendStyle(_ classIndex: Int) -> Style {
    focus.map { $0 == classIndex } ?? true ? Style(.ofClass(classIndex), weight: .bold) : .dim
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
