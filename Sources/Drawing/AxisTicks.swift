import Libc

extension Canvas {
  /// Ticks at round values along the left edge of a frame around `viewport`, and along its bottom edge if asked for, each
  /// with its number beside it, but for the lowest row, where there may be a scale bar. Both axes have the same step, for
  /// they have the same unit.
  public mutating func drawTicks(_ viewport: Viewport, alongBottom: Bool, _ glyphs: Glyphs) {
    let (rect, units) = (viewport.rect, viewport.unitsPerColumn)
    let step = roundLength(atLeast: 12 * units)
    let decimals = max(Int(-log10(step).rounded(.down)), 0)
    func label(_ k: Int) -> String { NumberText.fixed(Double(k) * step, decimals) }

    let (low, high) = (viewport.point(rect.x, rect.maxY - 1), viewport.point(rect.maxX - 1, rect.y))
    if alongBottom {
      for k in multiples(of: step, from: low.x, to: high.x) {
        guard let cell = viewport.cell(Double(k) * step, low.y) else { continue }
        let text = label(k)
        overlay(Cell(glyphs.tick, .dim), x: cell.x, y: rect.maxY)
        if cell.x + columns(of: text) < rect.maxX { write(text, x: cell.x + 1, y: rect.maxY, .dim) }
      }
    }
    for k in multiples(of: step, from: low.y, to: high.y) {
      guard let cell = viewport.cell(low.x, Double(k) * step) else { continue }
      overlay(Cell(glyphs.leftEnd, .dim), x: rect.x - 1, y: cell.y)
      if cell.y < rect.maxY - 1 { write(label(k), x: rect.x, y: cell.y, .dim) }
    }
  }
}

/// The whole numbers k for which k · step lies between two values; none where numbers are too large to be told apart.
private func multiples(of step: Double, from low: Double, to high: Double) -> ClosedRange<Int> {
  let (first, last) = ((low / step).rounded(.up), (high / step).rounded(.down))
  guard first.magnitude < 1e15, last.magnitude < 1e15, first <= last else { return 0...0 }
  return Int(first)...Int(last)
}
