/// Points of several classes on a rectangle of cells, each drawn as its class's mark.
///
/// Where points share a cell, the class with most of them shows (of equals, the lower), whatever the order in
/// which they come; three or more are bold.
public struct ScatterPlot: Sendable {
  public let viewport: Viewport
  /// Points of each class in each cell: `counts[cell * classCount + class]`.
  private var counts: [UInt16]
  private let classCount: Int

  public init(_ viewport: Viewport, classCount: Int) {
    self.viewport = viewport
    self.classCount = classCount
    counts = [UInt16](repeating: 0, count: viewport.rect.width * viewport.rect.height * classCount)
  }

  /// Points outside the viewport are left out.
  public mutating func add(x: Double, y: Double, classIndex: Int) {
    guard let cell = viewport.cell(x, y) else { return }
    let place = (cell.y - viewport.rect.y) * viewport.rect.width + cell.x - viewport.rect.x
    counts[place * classCount + classIndex] &+= 1
  }

  /// Draws the points with one mark and one colour a class.
  public func draw(on canvas: inout Canvas, marks: [Unicode.Scalar]) {
    for row in 0..<viewport.rect.height {
      for column in 0..<viewport.rect.width {
        let start = (row * viewport.rect.width + column) * classCount
        var (best, most, total) = (0, 0, 0)
        for j in 0..<classCount {
          let count = Int(counts[start + j])
          total += count
          if count > most { (best, most) = (j, count) }
        }
        guard most > 0 else { continue }
        canvas[viewport.rect.x + column, viewport.rect.y + row] = Cell(
          marks[best], Style(.ofClass(best), weight: total >= 3 ? .bold : .normal))
      }
    }
  }
}

extension Canvas {
  /// A center, in reverse video over whatever is there; wider marks are centred on the cell.
  public mutating func drawCenter(
    _ mark: [Unicode.Scalar], _ viewport: Viewport, x: Double, y: Double, classIndex: Int
  ) {
    guard let cell = viewport.cell(x, y) else { return }
    let style = Style(.ofClass(classIndex), weight: .bold, isReversed: true)
    for (offset, scalar) in mark.enumerated() {
      let column = cell.x - mark.count / 2 + offset
      guard column >= viewport.rect.x, column < viewport.rect.maxX else { continue }
      self[column, cell.y] = Cell(scalar, style)
    }
  }
}
