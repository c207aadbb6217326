import Drawing

/// What the help page lists: all keys by group, then every word on the screen that is jargon.
package enum HelpItem: Sendable, Equatable {
  case heading(String)
  /// `column`: where the text begins, the same for all keys and for all words.
  case entry(String, String, column: Int)

  package static func keys(_ say: Language, withoutRun: Bool = false) -> [HelpItem] {
    let column = textColumn(after: KeyBinding.all.map(\.label))
    return KeyBinding.Group.allCases.flatMap { group -> [HelpItem] in
      let bindings = KeyBinding.all.filter { $0.group == group && !(withoutRun && $0.needsRun) }
      guard !bindings.isEmpty else { return [] }
      return [HelpItem.heading(say(group.heading))]
        + bindings.map { HelpItem.entry($0.label, say($0.help), column: column) }
    }
  }

  package static func words(_ say: Language) -> [HelpItem] {
    let entries = GlossaryEntry.all
    let column = textColumn(after: entries.map { say($0.word) })
    return [HelpItem.heading(say(.wordsHeading))]
      + entries.map { HelpItem.entry(say($0.word), $0.meaning(say), column: column) }
  }

  /// Without keys that act on a run, where there is none.
  package static func all(_ say: Language, withoutRun: Bool = false) -> [HelpItem] {
    keys(say, withoutRun: withoutRun) + words(say)
  }

  /// In ASCII some labels are longer.
  private static func textColumn(after labels: [String]) -> Int {
    (labels.map { columns(of: Glyphs.ascii.plain($0)) }.max() ?? 0) + 1
  }
}

/// The items of the help page in columns of one grid, as many as there is room for.
private struct HelpGrid {
  /// An item in its place: its first column and row, and its lines.
  struct Placed {
    let item: HelpItem
    let x: Int
    let y: Int
    let lines: [String]
  }

  let placed: [Placed]
  /// Of one column.
  let width: Int

  private static let leastWidth = 50
  private static let gap = 2

  /// Some of the items, each whole or not at all, down one column after the other.
  init(_ items: ArraySlice<HelpItem>, in rect: Rect, _ glyphs: Glyphs) {
    let count = max(min((rect.width + Self.gap) / (Self.leastWidth + Self.gap), 3), 1)
    let width = (rect.width - (count - 1) * Self.gap) / count
    var placed: [Placed] = []
    var (place, y) = (0, rect.y)
    for item in items {
      let lines =
        switch item {
        case .heading(let title): [title]
        case .entry(_, let text, let column): wrapped(glyphs.plain(text), to: width - column)
        }
      // A heading stands with what it heads.
      let isHeading = if case .heading = item { true } else { false }
      let needed = isHeading ? 2 : lines.count
      if y + needed > rect.maxY {
        (place, y) = (place + 1, rect.y)
      }
      guard place < count, y + lines.count <= rect.maxY else { break }
      placed.append(Placed(item: item, x: rect.x + place * (width + Self.gap), y: y, lines: lines))
      y += lines.count
    }
    self.placed = placed
    self.width = width
  }
}

/// The inside of the help page's frame.
private func helpRect(in body: Rect) -> Rect {
  let inside = body.inset(by: 1)
  return Rect(x: inside.x + 1, y: inside.y, width: inside.width - 1, height: inside.height)
}

/// The item from which on the last page is full.
private func lastOffset(_ items: [HelpItem], in rect: Rect, _ glyphs: Glyphs) -> Int {
  items.indices.first { HelpGrid(items[$0...], in: rect, glyphs).placed.count >= items.count - $0 }
    ?? items.count - 1
}

extension ScreenState {
  /// The same on a screen of this size: what is scrolled ends at a last page that is full, and knows how long a page is.
  package mutating func settle(in size: Size) {
    guard case .help(var look, let base) = page, FrameLayout.fits(size) else { return }
    let (rect, items) = (
      helpRect(in: layout(size).page), HelpItem.all(say, withoutRun: isElsewhere)
    )
    if look.offset > 0 { look.offset = min(look.offset, lastOffset(items, in: rect, glyphs)) }
    look.shown = HelpGrid(items.dropFirst(look.offset), in: rect, glyphs).placed.count
    page = .help(look, over: base)
  }
}

/// The help page from the item to which it was scrolled.
func drawHelp(
  _ screen: ScreenState, scrolledBy offset: Int, on canvas: inout Canvas, in rect: Rect
) {
  let (glyphs, say, items) = (
    screen.glyphs, screen.say, HelpItem.all(screen.say, withoutRun: screen.isElsewhere)
  )
  canvas.frame(rect, title: say(.helpTitle), glyphs)
  let grid = HelpGrid(items.dropFirst(offset), in: helpRect(in: rect), glyphs)
  for placed in grid.placed {
    switch placed.item {
    case .heading(let title):
      canvas.write(title, x: placed.x, y: placed.y, .bold, width: grid.width)
    case .entry(let label, _, let column):
      canvas.write(glyphs.plain(label), x: placed.x, y: placed.y, .bold, width: column - 1)
      for (row, line) in placed.lines.enumerated() {
        canvas.write(line, x: placed.x + column, y: placed.y + row)
      }
    }
  }
  let hidden = items.count - offset - grid.placed.count
  if hidden > 0 {
    canvas.write(
      glyphs.plain(" \(say(.moreBelow, "\(hidden)")) "), endingAt: rect.maxX - 1, y: rect.maxY - 1,
      .bold)
  }
}
