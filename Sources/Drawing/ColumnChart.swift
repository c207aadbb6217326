#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension Canvas {
  /// A series of positive values as columns from the bottom of `rect`, on a logarithmic scale that runs from the
  /// least to the greatest value shown. The whole series is squeezed to the width, or drawn one column a value
  /// where it is shorter. Values that are not finite or not above 0 leave a gap.
  public mutating func drawColumns(
    _ series: [Double], in rect: Rect, _ glyphs: Glyphs, _ style: Style = .plain
  ) {
    let shown = resampled(series, to: rect.width).map { $0 > 0 && $0.isFinite ? log($0) : .nan }
    guard let low = shown.filter(\.isFinite).min(), let high = shown.filter(\.isFinite).max() else {
      return
    }
    let levels = glyphs.columns.count
    for (column, value) in shown.enumerated() where value.isFinite {
      let share = high > low ? (value - low) / (high - low) : 1
      // The least value still shows, as the lowest mark.
      let marks = max(Int((share * Double(rect.height * levels)).rounded()), 1)
      for row in 0..<rect.height {
        let level = min(marks - row * levels, levels)
        guard level > 0 else { break }
        self[rect.x + column, rect.maxY - 1 - row] = Cell(glyphs.columns[level - 1], style)
      }
    }
  }
}

/// `series` in `count` values: means of equal parts where it is longer, itself where it is not.
func resampled(_ series: [Double], to count: Int) -> [Double] {
  guard series.count > count, count > 0 else { return count > 0 ? series : [] }
  return (0..<count).map { k in
    let part = series[(k * series.count / count)..<((k + 1) * series.count / count)]
    return part.reduce(0, +) / Double(part.count)
  }
}
