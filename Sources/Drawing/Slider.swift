extension Canvas {
  /// A track over `width` columns from (x, y) with a handle at `share` of it, 0 to 1.
  public mutating func drawSlider(_ share: Double, x: Int, y: Int, width: Int, _ glyphs: Glyphs) {
    guard width >= 3 else { return }
    for column in x..<x + width { self[column, y] = Cell(glyphs.horizontal, .dim) }
    self[x, y] = Cell(glyphs.leftEnd, .dim)
    self[x + width - 1, y] = Cell(glyphs.rightEnd, .dim)
    let place = (min(max(share, 0), 1) * Double(width - 3)).rounded()
    self[x + 1 + Int(place), y] = Cell(glyphs.handle, Style(.accent, weight: .bold))
  }

  /// The share of the way, 0 to 1, that a column of such a slider stands for.
  public static func sliderShare(at column: Int, x: Int, width: Int) -> Double {
    guard width > 3 else { return 0 }
    return min(max(Double(column - x - 1) / Double(width - 3), 0), 1)
  }
}
