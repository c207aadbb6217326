import Drawing
import Learning

/// A picture for paper: scenes side by side at one scale, without anything else of the screen, in SVG.
public struct Figure: Sendable {
  /// A scene with what stands below it.
  public struct Panel: Sendable {
    let scene: PlotScene
    let caption: String

    /// Of a run as the plot would show it.
    public init(_ run: RunView, _ view: PlotView, caption: String) {
      scene = PlotScene(run, view, sample: nil)
      self.caption = caption
    }
  }

  private let panels: [Panel]
  private let caption: String
  private let sharesScale: Bool
  /// Units of a panel's square, and of what lies between and around.
  private static let (side, gap, captionHeight) = (480.0, 40.0, 30.0)

  /// `caption` stands below all; `sharesScale` for panels that are to be compared in size.
  public init(_ panels: [Panel], caption: String, sharesScale: Bool = false) {
    self.panels = panels
    self.caption = caption
    self.sharesScale = sharesScale
  }
}

extension Figure {
  /// SVG 1.1, black on white, colours as on a light screen.
  public var svg: String {
    let (side, gap) = (Self.side, Self.gap)
    let columns = panels.count > 3 ? 2 : panels.count
    let rows = (panels.count + columns - 1) / columns
    let width = Double(columns) * (side + gap) + gap
    let height = Double(rows) * (side + gap + Self.captionHeight) + gap + Self.captionHeight
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(coordinate(width))\" height=\"\(coordinate(height))\" viewBox=\"0 0 \(coordinate(width)) \(coordinate(height))\">",
      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>",
      "<g font-family=\"'DejaVu Sans','Liberation Sans',Arial,sans-serif\" font-size=\"16\" fill=\"#1c1c1c\">",
    ]
    let all = panels.dropFirst().reduce(panels[0].scene.shownBounds) {
      $0.union($1.scene.shownBounds)
    }
    for (index, panel) in panels.enumerated() {
      let x = gap + Double(index % columns) * (side + gap)
      let y = gap + Double(index / columns) * (side + gap + Self.captionHeight)
      let bounds = sharesScale ? all : panel.scene.shownBounds
      lines += PanelDrawing(panel.scene, bounds, x: x, y: y, side: side, number: index).lines
      lines.append(
        "<text x=\"\(coordinate(x + side / 2))\" y=\"\(coordinate(y + side + 24))\" text-anchor=\"middle\" font-size=\"13\">\(escaped(panel.caption))</text>"
      )
    }
    lines.append(
      "<text x=\"\(coordinate(width / 2))\" y=\"\(coordinate(height - gap / 2))\" text-anchor=\"middle\" font-size=\"13\">\(escaped(caption))</text>"
    )
    return (lines + ["</g>", "</svg>", ""]).joined(separator: "\n")
  }
}

extension PlotScene {
  /// All points and centers with a little air, as a square.
  fileprivate var shownBounds: Bounds {
    let places = (points + centers).map { (x: $0.x, y: $0.y) }.filter {
      $0.x.isFinite && $0.y.isFinite
    }
    let around = Bounds(around: places) ?? bounds
    let half = max(around.width, around.height, 1e-9) * 0.55
    let (x, y) = ((around.minX + around.maxX) / 2, (around.minY + around.maxY) / 2)
    return Bounds(minX: x - half, maxX: x + half, minY: y - half, maxY: y + half)
  }
}

/// One scene in its square.
private struct PanelDrawing {
  var lines: [String] = []
  private let bounds: Bounds
  private let (x, y, side): (Double, Double, Double)

  init(_ scene: PlotScene, _ bounds: Bounds, x: Double, y: Double, side: Double, number index: Int)
  {
    self.bounds = bounds
    (self.x, self.y, self.side) = (x, y, side)
    let square =
      "x=\"\(coordinate(x))\" y=\"\(coordinate(y))\" width=\"\(coordinate(side))\" height=\"\(coordinate(side))\""
    lines.append("<clipPath id=\"panel\(index)\"><rect \(square)/></clipPath>")
    lines.append("<g clip-path=\"url(#panel\(index))\">")
    drawRegions(of: scene)
    for trail in scene.trails { draw(trail) }
    for point in scene.points where isFinite(point) {
      lines.append(
        "<circle cx=\"\(coordinate(across(point.x)))\" cy=\"\(coordinate(down(point.y)))\" r=\"2.2\" fill=\"\(color(point.classIndex))\" fill-opacity=\"0.7\"/>"
      )
    }
    for center in scene.centers where isFinite(center) { draw(center, scene) }
    lines.append("</g>")
    lines.append("<rect \(square) fill=\"none\" stroke=\"#767676\"/>")
    drawTicks()
  }

  private func across(_ value: Double) -> Double { x + (value - bounds.minX) / bounds.width * side }
  private func down(_ value: Double) -> Double { y + (bounds.maxY - value) / bounds.height * side }
  private func isFinite(_ point: PlotScene.Point) -> Bool { point.x.isFinite && point.y.isFinite }

  private func color(_ classIndex: Int) -> String {
    let rgb = Color.rgb(xterm: Color.ofClass(classIndex).onLight.xterm)
    return "rgb(\(rgb.red),\(rgb.green),\(rgb.blue))"
  }

  /// Squares of a grid, each of the colour of its class.
  private mutating func drawRegions(of scene: PlotScene) {
    guard let regions = scene.regions else { return }
    let count = 120
    var places = Matrix(rows: count * count, columns: 2)
    for row in 0..<count {
      for column in 0..<count {
        places[row * count + column, 0] = Float(
          bounds.minX + (Double(column) + 0.5) / Double(count) * bounds.width)
        places[row * count + column, 1] = Float(
          bounds.maxY - (Double(row) + 0.5) / Double(count) * bounds.height)
      }
    }
    let classes = regions.classes(of: places)
    let cell = side / Double(count)
    for row in 0..<count {
      var column = 0
      while column < count {
        let start = column
        let own = classes[row * count + start]
        while column < count, classes[row * count + column] == own { column += 1 }
        lines.append(
          "<rect x=\"\(coordinate(x + Double(start) * cell))\" y=\"\(coordinate(y + Double(row) * cell))\" width=\"\(coordinate(Double(column - start) * cell))\" height=\"\(coordinate(cell))\" fill=\"\(color(own))\" fill-opacity=\"0.12\"/>"
        )
      }
    }
  }

  private mutating func draw(_ trail: [PlotScene.Point]) {
    guard let first = trail.first else { return }
    let points = trail.filter(isFinite).map {
      "\(coordinate(across($0.x))),\(coordinate(down($0.y)))"
    }
    lines.append(
      "<polyline points=\"\(points.joined(separator: " "))\" fill=\"none\" stroke=\"\(color(first.classIndex))\" stroke-opacity=\"0.5\"/>"
    )
  }

  /// A center: its class's mark on a disc of its colour.
  private mutating func draw(_ center: PlotScene.Point, _ scene: PlotScene) {
    let (cx, cy) = (across(center.x), down(center.y))
    lines.append(
      "<circle cx=\"\(coordinate(cx))\" cy=\"\(coordinate(cy))\" r=\"10\" fill=\"\(color(center.classIndex))\" stroke=\"#ffffff\" stroke-width=\"1.5\"/>"
    )
    lines.append(
      "<text x=\"\(coordinate(cx))\" y=\"\(coordinate(cy + 5))\" text-anchor=\"middle\" font-size=\"14\" font-weight=\"bold\" fill=\"#ffffff\">\(escaped(String(scene.classMarks[center.classIndex])))</text>"
    )
  }

  private mutating func drawTicks() {
    for value in ticks(from: bounds.minX, to: bounds.maxX) {
      lines.append(
        "<path d=\"M\(coordinate(across(value))) \(coordinate(y + side))v-6\" stroke=\"#767676\"/><text x=\"\(coordinate(across(value)))\" y=\"\(coordinate(y + side - 9))\" text-anchor=\"middle\" font-size=\"11\" fill=\"#767676\">\(NumberText.trimmed(value))</text>"
      )
    }
    for value in ticks(from: bounds.minY, to: bounds.maxY) {
      lines.append(
        "<path d=\"M\(coordinate(x)) \(coordinate(down(value)))h6\" stroke=\"#767676\"/><text x=\"\(coordinate(x + 9))\" y=\"\(coordinate(down(value) + 4))\" font-size=\"11\" fill=\"#767676\">\(NumberText.trimmed(value))</text>"
      )
    }
  }

  /// Four or so round numbers.
  private func ticks(from low: Double, to high: Double) -> [Double] {
    let step = roundLength(atLeast: (high - low) / 6)
    guard step > 0, step.isFinite else { return [] }
    let first = (low / step).rounded(.up)
    guard first.magnitude < 1e15 else { return [] }
    return (0..<12).map { (first + Double($0)) * step }.filter { $0 < high }
  }
}

/// With two decimals at most.
func coordinate(_ value: Double) -> String {
  let text = NumberText.fixed(value, 2)
  return text.hasSuffix(".00") ? String(text.dropLast(3)) : text
}
