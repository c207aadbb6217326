import Libc

/// How the height of a column follows from its value.
public enum ChartScale: Sendable, Equatable {
  case linear
  /// Equal factors are equally high; only values above 0 have a place.
  case logarithmic
  /// For shares near 1, such as accuracies: halving what is missing to 1 is equally high everywhere, down to a
  /// missing 0.0005.
  case nearOne
}

extension Canvas {
  /// One column a value from the bottom of `rect`, on a scale that runs from the least to the greatest value shown.
  /// Values that are not finite, or have no place on the scale, leave a gap.
  public mutating func drawColumns(
    _ values: [Double], in rect: Rect, _ scale: ChartScale = .logarithmic, _ glyphs: Glyphs,
    _ style: Style = .plain
  ) {
    let shown = values.prefix(rect.width).map { value in
      switch scale {
      case .linear: value
      case .logarithmic: value > 0 ? log(value) : .nan
      case .nearOne: -log(max(1 - value, 0.0005))
      }
    }
    let finite = shown.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return }
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

/// A series over x from 0 to `end` in `count` columns: the mean of the values that fall into a column, or the last
/// value before it where none does. Columns before the first value are not a number.
///
/// x must not fall; it may come at any distances.
public func binned(_ series: [(x: Double, y: Double)], to end: Double, count: Int) -> [Double] {
  var columns: [Double] = []
  columns.reserveCapacity(max(count, 0))
  var (next, last) = (0, Double.nan)
  for column in 0..<max(count, 0) {
    let limit = Double(column + 1) / Double(count) * end
    var (sum, number) = (0.0, 0)
    while next < series.count, series[next].x <= limit || column == count - 1 {
      sum += series[next].y
      number += 1
      next += 1
    }
    if number > 0 { last = sum / Double(number) }
    columns.append(last)
  }
  return columns
}
