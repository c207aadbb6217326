/// A share of a whole as a length: bars that show one, sliders that set one.
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

  /// A track over `width` columns from (x, y) with a handle at `share` of it, 0 to 1.
  public mutating func drawSlider(_ share: Double, x: Int, y: Int, width: Int, _ glyphs: Glyphs) {
    guard width >= 3 else { return }
    for column in x..<x + width { self[column, y] = Cell(glyphs.horizontal, .dim) }
    self[x, y] = Cell(glyphs.leftEnd, .dim)
    self[x + width - 1, y] = Cell(glyphs.rightEnd, .dim)
    let steps = (min(max(share, 0), 1) * Double(width - 3)).rounded()
    self[x + 1 + Int(steps), y] = Cell(glyphs.handle, .bold)
  }

  /// The share of the way, 0 to 1, that a column of such a slider stands for.
  public static func sliderShare(at column: Int, x: Int, width: Int) -> Double {
    guard width > 3 else { return 0 }
    return min(max(Double(column - x - 1) / Double(width - 3), 0), 1)
  }
}
