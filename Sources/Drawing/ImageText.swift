/// An image as lines of text, as wide as it has columns, at most `width`; a character stands for about twice as many rows
/// as columns, which is how characters are shaped. The darkest value of the image is a blank, the brightest is `@`.
///
/// `values` are `[channels, rows, columns]`; channels are averaged.
public func imageText(
  _ values: [Float], rows: Int, columns: Int, channels: Int = 1, width: Int = 28
) -> [String] {
  precondition(
    values.count == rows * columns * channels && !values.isEmpty,
    "\(values.count) values for \(channels) channels of \(rows)×\(columns)")
  let shades = Array(" .:-=+*#%@")
  let (least, most) = (values.min() ?? 0, values.max() ?? 0)
  let width = min(columns, width)
  let height = max((rows * width + columns) / (2 * columns), 1)

  /// The mean of the part of the image behind one character.
  func mean(_ x: Int, _ y: Int) -> Float {
    let xs = x * columns / width..<max((x + 1) * columns / width, x * columns / width + 1)
    let ys = y * rows / height..<max((y + 1) * rows / height, y * rows / height + 1)
    var sum: Float = 0
    for channel in 0..<channels {
      for row in ys {
        for column in xs { sum += values[(channel * rows + row) * columns + column] }
      }
    }
    return sum / Float(channels * xs.count * ys.count)
  }

  return (0..<height).map { y in
    String(
      (0..<width).map { x in
        let share = most > least ? (mean(x, y) - least) / (most - least) : 0
        return shades[min(Int(share * Float(shades.count)), shades.count - 1)]
      })
  }
}
