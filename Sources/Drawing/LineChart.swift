import Libc

/// How the height of a chart's line follows from its value.
public enum ChartScale: Sendable, Equatable {
  case linear
  /// Equal factors are equally high; only values above 0 have a place.
  case logarithmic
  /// For shares near 1, such as accuracies: halving what is missing to 1 is equally high everywhere, down to a
  /// missing 0.0005.
  case nearOne
}

/// A line of a chart: one value a column.
public struct ChartLine: Sendable, Equatable {
  public var values: [Double]
  public var weight: Style.Weight

  public init(_ values: [Double], _ weight: Style.Weight = .normal) {
    self.values = values
    self.weight = weight
  }
}

extension Canvas {
  /// A line through one value a column, on a scale of its own.
  public mutating func drawLine(
    _ values: [Double], in rect: Rect, _ scale: ChartScale = .logarithmic, _ glyphs: Glyphs
  ) {
    drawLines([ChartLine(values)], in: rect, scale, glyphs)
  }

  /// Lines through one value a column each, later ones over those before, on one scale that runs from the least value shown, at the bottom of `rect`, to the
  /// greatest, at its top; equal values lie in its middle. Values that are not finite, or have no place on the scale, leave
  /// a gap.
  public mutating func drawLines(
    _ lines: [ChartLine], in rect: Rect, _ scale: ChartScale, _ glyphs: Glyphs
  ) {
    let shown = lines.map { line in
      line.values.prefix(max(rect.width, 0)).map { value in
        switch scale {
        case .linear: value
        case .logarithmic: value > 0 ? log(value) : .nan
        case .nearOne: -log(max(1 - value, 0.0005))
        }
      }
    }
    let finite = shown.joined().filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max(), rect.height > 0 else { return }
    let top = Double(4 * rect.height - 1)
    func dot(_ column: Int, _ value: Double) -> DotGrid.Dot {
      let share = high > low ? (value - low) / (high - low) : 0.5
      return (Double(2 * column) + 0.5, ((1 - share) * top).rounded() + 0.5)
    }
    for (values, line) in zip(shown, lines) {
      var dots = DotGrid(rect)
      var last: DotGrid.Dot?
      for (column, value) in values.enumerated() {
        guard value.isFinite else {
          last = nil
          continue
        }
        let here = dot(column, value)
        // Both dots of its own column, so that a single value shows as a short line.
        dots.line(from: last ?? here, to: here)
        dots.line(from: here, to: (here.x + 1, here.y))
        last = (here.x + 1, here.y)
      }
      dots.draw(on: &self, glyphs, line.weight)
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
