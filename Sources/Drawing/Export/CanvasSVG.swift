extension Canvas {
  /// The canvas as a picture in SVG 1.1, its cells 10 × 20 units. Text stays text, so that it can be searched and copied; each
  /// run is as wide as its cells in whatever font there is.
  public func svg(on background: Background = .dark) -> String {
    let (cell, margin) = (Size(width: 10, height: 20), 10)
    let width = size.width * cell.width + 2 * margin
    let height = size.height * cell.height + 2 * margin
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\">",
      "<rect width=\"\(width)\" height=\"\(height)\" fill=\"\(background.ground)\"/>",
      "<g font-family=\"'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,monospace\" font-size=\"16.6\" xml:space=\"preserve\">",
    ]
    for run in runs {
      let (x, y) = (margin + run.x * cell.width, margin + run.y * cell.height)
      let columns = run.width * cell.width
      let (text, behind) = run.style.colors(on: background)
      if let behind {
        lines.append(
          "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(columns)\" height=\"\(cell.height)\" fill=\"\(behind)\"/>"
        )
      }
      guard let word = run.word else { continue }
      if word.text.unicodeScalars.allSatisfy({ $0 == " " || isBraille($0) }) {
        lines.append(dots(of: word, cell, margin, color: text))
        continue
      }
      let weight = run.style.weight == .bold ? " font-weight=\"bold\"" : ""
      lines.append(
        "<text x=\"\(margin + word.x * cell.width)\" y=\"\(y + 15)\" textLength=\"\(word.width * cell.width)\" lengthAdjust=\"spacingAndGlyphs\" fill=\"\(text)\"\(weight)>"
          + escaped(word.text) + "</text>")
    }
    return (lines + ["</g>", "</svg>", ""]).joined(separator: "\n")
  }

  /// Dots of lines and charts as small squares, for many fonts have none, or none of the width of their letters.
  private func dots(of run: Run, _ cell: Size, _ margin: Int, color: String) -> String {
    var path = ""
    for (index, scalar) in run.text.unicodeScalars.enumerated() where scalar != " " {
      let (x, y) = (margin + (run.x + index) * cell.width, margin + run.y * cell.height)
      for (bit, place) in Self.brailleDots.enumerated() where scalar.value >> UInt32(bit) & 1 == 1 {
        path += "M\(x + 1 + 5 * place.column) \(y + 1 + 5 * place.row)h3v3h-3z"
      }
    }
    return "<path d=\"\(path)\" fill=\"\(color)\"/>"
  }

  /// Where the dots of U+2800 and those after it lie, by the bits of their numbers.
  private static let brailleDots: [(column: Int, row: Int)] = [
    (0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3),
  ]
}

private func isBraille(_ scalar: Unicode.Scalar) -> Bool {
  (0x2800...0x28FF).contains(scalar.value)
}

extension Canvas.Run {
  /// The same without blanks at its ends; `nil` where it is nothing else.
  fileprivate var word: Canvas.Run? {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { $0 != " " }),
      let last = scalars.lastIndex(where: { $0 != " " })
    else { return nil }
    let before = scalars.distance(from: scalars.startIndex, to: first)
    let after = scalars.distance(from: last, to: scalars.endIndex) - 1
    return Canvas.Run(
      x: x + before, y: y, width: width - before - after, text: String(scalars[first...last]),
      style: style)
  }
}
