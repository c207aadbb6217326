import Drawing
import Learning

/// A measure over the steps of a run.
struct MeasureChart {
  let name: String
  let scale: ChartScale
  let series: [(x: Double, y: Double)]
  /// Its numbers as a person reads them.
  let text: (Double) -> String
}

/// What says most in one look, the most telling first.
func overviewCharts(_ state: State) -> [MeasureChart] {
  lossCharts(state) + [accuracyCharts(state)[1], distanceCharts(state)[2]]
}

func lossCharts(_ state: State) -> [MeasureChart] {
  let history = state.snapshot.history
  func chart(_ name: String, _ value: (History.Entry) -> Float) -> MeasureChart {
    MeasureChart(
      name: name, scale: .logarithmic,
      series: history.entries.enumerated().map { k, entry in
        // An entry stands for the steps up to this one.
        (Double((k + 1) * history.stepsPerEntry), Double(value(entry)))
      }, text: NumberText.short)
  }
  return [chart("softmax loss", \.crossEntropy), chart("center loss", \.centerLoss)]
}

func accuracyCharts(_ state: State) -> [MeasureChart] {
  [
    chart("accuracy, train", .nearOne, state, NumberText.percent, \.trainAccuracy),
    chart("accuracy, test", .nearOne, state, NumberText.percent, \.testAccuracy),
    chart("nearest center, test", .nearOne, state, NumberText.percent, \.nearestCenterAccuracy),
  ]
}

func distanceCharts(_ state: State) -> [MeasureChart] {
  [
    chart("intra", .logarithmic, state, NumberText.short, \.intraDistance),
    chart("inter", .logarithmic, state, NumberText.short, \.interDistance),
    chart("intra / inter", .logarithmic, state, NumberText.short, \.ratio),
  ]
}

private func chart(
  _ name: String, _ scale: ChartScale, _ state: State, _ text: @escaping (Double) -> String,
  _ value: (MeasureHistory.Entry) -> Double
) -> MeasureChart {
  MeasureChart(
    name: name, scale: scale,
    series: state.snapshot.measures.entries.map { (Double($0.step), value($0)) }, text: text)
}

/// What happened to a run on the way: every turn of a knob, and every fall of the learning rate by the schedule.
private func marks(_ state: State) -> [ChartMark] {
  let turns = state.turns.filter { !$0.isUndone }.map {
    ChartMark(x: Double($0.step), label: $0.label)
  }
  let falls = state.snapshot.hyperparameters.schedule.falls
    .filter { $0.step <= state.snapshot.step }
    .map { ChartMark(x: Double($0.step), label: "η ×\(NumberText.plain($0.factor))") }
  return (turns + falls).sorted { $0.x < $1.x }
}

/// Charts one below the other, as many as have two rows of columns, over one axis of steps with its marks.
func drawCharts(
  _ charts: [MeasureChart], _ state: State, on canvas: inout Canvas, in rect: Rect
) {
  var rest = rect
  let marks = marks(state)
  let end = Double(state.snapshot.step)
  canvas.drawAxis(to: end, marks: marks, in: rest.takeBottom(marks.isEmpty ? 1 : 2), state.glyphs)
  let count = min(charts.count, max(rest.height / 3, 1))
  for (place, chart) in charts.prefix(count).enumerated() {
    var part = rest.takeTop(rest.height / (count - place))
    let title = part.takeTop(1)
    let isLogarithmic = if case .logarithmic = chart.scale { true } else { false }
    canvas.write(
      chart.name + (isLogarithmic ? ", log" : ""), x: title.x, y: title.y, width: title.width)
    let columns = binned(chart.series, to: end, count: part.width)
    let finite = columns.filter(\.isFinite)
    if let least = finite.min(), let most = finite.max() {
      let range = "\(chart.text(least)) to \(chart.text(most))"
      canvas.write(state.glyphs.plain(range), endingAt: title.maxX, y: title.y, .dim)
    }
    canvas.drawColumns(columns, in: part, chart.scale, state.glyphs, Style(.accent))
  }
}
