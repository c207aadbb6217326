/// Lines as fine as a terminal can draw them: two by four dots a cell of a rectangle, in Braille characters, or in ASCII marks
/// of whole cells where there is no Unicode. A cell has the colour of the line that came last.
public struct DotGrid: Sendable, Equatable {
  /// A place among the dots, between them too, from the rectangle's top left.
  public typealias Dot = (x: Double, y: Double)

  public let rect: Rect
  private var dots: [UInt8]
  private var colors: [Color?]

  public init(_ rect: Rect) {
    self.rect = rect
    let count = max(rect.width, 0) * max(rect.height, 0)
    dots = [UInt8](repeating: 0, count: count)
    colors = [Color?](repeating: nil, count: count)
  }

  /// A straight line; what lies outside the rectangle is left out.
  public mutating func line(from start: Dot, to end: Dot, _ color: Color? = nil) {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    // The part of the line, from 0 to 1, that lies inside.
    var (from, to) = (0.0, 1.0)
    let edges = [
      (-dx, start.x), (dx, Double(2 * rect.width) - start.x),
      (-dy, start.y), (dy, Double(4 * rect.height) - start.y),
    ]
    for (slope, distance) in edges {
      guard slope.isFinite, distance.isFinite else { return }
      if slope == 0, distance < 0 { return }
      if slope < 0 { from = max(from, distance / slope) }
      if slope > 0 { to = min(to, distance / slope) }
    }
    guard from <= to else { return }
    // Two for each dot, so that rounding leaves no gap.
    let steps = max(Int((2 * max(abs(dx), abs(dy)) * (to - from)).rounded(.up)), 1)
    for step in 0...steps {
      let t = from + (to - from) * Double(step) / Double(steps)
      set(Int(start.x + t * dx), Int(start.y + t * dy), color)
    }
  }

  private mutating func set(_ x: Int, _ y: Int, _ color: Color?) {
    guard x >= 0, x < 2 * rect.width, y >= 0, y < 4 * rect.height else { return }
    let cell = y / 4 * rect.width + x / 2
    dots[cell] |= Braille.bit(x % 2, y % 4)
    colors[cell] = color
  }

  /// Draws the dots over whatever is there.
  public func draw(on canvas: inout Canvas, _ glyphs: Glyphs, _ weight: Style.Weight) {
    for (cell, bits) in dots.enumerated() where bits != 0 {
      canvas.overlay(
        Cell(Braille.character(bits, glyphs), Style(colors[cell], weight: weight)),
        x: rect.x + cell % rect.width, y: rect.y + cell / rect.width)
    }
  }
}

/// The same for lines between points of the data.
public struct DotLayer: Sendable, Equatable {
  public let viewport: Viewport
  private var grid: DotGrid

  public init(_ viewport: Viewport) {
    self.viewport = viewport
    grid = DotGrid(viewport.rect)
  }

  /// A straight line between two points of the data; what lies outside the viewport is left out.
  public mutating func line(
    from a: (x: Double, y: Double), to b: (x: Double, y: Double), _ color: Color?
  ) {
    grid.line(from: viewport.dotPosition(a.x, a.y), to: viewport.dotPosition(b.x, b.y), color)
  }

  /// Draws the dots over whatever is there.
  public func draw(on canvas: inout Canvas, _ glyphs: Glyphs, _ weight: Style.Weight) {
    grid.draw(on: &canvas, glyphs, weight)
  }
}

extension Canvas {
  /// An arrow between two points of the data, with a name behind its head.
  public mutating func drawArrow(
    from tail: (x: Double, y: Double), to tip: (x: Double, y: Double), name: String,
    _ viewport: Viewport, _ color: Color?, _ glyphs: Glyphs
  ) {
    var shaft = DotLayer(viewport)
    shaft.line(from: tail, to: tip, color)
    shaft.draw(on: &self, glyphs, .bold)
    guard let cell = viewport.cell(tip.x, tip.y) else { return }
    let (dx, dy) = (tip.x - tail.x, tip.y - tail.y)
    let direction = abs(dx) >= abs(dy) ? (dx >= 0 ? 0 : 2) : (dy >= 0 ? 1 : 3)
    let style = Style(color, weight: .bold)
    overlay(Cell(glyphs.arrowHeads[direction], style), x: cell.x, y: cell.y)
    let side = direction == 2 ? -1 : 1
    if viewport.rect.contains(cell.x + side, cell.y) {
      write(name, x: cell.x + side, y: cell.y, style)
    }
  }
}

/// Characters of two by four dots.
enum Braille {
  /// The bit of a dot: column 0 or 1, row 0 to 3 from the top.
  static func bit(_ column: Int, _ row: Int) -> UInt8 {
    row < 3 ? 1 << UInt8(row + 3 * column) : 1 << UInt8(6 + column)
  }

  /// Without Unicode the mark only tells the upper half of the cell from the lower one.
  static func character(_ bits: UInt8, _ glyphs: Glyphs) -> Unicode.Scalar {
    if glyphs.isUnicode { return Unicode.Scalar(0x2800 + UInt32(bits)) ?? " " }
    let (upper, lower) = (bits & 0b0001_1011 != 0, bits & 0b1110_0100 != 0)
    return upper && lower ? ":" : upper ? "'" : "."
  }
}
