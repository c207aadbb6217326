import Drawing
import Learning

/// The sample that is looked at: its picture, what it is and was taken for, its losses and their pulls, then for each
/// class the probability as a bar and the distance to the center, the most probable first where not all fit.
package func drawSample(_ state: State, on canvas: inout Canvas, in rect: Rect) {
  guard let selection = state.selection, let report = state.report else { return }
  var rest = rect
  let head = rest.takeTop(1)
  for x in head.x..<head.maxX { canvas[x, head.y] = Cell(state.glyphs.horizontal, .dim) }
  let set = selection.isOfTraining ? "training" : "test"
  canvas.write(
    firstFitting: [
      "sample \(selection.place + 1) of the \(set) set ", "\(set) sample \(selection.place + 1) ",
    ], x: head.x, y: head.y, .bold, width: head.width - 8)
  let keys = state.isSampleInFront ? " Tab Esc" : " Esc"
  canvas.write(keys, endingAt: head.maxX, y: head.y, .dim)

  // As many rows for the picture as the bars of ten classes leave; the words beside it need six.
  let bars = min(report.probabilities.count, 10) + 1
  let place = Rect(
    x: rest.x, y: rest.y, width: max(rest.width - 20, 0), height: max(rest.height - bars - 1, 6))
  let picture =
    image(of: selection, state).map { canvas.drawImage($0, in: place, state.glyphs) }
    ?? Size(width: 0, height: 0)
  var words = rest.takeTop(max(picture.height, 6))
  if picture.width > 0 {
    words.x += picture.width + 2
    words.width -= picture.width + 2
  }
  drawVerdict(selection, report, state, on: &canvas, in: words)
  if rest.height > bars { _ = rest.takeTop(1) }
  drawBars(report, selection, state, on: &canvas, in: rest)
}

/// The sample in one line, where there is no room for more: what its arrows on the plot are.
func drawSampleLine(_ state: State, on canvas: inout Canvas, in rect: Rect) {
  guard let selection = state.selection, let report = state.report else { return }
  let label = state.evaluation(of: selection).labels[selection.place]
  let verdict = "\(state.classMark(label)) taken for \(state.classMark(report.prediction))"
  let probability = NumberText.fixed(Double(report.probabilities[report.prediction]), 2)
  let pulls =
    "pull S \(NumberText.short(length(report.softmaxPull)))"
    + (state.isTrained(label) ? " C \(NumberText.short(length(report.centerPull)))" : "")
  let loss = NumberText.short(Double(report.crossEntropy))
  canvas.write(
    firstFitting: [
      "\(verdict) \(probability), softmax loss \(loss), \(pulls)",
      "\(verdict) \(probability), \(pulls)", "\(verdict), \(pulls)",
    ].map(state.glyphs.plain), x: rect.x + 1, y: rect.y, .bold, width: rect.width - 1)
}

/// The sample's picture, grey from its least value to its greatest; `nil` where its data are no images.
private func image(of selection: SampleSelection, _ state: State) -> GreyImage? {
  let dataset = state.title.dataset
  let samples = selection.isOfTraining ? dataset.train : dataset.test
  guard case .image(let rows, let columns, let channels) = dataset.shape,
    selection.place < samples.count
  else { return nil }
  let input = samples.input(selection.place)
  let (low, high) = (input.min() ?? 0, input.max() ?? 1)
  let range = high > low ? high - low : 1
  let greys = (0..<rows * columns).map { place in
    let sum = (0..<channels).reduce(Float(0)) { $0 + input[$1 * rows * columns + place] }
    return (sum / Float(channels) - low) / range
  }
  return GreyImage(rows: rows, columns: columns, values: greys)
}

private func drawVerdict(
  _ selection: SampleSelection, _ report: SampleReport, _ state: State, on canvas: inout Canvas,
  in rect: Rect
) {
  let label = state.evaluation(of: selection).labels[selection.place]
  let isRight = report.prediction == label
  var y = rect.y
  func line(_ name: String, _ value: String, _ style: Style) {
    let end = canvas.write(state.glyphs.plain(name) + " ", x: rect.x, y: y, width: rect.width)
    canvas.write(
      state.glyphs.plain(value), x: end, y: y, style, width: max(rect.maxX - end, 0))
    y += 1
  }
  let isTrained = state.isTrained(label)
  line(
    "is", state.classLabel(label) + (isTrained ? "" : ", held out"),
    Style(.ofClass(label), weight: .bold))
  line(
    isRight ? "and taken for" : isTrained ? "but taken for" : "taken for",
    state.classLabel(report.prediction), Style(.ofClass(report.prediction), weight: .bold))
  line("softmax loss", NumberText.short(Double(report.crossEntropy)), .bold)
  guard isTrained else {
    line("S pull", NumberText.short(length(report.softmaxPull)), Style(.accent, weight: .bold))
    return
  }
  line("center loss", NumberText.short(Double(report.centerLoss)), .bold)
  line("S pull", NumberText.short(length(report.softmaxPull)), Style(.accent, weight: .bold))
  line("C pull", NumberText.short(length(report.centerPull)), Style(.ofClass(label), weight: .bold))
}

func length(_ vector: [Float]) -> Double {
  vector.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
}

private func drawBars(
  _ report: SampleReport, _ selection: SampleSelection, _ state: State, on canvas: inout Canvas,
  in rect: Rect
) {
  guard rect.height >= 2 else { return }
  canvas.write("probability", x: rect.x, y: rect.y, .dim)
  canvas.write("distance", endingAt: rect.maxX, y: rect.y, .dim)
  let all = Array(report.probabilities.indices)
  let shown =
    all.count < rect.height
    ? all
    : all.sorted { report.probabilities[$0] > report.probabilities[$1] }
      .prefix(rect.height - 1).sorted()
  let barWidth = max(rect.width - 2 - 6 - 7, 0)
  for (row, j) in shown.enumerated() {
    let (y, share) = (rect.y + 1 + row, Double(report.probabilities[j]))
    canvas.write(String(state.classMark(j)), x: rect.x, y: y, Style(.ofClass(j), weight: .bold))
    canvas.drawBar(share, x: rect.x + 2, y: y, width: barWidth, state.glyphs, Style(.ofClass(j)))
    canvas.write(NumberText.fixed(share, 3), endingAt: rect.maxX - 7, y: y)
    let distance = state.isTrained(j) ? NumberText.short(Double(report.distances[j])) : "-"
    canvas.write(state.glyphs.plain(distance), endingAt: rect.maxX, y: y)
  }
}
