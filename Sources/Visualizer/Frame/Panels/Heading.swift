import Drawing

extension Canvas {
  /// A panel's title on a line over its width, the first of several lengths that fits, and at its end the keys that lead on
  /// from it.
  mutating func drawHeading(
    _ titles: [String], keys: String? = nil, in rect: Rect, _ glyphs: Glyphs
  ) {
    for x in rect.x..<rect.maxX { self[x, rect.y] = Cell(glyphs.horizontal, .dim) }
    let room = rect.width - (keys.map { columns(of: $0) + 1 } ?? 0)
    write(
      firstFitting: titles.map { glyphs.plain($0) + " " }, x: rect.x, y: rect.y, .bold, width: room)
    if let keys { write(" " + keys, endingAt: rect.maxX, y: rect.y, .dim) }
  }
}
