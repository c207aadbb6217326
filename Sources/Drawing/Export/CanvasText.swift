extension Canvas {
  /// The canvas as lines of text without colour, blanks at their ends cut off, each ended by a line feed.
  public var text: String {
    lines { row in
      String(String.UnicodeScalarView(row.lazy.map(\.character).filter { $0 != Cell.rightHalf }))
    }
  }

  /// The same with colours and weights as ANSI escape sequences (SGR), for terminals of 256 colours.
  public func ansi(on background: Background = .dark) -> String {
    lines { sequences($0, on: background) }
  }

  /// Characters with a sequence before each whose style is another, and plain at the end.
  private func sequences(_ row: ArraySlice<Cell>, on background: Background) -> String {
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

  private func lines(_ line: (ArraySlice<Cell>) -> String) -> String {
    (0..<size.height).map { y in
      line(withoutBlanks(row(y))) + "\n"
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

// MARK: Over what stands on a terminal

extension Canvas {
  /// What makes a terminal of this size show the canvas, in colours and weights as ``ansi(on:)`` has them: its rows, each written in its
  /// place, or those alone that are not as in `shown`.
  public func ansi(on background: Background = .dark, over shown: Canvas?) -> String {
    guard let shown, shown.size == size else {
      return "\u{1B}[0m\u{1B}[2J" + rows(0..<size.height, on: background)
    }
    return rows((0..<size.height).filter { row($0) != shown.row($0) }, on: background)
  }

  private func row(_ y: Int) -> ArraySlice<Cell> {
    cells[y * size.width..<(y + 1) * size.width]
  }

  private func rows(_ rows: some Sequence<Int>, on background: Background) -> String {
    rows.map { y in
      // Erased first: behind a character in the last column that would take it away again.
      "\u{1B}[\(y + 1);1H\u{1B}[K" + sequences(withoutBlanks(row(y)), on: background)
    }.joined()
  }

  /// Up to the last cell that is not a plain blank.
  private func withoutBlanks(_ row: ArraySlice<Cell>) -> ArraySlice<Cell> {
    row[..<(row.lastIndex { $0 != Cell() }.map { $0 + 1 } ?? row.startIndex)]
  }
}
