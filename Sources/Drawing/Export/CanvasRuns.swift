// What pictures of a canvas have in common: runs of cells in one style, and the colours of a screen that is no terminal.

extension Canvas {
  /// Cells of a row that follow each other in the same style.
  struct Run {
    /// The first cell's column and row.
    let x: Int
    let y: Int
    /// In cells: a wide character takes two.
    let width: Int
    let text: String
    let style: Style
  }

  /// All runs but those of plain blanks, row after row.
  var runs: [Run] {
    var runs: [Run] = []
    for y in 0..<size.height {
      var x = 0
      while x < size.width {
        let (start, style) = (x, self[x, y].style)
        var text = ""
        while x < size.width, self[x, y].style == style {
          let character = self[x, y].character
          if character != Cell.rightHalf { text.unicodeScalars.append(character) }
          x += 1
        }
        let isBlank = text.allSatisfy { $0 == " " }
        guard !isBlank || style.tint != nil || style.isReversed else { continue }
        runs.append(Run(x: start, y: y, width: x - start, text: text, style: style))
      }
    }
    return runs
  }
}

extension Style {
  /// The colours of text in this style and of what lies behind it, as hexadecimal digits; `nil` for the picture's own ground.
  func colors(on background: Background) -> (text: String, behind: String?) {
    func hex(_ xterm: UInt8) -> String {
      let rgb = Color.rgb(xterm: xterm)
      return "#" + [rgb.red, rgb.green, rgb.blue].map { hexadecimal($0) }.joined()
    }
    let own =
      color.map { hex($0.shade(on: background).xterm) }
      ?? (weight == .dim ? background.dimText : background.text)
    let behind = tint.map { hex($0.shade(on: background).tint) }
    return isReversed ? (behind ?? background.ground, own) : (own, behind)
  }
}

extension Background {
  /// What a picture is drawn on, and the colours of text that has none.
  var ground: String { self == .light ? "#ffffff" : "#000000" }
  var text: String { self == .light ? "#1c1c1c" : "#d0d0d0" }
  var dimText: String { self == .light ? "#767676" : "#808080" }
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16)
  return digits.count < 2 ? "0" + digits : digits
}

/// Text within XML and HTML, also in quotes.
package func escaped(_ text: String) -> String {
  text.reduce(into: "") { text, character in
    switch character {
    case "&": text += "&amp;"
    case "<": text += "&lt;"
    case ">": text += "&gt;"
    case "\"": text += "&quot;"
    default: text.append(character)
    }
  }
}
