import Drawing

/// Draws a panel below a line with its title, and beside it the key that goes on to the next.
package func drawPanel(_ panel: Panel, _ state: State, on canvas: inout Canvas, in rect: Rect) {
  var inside = rect
  let head = inside.takeTop(1)
  for x in head.x..<head.maxX { canvas[x, head.y] = Cell(state.glyphs.horizontal, .dim) }
  canvas.write("\(panel.title) ", x: head.x, y: head.y, .bold, width: head.width)
  if panel == state.panel, state.selection == nil || !state.isSampleInFront {
    canvas.write(" Tab", endingAt: head.maxX, y: head.y, .dim)
  }
  switch panel {
  case .overview: drawCharts(overviewCharts(state), state, on: &canvas, in: inside)
  case .losses: drawCharts(lossCharts(state), state, on: &canvas, in: inside)
  case .accuracies: drawCharts(accuracyCharts(state), state, on: &canvas, in: inside)
  case .distances: drawCharts(distanceCharts(state), state, on: &canvas, in: inside)
  case .classes: drawClassTable(state, on: &canvas, in: inside)
  case .confusion: drawConfusions(state, on: &canvas, in: inside)
  case .equations: drawEquations(state, on: &canvas, in: inside)
  }
}
