/// Points of several classes on a rectangle of cells: each cell as its class's mark, or as dots, two by four a cell.
///
/// Where points share a cell, the class with most of them shows (of equals, the lower), whatever the order in
/// which they come. Where there are many in a cell, it is bold.
public struct ScatterPlot: Sendable, Equatable {
  public let viewport: Viewport
  private let classCount: Int
  /// Points of all classes in each cell.
  private var totals: [UInt16]
  /// Points of each class in each cell: `counts[cell * classCount + class]`.
  private var counts: [UInt16]
  /// And at which dots of the cell they lie.
  private var dots: [UInt8]

  public init(_ viewport: Viewport, classCount: Int) {
    self.viewport = viewport
    self.classCount = classCount
    let cells = viewport.rect.width * viewport.rect.height
    totals = [UInt16](repeating: 0, count: cells)
    counts = [UInt16](repeating: 0, count: cells * classCount)
    dots = [UInt8](repeating: 0, count: cells * classCount)
  }

  /// Points outside the viewport are left out.
  public mutating func add(x: Double, y: Double, classIndex: Int) {
    guard let dot = viewport.dot(x, y) else { return }
    let cell = dot.y / 4 * viewport.rect.width + dot.x / 2
    if totals[cell] < .max { totals[cell] += 1 }
    let index = cell * classCount + classIndex
    if counts[index] < .max { counts[index] += 1 }
    dots[index] |= Braille.bit(dot.x % 2, dot.y % 4)
  }
}

/// How points look.
public enum PointMarks: Sendable, Equatable {
  /// The mark of the class that has most points in the cell.
  case glyphs
  /// That class's points, eight dots a cell.
  case dots
}

extension ScatterPlot {
  /// Draws the points with one mark and one colour a class. With a focus on one class, all others are dimmed to
  /// dots without colour, and it shows wherever it has points.
  public func draw(
    on canvas: inout Canvas, names: [Unicode.Scalar], _ marks: PointMarks = .glyphs,
    focus: Int? = nil, _ glyphs: Glyphs
  ) {
    let rect = viewport.rect
    for cell in totals.indices where totals[cell] > 0 {
      let shown = shownClass(in: cell, focus: focus)
      let index = cell * classCount + shown
      var mark = names[shown]
      if marks == .dots { mark = Braille.character(dots[index], glyphs) }
      // A wide mark has no room in the last column.
      if isWide(mark), (cell + 1).isMultiple(of: rect.width) { mark = glyphs.faint }
      var style = Style(.ofClass(shown), weight: weight(Int(counts[index])))
      if let focus, focus != shown {
        style = .dim
        if marks == .glyphs { mark = glyphs.faint }
      }
      canvas.overlay(
        Cell(mark, style), x: rect.x + cell % rect.width, y: rect.y + cell / rect.width)
    }
  }

  private func shownClass(in cell: Int, focus: Int?) -> Int {
    let start = cell * classCount
    if let focus, focus < classCount, counts[start + focus] > 0 { return focus }
    var best = 0
    for j in 1..<classCount where counts[start + j] > counts[start + best] { best = j }
    return best
  }

  private func weight(_ count: Int) -> Style.Weight {
    count < 4 ? .normal : .bold
  }
}

extension Canvas {
  /// A center, in reverse video over whatever is there; wider marks are centred on the cell.
  public mutating func drawCenter(
    _ mark: [Unicode.Scalar], _ viewport: Viewport, x: Double, y: Double, _ style: Style
  ) {
    guard let cell = viewport.cell(x, y) else { return }
    var column = cell.x - mark.reduce(0) { $0 + columns(of: $1) } / 2
    for scalar in mark {
      let end = column + columns(of: scalar)
      if column >= viewport.rect.x, end <= viewport.rect.maxX {
        self[column, cell.y] = Cell(scalar, style)
      }
      column = end
    }
  }
}
