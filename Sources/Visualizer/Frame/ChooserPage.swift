import Drawing

/// What there is to choose from, one choice a line with what it shows best where there is room, and below it more about
/// the one that the cursor is on.
func drawChooser(_ state: State, at place: Int, on canvas: inout Canvas, in rect: Rect) {
  let glyphs = state.glyphs
  canvas.frame(rect, title: "data and network", glyphs)
  var page = rect.inset(by: 1)
  let isWide = page.width >= widthWithPurpose
  let choice = RunChoice.all[place]
  let about = isWide ? choice.data.summary : "\(choice.shows); \(choice.data.summary)"
  let lines = wrapped(glyphs.plain(about), to: page.width - 2)
  let footer = page.takeBottom(lines.count)
  for (row, line) in lines.enumerated() {
    canvas.write(line, x: footer.x + 1, y: footer.y + row, .dim, width: footer.width - 1)
  }

  let first = max(place - page.height + 1, 0)
  for (row, choice) in RunChoice.all.dropFirst(first).prefix(page.height).enumerated() {
    let isHere = first + row == place
    let style = isHere ? Style(.accent, weight: .bold, isReversed: true) : .plain
    let name = "\(padded(choice.data.rawValue)) \(padded(choice.network))"
    let text = "\(isHere ? ">" : " ") \(name) \(isWide ? glyphs.plain(choice.shows) : "")"
    canvas.write(text, x: page.x, y: page.y + row, style, width: page.width)
  }
}

/// From this width on there is room for what a choice shows best beside its name.
private let widthWithPurpose = 72

/// As wide as the longest name.
private func padded(_ name: String) -> String {
  name + String(repeating: " ", count: max(8 - name.count, 0))
}
