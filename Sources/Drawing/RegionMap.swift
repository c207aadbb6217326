extension Canvas {
  /// Which class each cell of a rectangle belongs to, row after row: a faint pattern in the class's colour, denser where
  /// two classes meet, so that borders show without colour too.
  public mutating func drawRegions(_ classes: [Int], in rect: Rect, _ glyphs: Glyphs) {
    precondition(
      classes.count == rect.width * rect.height,
      "\(classes.count) classes for \(rect.width)×\(rect.height) cells")
    for row in 0..<rect.height {
      for column in 0..<rect.width {
        let index = row * rect.width + column
        let own = classes[index]
        let isBorder =
          column + 1 < rect.width && classes[index + 1] != own
          || row + 1 < rect.height && classes[index + rect.width] != own
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
    for (index, isMarked) in isMarked.enumerated() where isMarked {
      self[rect.x + index % rect.width, rect.y + index / rect.width] = Cell("/", style)
    }
  }
}
