extension Canvas {
  /// Which class each cell of a rectangle belongs to, row after row: a tint of the class's colour where backgrounds can have
  /// one, else a faint pattern in that colour. Where two classes meet that have the same tint, or none, a border shows.
  public mutating func drawRegions(_ classes: [Int], in rect: Rect, _ glyphs: Glyphs) {
    precondition(
      classes.count == rect.width * rect.height,
      "\(classes.count) classes for \(rect.width)×\(rect.height) cells")
    func needsBorder(_ own: Int, _ other: Int) -> Bool {
      own != other && (!glyphs.showsTints || Color.ofClass(own) == Color.ofClass(other))
    }
    for row in 0..<rect.height {
      for column in 0..<rect.width {
        let index = row * rect.width + column
        let own = classes[index]
        let isBorder =
          column + 1 < rect.width && needsBorder(own, classes[index + 1])
          || row + 1 < rect.height && needsBorder(own, classes[index + rect.width])
        let isFilled = !glyphs.showsTints && (column + 2 * row).isMultiple(of: 4)
        let color = Color.ofClass(own)
        let mark = isBorder ? glyphs.border : isFilled ? glyphs.filler : " "
        guard glyphs.showsTints || mark != " " else { continue }
        self[rect.x + column, rect.y + row] = Cell(
          mark, Style(color, weight: .dim, tint: glyphs.showsTints ? color : nil))
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
