extension Canvas {
  /// A bar from (x, y) to the right over a share, 0 to 1, of `width` columns, to half a column.
  public mutating func drawBar(
    _ share: Double, x: Int, y: Int, width: Int, _ glyphs: Glyphs, _ style: Style
  ) {
    guard share > 0, width > 0 else { return }
    let halves = Int((min(share, 1) * Double(2 * width)).rounded())
    for column in 0..<halves / 2 { self[x + column, y] = Cell(glyphs.bar[1], style) }
    if !halves.isMultiple(of: 2) { self[x + halves / 2, y] = Cell(glyphs.bar[0], style) }
  }
}
