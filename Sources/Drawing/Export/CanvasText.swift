extension Canvas {
  /// The canvas as lines of text without colour, blanks at their ends cut off, each ended by a line feed.
  public var text: String {
    lines { row in
      String(String.UnicodeScalarView(row.lazy.map(\.character).filter { $0 != Cell.rightHalf }))
    }
  }

  /// The same with colours and weights as ANSI escape sequences (SGR), for terminals of 256 colours.
  public func ansi(on background: Background = .dark) -> String {
    lines { row in
      var line = ""
      var current = Style.plain
      for cell in row where cell.character != Cell.rightHalf {
        if cell.style != current {
          line += cell.style.escapeSequence(on: background)
          current = cell.style
        }
        line.unicodeScalars.append(cell.character)
      }
      return current == .plain ? line : line + Style.plain.escapeSequence(on: background)
    }
  }

  private func lines(_ line: (ArraySlice<Cell>) -> String) -> String {
    (0..<size.height).map { y in
      let row = cells[y * size.width..<(y + 1) * size.width]
      let end = row.lastIndex { $0 != Cell() }.map { $0 + 1 } ?? row.startIndex
      return line(row[..<end]) + "\n"
    }.joined()
  }
}

extension Style {
  /// Everything off, then what this style has.
  fileprivate func escapeSequence(on background: Background) -> String {
    var codes = ["0"]
    if weight == .bold { codes.append("1") }
    if weight == .dim { codes.append("2") }
    if isReversed { codes.append("7") }
    if let color { codes.append("38;5;\(color.shade(on: background).xterm)") }
    if let tint { codes.append("48;5;\(tint.shade(on: background).tint)") }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }
}
