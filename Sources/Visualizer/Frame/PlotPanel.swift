import Drawing
import Learning

/// The features with all learned centers and class means, over axes, regions and trails as they were asked for.
package func drawPlot(_ state: State, on canvas: inout Canvas, in rect: Rect) {
  let layout = PlotLayout(rect, legendHeight: legendHeight(state, in: rect))
  canvas.frame(layout.frame, title: "", state.glyphs)
  drawTitle(state, on: &canvas, in: layout.frame)
  let viewport = Viewport(state.axes.bounds, in: layout.frame.inset(by: 1))
  drawRegions(state, viewport, on: &canvas)
  canvas.drawTicks(viewport, alongBottom: layout.hasRowForLegend, state.glyphs)
  drawLegend(state, on: &canvas, in: layout.legend)
  if state.plot.showsTrails { drawTrails(state, viewport, on: &canvas) }
  drawPoints(state, viewport, on: &canvas)
  canvas.drawScaleBar(viewport, x: viewport.rect.x + 1, y: viewport.rect.maxY - 1, state.glyphs)
  drawMeansAndCenters(state, viewport, on: &canvas)
  drawPulls(state, viewport, on: &canvas)
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
private func drawTitle(_ state: State, on canvas: inout Canvas, in frame: Rect) {
  let heldOut = state.heldOutText.map { ", \($0)" }
  let titles =
    (heldOut.map { text in state.plot.titles.map { $0 + text } } ?? []) + state.plot.titles
  let plain = titles.sorted { columns(of: $0) > columns(of: $1) }.map {
    state.glyphs.plain(" \($0) ")
  }
  let room = frame.width - 2
  canvas.write(firstFitting: plain, x: frame.x + 1, y: frame.y, width: room)
  let axes =
    switch state.axes.mode {
    case .holding: ""
    case .fitting: " always fitted "
    case .manual: " z fits "
    }
  let title = plain.first { columns(of: $0) <= room } ?? ""
  guard columns(of: title) + axes.count < room else { return }
  canvas.write(axes, endingAt: frame.maxX - 1, y: frame.y, Style(.accent))
}

private func drawRegions(_ state: State, _ viewport: Viewport, on canvas: inout Canvas) {
  guard state.plot.regions != .none else { return }
  let (snapshot, rect) = (state.snapshot, viewport.rect)
  var cells = Matrix(rows: rect.width * rect.height, columns: 2)
  for place in 0..<cells.rows {
    let point = viewport.point(rect.x + place % rect.width, rect.y + place / rect.width)
    cells[place, 0] = Float(point.x)
    cells[place, 1] = Float(point.y)
  }
  let softmax = DecisionRule.softmax(weights: snapshot.classifierWeights)
  let trained = state.trainedClasses
  let centers = DecisionRule.nearestCenter(snapshot.centers.taking(trained))
  func nearest() -> [Int] { centers.classes(of: cells).map { trained[$0] } }
  switch state.plot.regions {
  case .none: break
  case .softmax: canvas.drawRegions(softmax.classes(of: cells), in: rect, state.glyphs)
  case .nearestCenter: canvas.drawRegions(nearest(), in: rect, state.glyphs)
  case .disagreement:
    let differ = zip(softmax.classes(of: cells), nearest()).map { $0 != $1 }
    canvas.drawHatching(differ, in: rect, .dim)
  }
}

/// The way each center has gone, from evaluation to evaluation, up to where it is.
private func drawTrails(_ state: State, _ viewport: Viewport, on canvas: inout Canvas) {
  let stations = state.snapshot.measures.entries.map(\.centers) + [state.snapshot.centers]
  var trails = DotLayer(viewport)
  for (a, b) in zip(stations, stations.dropFirst()) {
    for j in 0..<a.rows where state.isShown(j) {
      trails.line(from: point(a, j), to: point(b, j), .ofClass(j))
    }
  }
  trails.draw(on: &canvas, state.glyphs, .dim)
}

private func drawPoints(_ state: State, _ viewport: Viewport, on canvas: inout Canvas) {
  let classCount = state.snapshot.centers.rows
  var points = ScatterPlot(viewport, classCount: classCount)
  for evaluation in state.snapshot.evaluations(state.plot.part) {
    let x = evaluation.features.elements
    let d = evaluation.features.columns
    for (i, label) in evaluation.labels.enumerated() {
      points.add(x: Double(x[i * d]), y: Double(x[i * d + 1]), classIndex: label)
    }
  }
  points.draw(
    on: &canvas, names: state.title.classMarks, state.plot.marks, focus: state.plot.focus,
    state.glyphs)
}

/// Centers over means, with a line between the two where a center lags by more than the cell beside it.
private func drawMeansAndCenters(_ state: State, _ viewport: Viewport, on canvas: inout Canvas) {
  let (centers, train) = (state.snapshot.centers, state.snapshot.train.clusters)
  let isLagging = (0..<centers.rows).map { j -> Bool in
    guard train.counts[j] > 0, state.isShown(j) else { return false }
    let (mean, center) = (point(train.classMeans, j), point(centers, j))
    guard let a = viewport.cell(mean.x, mean.y), let b = viewport.cell(center.x, center.y) else {
      return true
    }
    return abs(a.x - b.x) > 2 || abs(a.y - b.y) > 1
  }
  var lines = DotLayer(viewport)
  for j in 0..<centers.rows where isLagging[j] {
    lines.line(from: point(train.classMeans, j), to: point(centers, j), .ofClass(j))
  }
  lines.draw(on: &canvas, state.glyphs, .bold)
  for j in 0..<centers.rows where train.counts[j] > 0 && state.isShown(j) {
    let mean = point(train.classMeans, j)
    guard let cell = viewport.cell(mean.x, mean.y) else { continue }
    canvas[cell.x, cell.y] = Cell(meanMark, Style(.ofClass(j), weight: .bold))
  }
  // Those that are dimmed first, and in one cell: with many classes they would cover the one that is not.
  for j in state.trainedClasses.sorted(by: { !state.isShown($0) && state.isShown($1) }) {
    let isShown = state.isShown(j)
    let style =
      isShown ? Style(.ofClass(j), weight: .bold, isReversed: true) : Style(weight: .dim)
    let mark = state.glyphs.centerMark(state.classMark(j))
    canvas.drawCenter(
      isShown || mark.count == 1 ? mark : [state.classMark(j)], viewport, x: Double(centers[j, 0]),
      y: Double(centers[j, 1]), style)
  }
}

/// The sample that is looked at, with two arrows of one scale: the way softmax pulls it, and center loss.
private func drawPulls(_ state: State, _ viewport: Viewport, on canvas: inout Canvas) {
  guard let selection = state.selection, let report = state.report else { return }
  let evaluation = state.evaluation(of: selection)
  let label = evaluation.labels[selection.place]
  let x = point(evaluation.features, selection.place)
  let softmax = (report.softmaxPull, "S", Color.accent)
  let center = (report.centerPull, "C", Color.ofClass(label))
  let pulls = state.isTrained(label) ? [softmax, center] : [softmax]
  let longest = pulls.map { length($0.0) }.max() ?? 0
  let size = Double(min(viewport.rect.width, 2 * viewport.rect.height)) * viewport.unitsPerColumn
  if longest > 0, longest.isFinite {
    for (pull, name, color) in pulls {
      let scale = size / 4 / longest
      let tip = (x: x.x + scale * Double(pull[0]), y: x.y + scale * Double(pull[1]))
      canvas.drawArrow(from: x, to: tip, name: name, viewport, color, state.glyphs)
    }
  }
  guard let cell = viewport.cell(x.x, x.y) else { return }
  canvas[cell.x, cell.y] = Cell(state.classMark(label), Style(weight: .bold, isReversed: true))
}

/// The mark of a class's mean.
let meanMark: Unicode.Scalar = "+"

private func point(_ matrix: Matrix, _ row: Int) -> (x: Double, y: Double) {
  (Double(matrix[row, 0]), Double(matrix[row, 1]))
}

extension State {
  /// Whether a class is not dimmed.
  func isShown(_ classIndex: Int) -> Bool { plot.focus.map { $0 == classIndex } ?? true }
}
