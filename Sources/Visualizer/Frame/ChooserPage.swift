import Drawing

/// What there is to choose from, one choice a line with what it shows best where there is room, and below it more about
/// the one that the cursor is on and what was asked for of all.
func drawChooser(
  _ screen: ScreenState, _ cursor: Int, on canvas: inout Canvas, in rect: Rect
) {
  let (menu, glyphs, say) = (screen.menu, screen.glyphs, screen.say)
  let choices = menu.choices
  canvas.frame(rect, title: say(.chooserTitle), glyphs)
  var page = rect.inset(by: 1)
  let isWide = page.width >= widthWithPurpose
  let choice = choices[cursor]
  let summary = say.translated(choice.summary)
  let about = isWide ? summary : "\(say(choice.shows)); \(summary)"
  let lines = [about, menu.demands(say)].flatMap { wrapped(glyphs.plain($0), to: page.width - 2) }
  // Something of the list is always seen.
  let footer = page.takeBottom(min(lines.count, page.height - 2))
  for (row, line) in lines.prefix(footer.height).enumerated() {
    canvas.write(line, x: footer.x + 1, y: footer.y + row, .dim, width: footer.width - 1)
  }

  let nameWidth = width(of: choices.map(\.name), atMost: 14)
  let networkWidth = width(of: choices.map(\.network), atMost: isWide ? 12 : 20)
  let first = max(cursor - page.height + 1, 0)
  for (row, choice) in choices.dropFirst(first).prefix(page.height).enumerated() {
    let (y, isHere) = (page.y + row, first + row == cursor)
    let style = isHere ? Style(weight: .bold, isReversed: true) : .plain
    for x in page.x..<page.maxX { canvas[x, y] = Cell(" ", style) }
    func write(_ text: String, _ x: Int, _ width: Int) {
      let room = max(min(width, page.maxX - x), 0)
      canvas.write(glyphs.plain(text), x: x, y: y, style, width: room)
    }
    let (name, network) = (page.x + 2, page.x + 2 + nameWidth + 1)
    if isHere { write(">", page.x, 1) }
    write(choice.name, name, nameWidth)
    write(choice.network, network, networkWidth)
    if isWide { write(say(choice.shows), network + networkWidth + 1, page.width) }
  }
}

/// From this width on there is room for what a choice shows best beside its name.
private let widthWithPurpose = 72

private func width(of names: [String], atMost most: Int) -> Int {
  min(names.map { columns(of: $0) }.max() ?? 0, most)
}
