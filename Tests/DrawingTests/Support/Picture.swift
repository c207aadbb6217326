import Drawing

/// What a drawing looks like as text: lines without the blanks at their ends, as a test writes them down.
func picture(_ width: Int, _ height: Int, _ draw: (inout Canvas) -> Void) -> String {
  var canvas = Canvas(Size(width: width, height: height))
  draw(&canvas)
  return String(canvas.text.dropLast())
}

extension Canvas {
  /// The styles of a row, each cell's weight as a letter: `d`im, `n`ormal, `b`old; capital in reverse video.
  func weights(ofRow y: Int) -> String {
    (0..<size.width).map { x in
      let style = self[x, y].style
      let letter =
        switch style.weight {
        case .dim: "d"
        case .normal: "n"
        case .bold: "b"
        }
      return style.isReversed ? letter.uppercased() : letter
    }.joined()
  }
}
