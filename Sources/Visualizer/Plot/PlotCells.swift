import Drawing
import Learning
import Runs

/// The plot of a run in its frame, with what it is called above and its legend below.
package func drawPlot(_ run: RunView, _ screen: ScreenState, on canvas: inout Canvas, in rect: Rect)
{
  let glyphs = screen.glyphs
  let layout = PlotLayout(rect, legendHeight: legendHeight(run, screen, in: rect))
  canvas.frame(layout.frame, title: "", glyphs)
  drawTitle(run, screen, on: &canvas, in: layout.frame)
  drawLegend(run, screen, on: &canvas, in: layout.legend)
  let scene =
    screen.page.step.flatMap { look in
      run.report.anatomy.map { PlotScene($0, look, run, screen.plot, in: screen.shownBounds) }
    }
    ?? PlotScene(run, screen.plot, sample: screen.page.sample?.selection, in: screen.shownBounds)
  canvas.draw(
    scene, screen.plot.marks, in: layout.frame.inset(by: 1),
    ticksAlongBottom: layout.hasRowForLegend, glyphs)
}

/// The plot's frame and its legend: below the frame where there is room, in as many rows as it takes, else in its bottom edge.
struct PlotLayout: Equatable {
  let frame: Rect
  let legend: Rect
  let hasRowForLegend: Bool

  init(_ rect: Rect, legendHeight: Int) {
    var rest = rect
    hasRowForLegend = rect.height >= 14
    if hasRowForLegend {
      legend = rest.takeBottom(legendHeight)
    } else {
      legend = Rect(x: rect.x, y: rect.maxY - 1, width: rect.width, height: 1)
    }
    frame = rest
  }
}

/// What is plotted, and at the right what the axes do if they do anything else than hold still.
private func drawTitle(
  _ run: RunView, _ screen: ScreenState, on canvas: inout Canvas, in frame: Rect
) {
  let side = drawSide(run, screen, on: &canvas, in: frame)
  let titles =
    screen.page.step == nil
    ? screen.plot.titles(
      run.spoilingTexts(screen.say), isWhole: run.report.elsewhere?.isWhole == true, screen.say)
    : [screen.say(.featuresOfBatch)]
  let plain =
    titles
    .map(screen.glyphs.plain).flatMap { [" \($0) ", $0] }
  let room = frame.width - 2 - side
  canvas.write(firstFitting: plain, x: frame.x + 1 + side, y: frame.y, width: room)
  let axes =
    switch run.axes.mode {
    case .holding: ""
    case .fitting: " \(screen.say(.alwaysFitted)) "
    case .manual: " \(screen.say(.fits, fittingKey)) "
    }
  let title = plain.first { columns(of: $0) <= room } ?? ""
  guard columns(of: title) + columns(of: axes) < room else { return }
  canvas.write(axes, endingAt: frame.maxX - 1, y: frame.y, .bold)
}

private let fittingKey = String(
  keysLabel { if case .fitAxes = $0 { true } else { false } }.prefix { $0 != " " })

/// Which of two runs it is, and where its knobs stand, and how many columns that takes; none for a single run.
private func drawSide(
  _ run: RunView, _ screen: ScreenState, on canvas: inout Canvas, in frame: Rect
) -> Int {
  guard screen.isForked else { return 0 }
  let isActive = screen.active == run.side || screen.isLinked
  let knobs = [Knob.centerWeight, .centerRate].map { "\($0.symbol) \(run.text(of: $0))" }
  let texts = [knobs.joined(separator: " "), knobs[0], ""].map { knobs in
    screen.glyphs.plain(" \(screen.letter(of: run)) \(knobs) ")
  }
  let text = texts.first { columns(of: $0) <= frame.width - 2 } ?? ""
  canvas.write(
    text, x: frame.x + 1, y: frame.y, Style(weight: .bold, isReversed: isActive),
    width: frame.width - 2)
  return columns(of: text)
}

// MARK: A scene in cells

extension Canvas {
  /// Draws a scene, one thing over the other: regions, ticks, trails, points, means and centers, the sample's arrows.
  mutating func draw(
    _ scene: PlotScene, _ marks: PointMarks, in rect: Rect, ticksAlongBottom: Bool, _ glyphs: Glyphs
  ) {
    let viewport = Viewport(scene.bounds, in: rect)
    if let regions = scene.regions { draw(regions, viewport, glyphs) }
    drawTicks(viewport, alongBottom: ticksAlongBottom, glyphs)
    drawTrails(scene, viewport, glyphs)
    drawLines(scene, viewport, glyphs)
    drawPoints(scene, marks, viewport, glyphs)
    drawMislabelled(scene, viewport)
    drawScaleBar(viewport, x: rect.x + 1, y: rect.maxY - 1, glyphs)
    drawMeans(scene, viewport, glyphs)
    drawGhost(scene, viewport)
    drawCenters(scene, viewport, glyphs)
    drawArrows(scene, viewport, glyphs)
  }

  private mutating func draw(
    _ regions: PlotScene.Regions, _ viewport: Viewport, _ glyphs: Glyphs
  ) {
    let rect = viewport.rect
    var cells = Matrix(rows: rect.width * rect.height, columns: 2)
    for index in 0..<cells.rows {
      let point = viewport.point(rect.x + index % rect.width, rect.y + index / rect.width)
      cells[index, 0] = Float(point.x)
      cells[index, 1] = Float(point.y)
    }
    let classes = regions.classes(of: cells)
    if case .disagreement(let classifier, _, _) = regions {
      let softmax = PlotScene.Regions.softmax(classifier).classes(of: cells)
      drawHatching(zip(softmax, classes).map { $0 != $1 }, in: rect, .dim)
    } else {
      drawRegions(classes, in: rect, glyphs)
    }
  }

  private mutating func drawTrails(_ scene: PlotScene, _ viewport: Viewport, _ glyphs: Glyphs) {
    guard !scene.trails.isEmpty else { return }
    var trails = DotLayer(viewport)
    for trail in scene.trails {
      for (a, b) in zip(trail, trail.dropFirst()) {
        trails.line(from: (a.x, a.y), to: (b.x, b.y), .ofClass(a.classIndex))
      }
    }
    trails.draw(on: &self, glyphs, .dim)
  }

  private mutating func drawPoints(
    _ scene: PlotScene, _ marks: PointMarks, _ viewport: Viewport, _ glyphs: Glyphs
  ) {
    var points = ScatterPlot(viewport, classCount: scene.classMarks.count)
    for point in scene.points { points.add(x: point.x, y: point.y, classIndex: point.classIndex) }
    points.draw(on: &self, names: scene.classMarks, marks, focus: scene.focus, glyphs)
  }

  private mutating func drawLines(
    _ scene: PlotScene, _ viewport: Viewport, _ glyphs: Glyphs
  ) {
    for isLit in [false, true] {
      var layer = DotLayer(viewport)
      for line in scene.lines where line.isLit == isLit {
        layer.line(
          from: (line.x, line.y), to: (line.toX, line.toY), .ofClass(line.classIndex))
      }
      layer.draw(on: &self, glyphs, isLit ? .bold : .dim)
    }
  }

  /// Wrong labels have no colour: it would be that of a class to which they do not belong.
  private mutating func drawMislabelled(_ scene: PlotScene, _ viewport: Viewport) {
    for point in scene.mislabelled where scene.isShown(point.classIndex) {
      guard let cell = viewport.cell(point.x, point.y) else { continue }
      overlay(
        Cell(scene.classMarks[point.classIndex], .plain), x: cell.x, y: cell.y)
    }
  }

  /// The means, each with a line to its center where that lags by more than the cell beside it.
  private mutating func drawMeans(_ scene: PlotScene, _ viewport: Viewport, _ glyphs: Glyphs) {
    var lines = DotLayer(viewport)
    for mean in scene.means {
      guard let center = scene.centers.first(where: { $0.classIndex == mean.classIndex }),
        isFar(mean, center, viewport)
      else { continue }
      lines.line(from: (mean.x, mean.y), to: (center.x, center.y), .ofClass(mean.classIndex))
    }
    lines.draw(on: &self, glyphs, .bold)
    for mean in scene.means {
      guard let cell = viewport.cell(mean.x, mean.y) else { continue }
      overlay(
        Cell(meanMark, Style(.ofClass(mean.classIndex), weight: .bold)), x: cell.x, y: cell.y)
    }
  }

  private func isFar(_ a: PlotScene.Point, _ b: PlotScene.Point, _ viewport: Viewport) -> Bool {
    guard let a = viewport.cell(a.x, a.y), let b = viewport.cell(b.x, b.y) else { return true }
    return abs(a.x - b.x) > 2 || abs(a.y - b.y) > 1
  }

  /// Pale, in other brackets than the centers have.
  private mutating func drawGhost(_ scene: PlotScene, _ viewport: Viewport) {
    for center in scene.ghostCenters {
      drawCenter(
        ["(", scene.classMarks[center.classIndex], ")"], viewport, x: center.x, y: center.y, .dim)
    }
  }

  /// Those that are dimmed in one cell: with many classes they would cover the one that is not.
  private mutating func drawCenters(_ scene: PlotScene, _ viewport: Viewport, _ glyphs: Glyphs) {
    for center in scene.centers {
      let j = center.classIndex
      let isShown = scene.isShown(j)
      let style =
        isShown ? Style(.ofClass(j), weight: .bold, isReversed: true) : Style(weight: .dim)
      let mark = glyphs.centerMark(scene.classMarks[j])
      drawCenter(
        isShown || mark.count == 1 ? mark : [scene.classMarks[j]], viewport, x: center.x,
        y: center.y, style)
    }
  }

  /// The sample that is looked at, with its arrows in one scale: the longest is a quarter of the plot.
  private mutating func drawArrows(_ scene: PlotScene, _ viewport: Viewport, _ glyphs: Glyphs) {
    guard let sample = scene.sample else { return }
    let longest = scene.arrows.map(\.length).max() ?? 0
    let size = Double(min(viewport.rect.width, 2 * viewport.rect.height)) * viewport.unitsPerColumn
    if longest > 0, longest.isFinite {
      let scale = size / 4 / longest
      for arrow in scene.arrows {
        let tip = (x: sample.x + scale * arrow.x, y: sample.y + scale * arrow.y)
        drawArrow(
          from: (sample.x, sample.y), to: tip, name: arrow.name, viewport, arrow.color, glyphs)
      }
    }
    guard let cell = viewport.cell(sample.x, sample.y) else { return }
    self[cell.x, cell.y] = Cell(
      scene.classMarks[sample.classIndex], Style(weight: .bold, isReversed: true))
  }
}

/// The mark of a class's mean.
let meanMark: Unicode.Scalar = "+"
