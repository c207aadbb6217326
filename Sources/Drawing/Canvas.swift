/// One character and how it looks. A wide character takes its own cell and the one to its right, which holds
/// ``rightHalf``.
public struct Cell: Sendable, Equatable {
  public var character: Unicode.Scalar
  public var style: Style

  public init(_ character: Unicode.Scalar = " ", _ style: Style = .plain) {
    self.character = character
    self.style = style
  }

  /// Stands in the second cell of a wide character: nothing is shown for it.
  public static let rightHalf: Unicode.Scalar = "\0"
}

/// A rectangle of cells to draw on. What falls outside is cut off, so nothing that draws needs to check.
public struct Canvas: Sendable, Equatable {
  public let size: Size
  /// Row after row, `size.width * size.height` of them.
  public private(set) var cells: [Cell]

  public init(_ size: Size) {
    self.size = Size(width: max(size.width, 0), height: max(size.height, 0))
    cells = [Cell](repeating: Cell(), count: self.size.width * self.size.height)
  }

  /// Reading outside gives a blank; writing outside does nothing. A wide character takes the next cell too.
  public subscript(x: Int, y: Int) -> Cell {
    get { contains(x, y) ? cells[y * size.width + x] : Cell() }
    set { isWide(newValue.character) ? setWide(newValue, x, y) : setNarrow(newValue, x, y) }
  }

  /// Puts a cell over what is there: a tint shows through, unless the new cell has one.
  public mutating func overlay(_ cell: Cell, x: Int, y: Int) {
    var cell = cell
    cell.style.tint = cell.style.tint ?? self[x, y].style.tint
    self[x, y] = cell
  }

  private mutating func setNarrow(_ cell: Cell, _ x: Int, _ y: Int) {
    guard contains(x, y) else { return }
    let index = y * size.width + x
    // What overwrites half of a wide character leaves no half behind.
    if cells[index].character == Cell.rightHalf { cells[index - 1].character = " " }
    if x + 1 < size.width, cells[index + 1].character == Cell.rightHalf {
      cells[index + 1].character = " "
    }
    cells[index] = cell
  }

  /// Puts a wide character down, or a blank where only one of its halves fits.
  private mutating func setWide(_ cell: Cell, _ x: Int, _ y: Int) {
    setNarrow(Cell(" ", cell.style), x, y)
    setNarrow(Cell(" ", cell.style), x + 1, y)
    guard contains(x, y), contains(x + 1, y) else { return }
    cells[y * size.width + x].character = cell.character
    cells[y * size.width + x + 1].character = Cell.rightHalf
  }

  private func contains(_ x: Int, _ y: Int) -> Bool {
    x >= 0 && x < size.width && y >= 0 && y < size.height
  }
}

extension Canvas {
  /// Writes text from (x, y) to the right, at most `width` columns of it. Control characters become `?`; marks that
  /// join the character before them are left out, for a cell has one character. Returns the column after the
  /// last one written.
  @discardableResult
  public mutating func write(
    _ text: String, x: Int, y: Int, _ style: Style = .plain, width: Int = .max
  ) -> Int {
    var (column, left) = (x, width)
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
      let columns = columns(of: scalar)
      if columns > left { break }
      guard columns > 0 else { continue }
      overlay(Cell(isControl ? "?" : scalar, style), x: column, y: y)
      column += columns
      left -= columns
    }
    return column
  }

  /// Writes text that ends before column `end`.
  public mutating func write(_ text: String, endingAt end: Int, y: Int, _ style: Style = .plain) {
    write(text, x: end - columns(of: text), y: y, style)
  }

  /// Writes the first of several texts that fits into `width` columns, or else the beginning of the last.
  public mutating func write(
    firstFitting texts: [String], x: Int, y: Int, _ style: Style = .plain, width: Int
  ) {
    let fitting = texts.first { columns(of: $0) <= width } ?? texts.last
    write(fitting ?? "", x: x, y: y, style, width: max(width, 0))
  }

  public mutating func clear(_ rect: Rect) {
    for y in rect.y..<rect.maxY {
      for x in rect.x..<rect.maxX { self[x, y] = Cell() }
    }
  }

  /// Draws a frame along the edge of `rect`, with a title in its top edge.
  public mutating func frame(_ rect: Rect, title: String, _ glyphs: Glyphs, _ style: Style = .dim) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let (left, right, top, bottom) = (rect.x, rect.maxX - 1, rect.y, rect.maxY - 1)
    for x in left...right {
      self[x, top] = Cell(glyphs.horizontal, style)
      self[x, bottom] = Cell(glyphs.horizontal, style)
    }
    for y in top...bottom {
      self[left, y] = Cell(glyphs.vertical, style)
      self[right, y] = Cell(glyphs.vertical, style)
    }
    self[left, top] = Cell(glyphs.topLeft, style)
    self[right, top] = Cell(glyphs.topRight, style)
    self[left, bottom] = Cell(glyphs.bottomLeft, style)
    self[right, bottom] = Cell(glyphs.bottomRight, style)
    if !title.isEmpty { write(" \(title) ", x: left + 1, y: top, width: rect.width - 2) }
  }
}
