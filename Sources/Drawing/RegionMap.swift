extension Canvas {
  /// Which class each cell of a rectangle belongs to, row after row: a faint pattern in the class's colour, denser where
  /// two classes meet, so that borders show without colour too.
  public mutating func drawRegions(_ classes: [Int], in rect: Rect, _ glyphs: Glyphs) {
    precondition(
      classes.count == rect.width * rect.height,
      "\(classes.count) classes for \(rect.width)×\(rect.height) cells")
    for row in 0..<rect.height {
      for column in 0..<rect.width {
        let place = row * rect.width + column
        let own = classes[place]
        let isBorder =
          column + 1 < rect.width && classes[place + 1] != own
          || row + 1 < rect.height && classes[place + rect.width] != own
        guard isBorder || (column + 2 * row).isMultiple(of: 4) else { continue }
        self[rect.x + column, rect.y + row] = Cell(
          isBorder ? glyphs.border : glyphs.faint, Style(.ofClass(own), weight: .dim))
      }
    }
  }

  /// Hatches the cells for which `isMarked` is true, row after row.
  public mutating func drawHatching(_ isMarked: [Bool], in rect: Rect, _ style: Style) {
    precondition(
      isMarked.count == rect.width * rect.height,
      "\(isMarked.count) marks for \(rect.width)×\(rect.height) cells")
    for (place, isMarked) in isMarked.enumerated() where isMarked {
      self[rect.x + place % rect.width, rect.y + place / rect.width] = Cell("/", style)
    }
  }
}
