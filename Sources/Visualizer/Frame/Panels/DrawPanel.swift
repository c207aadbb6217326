import Drawing

/// Draws a panel below a line with its title, and beside it the key that goes on to the next.
package func drawPanel(
  _ panel: Panel, _ run: RunView, _ screen: ScreenState, on canvas: inout Canvas, in rect: Rect
) {
  var inside = rect
  let head = inside.takeTop(1)
  for x in head.x..<head.maxX { canvas[x, head.y] = Cell(screen.glyphs.horizontal, .dim) }
  canvas.write("\(panel.title) ", x: head.x, y: head.y, .bold, width: head.width)
  if panel == screen.panel, screen.page.sample?.isInFront != true {
    canvas.write(" Tab", endingAt: head.maxX, y: head.y, .dim)
  }
  switch panel {
  case .overview: drawCharts(overviewCharts(run), run, on: &canvas, in: inside, screen.glyphs)
  case .losses: drawCharts(lossCharts(run), run, on: &canvas, in: inside, screen.glyphs)
  case .accuracies: drawCharts(accuracyCharts(run), run, on: &canvas, in: inside, screen.glyphs)
  case .distances: drawCharts(distanceCharts(run), run, on: &canvas, in: inside, screen.glyphs)
  case .classes: drawClassTable(run, screen, on: &canvas, in: inside)
  case .confusion: drawConfusions(run, screen, on: &canvas, in: inside)
  case .equations: drawEquations(run, screen, on: &canvas, in: inside)
  }
}
