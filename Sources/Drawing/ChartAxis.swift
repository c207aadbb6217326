/// A moment on the x axis of a chart, with what happened then in a word or two.
public struct ChartMark: Sendable, Equatable {
  public var x: Double
  public var label: String

  public init(x: Double, label: String) {
    self.x = x
    self.label = label
  }
}

extension Canvas {
  /// The x axis of charts that run from 0 to `end`: a line with both numbers at its ends and a tick at every mark between
  /// them, and a row below with their labels, of which the latest show where there is not room for all. `name` is what stands
  /// at its end, by default a whole number.
  public mutating func drawAxis(
    to end: Double, named name: String? = nil, marks: [ChartMark], in rect: Rect, _ glyphs: Glyphs
  ) {
    guard rect.height >= 1, rect.width >= 4 else { return }
    for x in rect.x..<rect.maxX { self[x, rect.y] = Cell(glyphs.horizontal, .dim) }
    let inside = marks.filter { $0.x >= 0 && $0.x <= end }
    let ticks = inside.map { mark in
      rect.x + (end > 0 ? min(Int(mark.x / end * Double(rect.width)), rect.width - 1) : 0)
    }
    for x in ticks { self[x, rect.y] = Cell(glyphs.tick, .bold) }
    write("0", x: rect.x, y: rect.y, .dim)
    write(name ?? NumberText.grouped(Int(end)), endingAt: rect.maxX, y: rect.y, .dim)
    guard rect.height >= 2 else { return }
    var free = rect.maxX
    for (mark, tick) in zip(inside, ticks).reversed() {
      let label = glyphs.plain(mark.label)
      let width = columns(of: label)
      let x = min(tick, rect.maxX - width)
      guard x >= rect.x, x + width <= free else { continue }
      write(label, x: x, y: rect.y + 1)
      free = x - 1
    }
  }
}
