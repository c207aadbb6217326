extension Canvas {
  /// A bar of a round length in units of the data, with that length in it: `├── 5 ──┤`. It is about a quarter
  /// of the viewport long and starts at (x, y).
  public mutating func drawScaleBar(_ viewport: Viewport, x: Int, y: Int, _ glyphs: Glyphs) {
    let target = max(Double(viewport.rect.width) / 4, 7)
    let length = roundLength(atMost: target * viewport.unitsPerColumn)
    let width = max(Int((length / viewport.unitsPerColumn).rounded()), 1)
    let end = x + width
    for column in x...end { overlay(Cell(glyphs.horizontal, .dim), x: column, y: y) }
    overlay(Cell(glyphs.leftEnd, .dim), x: x, y: y)
    overlay(Cell(glyphs.rightEnd, .dim), x: end, y: y)
    let label = " \(NumberText.plain(Float(length))) "
    if columns(of: label) < width - 1 {
      write(label, x: x + (width + 1 - columns(of: label)) / 2, y: y)
    } else {
      write(label, x: end + 1, y: y)
    }
  }
}

/// The largest of 1, 2 or 5 times a power of ten that is not above `limit`.
func roundLength(atMost limit: Double) -> Double {
  let power = powerOfTen(atMost: limit)
  return [5, 2, 1].map { $0 * power }.first { $0 <= limit } ?? power
}

/// The least of them that is not below `limit`.
package func roundLength(atLeast limit: Double) -> Double {
  let power = powerOfTen(atMost: limit)
  return [1, 2, 5].map { $0 * power }.first { $0 >= limit } ?? 10 * power
}

private func powerOfTen(atMost limit: Double) -> Double {
  guard limit > 0, limit.isFinite else { return 1 }
  var power = 1.0
  while power * 10 <= limit { power *= 10 }
  while power > limit { power /= 10 }
  return power
}
