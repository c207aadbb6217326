/// A picture of grey values, 0 to 1, row after row.
public struct GreyImage: Sendable, Equatable {
  public let rows: Int
  public let columns: Int
  public let values: [Float]

  public init(rows: Int, columns: Int, values: [Float]) {
    precondition(
      values.count == rows * columns,
      "\(rows)×\(columns) needs \(rows * columns) values, there are \(values.count)")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// Larger by a whole factor: squares of each value.
  public func enlarged(by factor: Int) -> GreyImage {
    guard factor > 1 else { return self }
    let (r, c) = (rows * factor, columns * factor)
    return GreyImage(
      rows: r, columns: c,
      values: (0..<r * c).map { values[$0 / c / factor * columns + $0 % c / factor] })
  }

  /// Smaller by a whole factor: means of squares, of which those at the lower and right edge may be cut.
  public func shrunk(by factor: Int) -> GreyImage {
    guard factor > 1 else { return self }
    let (r, c) = ((rows + factor - 1) / factor, (columns + factor - 1) / factor)
    let means = (0..<r * c).map { index -> Float in
      let ys = index / c * factor..<min(index / c * factor + factor, rows)
      let xs = index % c * factor..<min(index % c * factor + factor, columns)
      let sum = ys.reduce(Float(0)) { sum, y in
        xs.reduce(sum) { $0 + values[y * columns + $1] }
      }
      return sum / Float(ys.count * xs.count)
    }
    return GreyImage(rows: r, columns: c, values: means)
  }
}

extension Canvas {
  /// Draws a picture in half blocks, two of its rows a row of cells, as large as it fits into `rect`. Bright places are
  /// filled; where there are colours their grey shows too. Returns the cells it took.
  @discardableResult
  public mutating func drawImage(_ image: GreyImage, in rect: Rect, _ glyphs: Glyphs) -> Size {
    guard image.rows > 0, image.columns > 0, rect.width > 0, rect.height > 0 else {
      return Size(width: 0, height: 0)
    }
    let factor = max(
      (image.columns + rect.width - 1) / rect.width,
      (image.rows + 2 * rect.height - 1) / (2 * rect.height), 1)
    let small = image.shrunk(by: factor)
    let height = (small.rows + 1) / 2
    for row in 0..<height {
      for column in 0..<small.columns {
        let upper = small.values[2 * row * small.columns + column]
        let lower =
          2 * row + 1 < small.rows ? small.values[(2 * row + 1) * small.columns + column] : 0
        let filled = [upper, lower].filter { $0 >= Self.leastFilled }
        guard !filled.isEmpty else { continue }
        let mark = glyphs.halfBlocks[
          (upper >= Self.leastFilled ? 1 : 0) + (lower >= Self.leastFilled ? 2 : 0)]
        let grey = filled.reduce(0, +) / Float(filled.count)
        self[rect.x + column, rect.y + row] = Cell(mark, Style(.grey(grey)))
      }
    }
    return Size(width: small.columns, height: height)
  }

  private static let leastFilled: Float = 0.25
}

extension Color {
  /// A grey from the middle of the ramp, 0, to what stands out most, 1: white on dark, black on light.
  static func grey(_ share: Float) -> Color {
    let share = min(max(share, 0), 1)
    return Color(
      onDark: Shade(xterm: UInt8(243 + Int((share * 12).rounded())), sixteen: 7, basic: 7),
      onLight: Shade(xterm: UInt8(243 - Int((share * 11).rounded())), sixteen: 0, basic: 0))
  }
}
