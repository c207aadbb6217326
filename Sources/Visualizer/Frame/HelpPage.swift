import Drawing

/// What the help page lists: all keys by group, then every word on the screen that is jargon.
package enum HelpItem: Sendable, Equatable {
  case heading(String)
  /// `column`: where the text begins, the same for a whole group.
  case entry(String, String, column: Int)

  package static let keys: [HelpItem] = KeyBinding.Group.allCases.flatMap { group in
    items(
      group.rawValue, KeyBinding.all.filter { $0.group == group }.map { ($0.label, $0.help) })
  }
  package static let words = items("words", GlossaryEntry.all.map { ($0.word, $0.meaning) })
  package static let all = keys + words

  private static func items(_ heading: String, _ entries: [(String, String)]) -> [HelpItem] {
    // In ASCII some are longer.
    let longest = entries.map { columns(of: Glyphs.ascii.plain($0.0)) }.max() ?? 0
    return [.heading(heading)] + entries.map { .entry($0, $1, column: max(longest + 1, 8)) }
  }
}

/// The help page from the item to which it was scrolled; keys and words side by side where it is wide.
func drawHelp(
  scrolledBy offset: Int, on canvas: inout Canvas, in rect: Rect, _ glyphs: Glyphs
) {
  canvas.frame(rect, title: "help", glyphs)
  var page = rect.inset(by: 1)
  page.x += 1
  page.width -= 1
  if page.width >= 150 {
    drawItems(HelpItem.words, on: &canvas, in: page.takeRight(page.width / 2 - 4), glyphs)
    page.width -= 2
    draw(HelpItem.keys, scrolledBy: offset, on: &canvas, in: page, glyphs)
  } else {
    draw(HelpItem.all, scrolledBy: offset, on: &canvas, in: page, glyphs)
  }
}

private func draw(
  _ items: [HelpItem], scrolledBy offset: Int, on canvas: inout Canvas, in rect: Rect,
  _ glyphs: Glyphs
) {
  let rest = items.dropFirst(offset)
  let hidden = rest.count - drawItems(rest, on: &canvas, in: rect, glyphs)
  if hidden > 0 {
    canvas.write(
      glyphs.plain(" ↓ \(hidden) more "), endingAt: rect.maxX - 1, y: rect.maxY, .bold)
  }
}

/// Draws what fits, an item whole or not at all, and returns how many that were.
@discardableResult
private func drawItems(
  _ items: some Sequence<HelpItem>, on canvas: inout Canvas, in rect: Rect, _ glyphs: Glyphs
) -> Int {
  var (y, count) = (rect.y, 0)
  for item in items {
    switch item {
    case .heading(let title):
      guard y < rect.maxY else { return count }
      canvas.write(title, x: rect.x, y: y, .bold, width: rect.width)
      y += 1
    case .entry(let label, let text, let labelWidth):
      let label = glyphs.plain(label)
      let lines = wrapped(glyphs.plain(text), to: rect.width - labelWidth)
      guard y + lines.count <= rect.maxY else { return count }
      canvas.write(label, x: rect.x, y: y, .bold, width: labelWidth - 1)
      for (row, line) in lines.enumerated() {
        canvas.write(line, x: rect.x + labelWidth, y: y + row, width: rect.width - labelWidth)
      }
      y += lines.count
    }
    count += 1
  }
  return count
}
