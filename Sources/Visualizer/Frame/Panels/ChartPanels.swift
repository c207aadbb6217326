import Drawing
import Learning
import Runs

/// A measure over the steps of a run.
package struct MeasureChart {
  package let name: Words
  let scale: ChartScale
  /// Its values by step.
  package let series: [(x: Double, y: Double)]
  /// Those of the future that the run had before someone went on from its past.
  let ghost: [(x: Double, y: Double)]
  /// Its numbers as a person reads them.
  let text: (Double) -> String
}

/// What says most in one look, the most telling first.
package func overviewCharts(_ run: RunView) -> [MeasureChart] {
  run.report.elsewhere == nil
    ? [distanceCharts(run)[2], accuracyCharts(run)[1]] + lossCharts(run)
    : [distanceCharts(run)[2], accuracyCharts(run)[2]]
}

package func lossCharts(_ run: RunView) -> [MeasureChart] {
  func series(_ history: History, _ value: (History.Entry) -> Float) -> [(x: Double, y: Double)] {
    history.entries.enumerated().map { k, entry in
      // An entry stands for the steps up to this one.
      (Double((k + 1) * history.stepsPerEntry), Double(value(entry)))
    }
  }
  func chart(_ name: Words, _ value: (History.Entry) -> Float) -> MeasureChart {
    let ghost = run.report.ghost
    return MeasureChart(
      name: name, scale: .logarithmic, series: series(run.report.history, value),
      ghost: ghost.map { ghost in
        series(ghost.history, value).filter { $0.x > Double(ghost.step) }
      } ?? [], text: NumberText.short)
  }
  return [chart(.softmaxLoss, \.crossEntropy), chart(.centerLoss, \.centerLoss)]
}

package func accuracyCharts(_ run: RunView) -> [MeasureChart] {
  [
    chart(.accuracyOfTraining, .nearOne, run, NumberText.percent, \.trainAccuracy),
    chart(.accuracyOfTest, .nearOne, run, NumberText.percent, \.testAccuracy),
    chart(.nearestCenterOfTest, .nearOne, run, NumberText.percent, \.nearestCenterAccuracy),
  ]
}

package func distanceCharts(_ run: RunView) -> [MeasureChart] {
  [
    chart(.intra, .logarithmic, run, NumberText.short, \.intraDistance),
    chart(.inter, .logarithmic, run, NumberText.short, \.interDistance),
    chart(.intraInter, .logarithmic, run, NumberText.short, \.ratio),
  ]
}

private func chart(
  _ name: Words, _ scale: ChartScale, _ run: RunView, _ text: @escaping (Double) -> String,
  _ value: (Measures) -> Double
) -> MeasureChart {
  MeasureChart(
    name: name, scale: scale,
    series: run.measures.map { (Double($0.step), value($0)) },
    ghost: (run.report.ghost?.measures ?? []).map { (Double($0.step), value($0)) }, text: text)
}

/// What happened to a run on the way: every turn of a knob, and every fall of the learning rate by the schedule.
private func marks(_ run: RunView) -> [ChartMark] {
  let turns = run.turns.filter { !$0.isUndone }.map {
    ChartMark(x: Double($0.step), label: $0.label)
  }
  let falls = run.snapshot.hyperparameters.schedule.falls
    .filter { $0.step <= run.snapshot.step }
    .map { ChartMark(x: Double($0.step), label: "η ×\(NumberText.plain($0.factor))") }
  return (turns + falls).sorted { $0.x < $1.x }
}

extension ScreenState {
  /// The step at which the axis of charts ends.
  var lastStepOfCharts: Double {
    Double(runs.map { max($0.report.standsAt, $0.report.ghost?.end ?? 0) }.max() ?? 0)
  }
}

/// Charts one below the other, as many as have two rows of columns, over one axis of steps with its marks. What is to come of
/// a moment of the past, what would have come of it before, and the run that is not active are pale.
func drawCharts(
  _ charts: (RunView) -> [MeasureChart], _ run: RunView, _ screen: ScreenState,
  on canvas: inout Canvas, in rect: Rect
) {
  let (glyphs, say) = (screen.glyphs, screen.say)
  var rest = rect
  var marks = marks(run)
  let end = screen.lastStepOfCharts
  if run.isInPast {
    marks.append(ChartMark(x: Double(run.snapshot.step), label: say(.here)))
    marks.sort { $0.x < $1.x }
  }
  let others = screen.runs.filter { $0.side != run.side }
  let (own, ofOthers) = (charts(run), others.map(charts))
  canvas.drawAxis(to: end, marks: marks, in: rest.takeBottom(marks.isEmpty ? 1 : 2), glyphs)
  let count = min(own.count, max(rest.height / 3, 1))
  for (index, chart) in own.prefix(count).enumerated() {
    var part = rest.takeTop(rest.height / (count - index))
    let title = part.takeTop(1)
    let isLogarithmic = if case .logarithmic = chart.scale { true } else { false }
    canvas.write(
      isLogarithmic ? say(.logarithmic, say(chart.name)) : say(chart.name), x: title.x, y: title.y,
      width: title.width)
    func columns(_ series: [(x: Double, y: Double)], upTo last: Int) -> [Double] {
      var columns = binned(series, to: end, count: part.width)
      for column in columns.indices
      where Double(column) * end > Double(last) * Double(part.width) {
        columns[column] = .nan
      }
      return columns
    }
    let whole = columns(chart.series, upTo: run.report.standsAt)
    var lines = [ChartLine(columns(chart.ghost, upTo: run.report.ghost?.end ?? 0), .dim)]
    for (charts, other) in zip(ofOthers, others) {
      lines.append(
        ChartLine(columns(charts[index].series, upTo: other.report.standsAt), .dim))
    }
    if run.isInPast { lines.append(ChartLine(whole, .dim)) }
    let shown = columns(
      chart.series.filter { $0.x <= Double(run.snapshot.step) }, upTo: run.snapshot.step)
    lines.append(ChartLine(shown, screen.isForked ? .bold : .normal))
    let finite = whole.filter(\.isFinite)
    if screen.isForked {
      drawEnds(index, charts, screen, on: &canvas, in: title)
    } else if let least = finite.min(), let most = finite.max() {
      let range = say(.fromTo, chart.text(least), chart.text(most))
      canvas.write(glyphs.plain(range), endingAt: title.maxX, y: title.y, .dim)
    }
    canvas.drawLines(lines, in: part, chart.scale, glyphs)
  }
}

/// The value of each side at the step that is shown, in the weight of its line.
private func drawEnds(
  _ index: Int, _ charts: (RunView) -> [MeasureChart], _ screen: ScreenState,
  on canvas: inout Canvas, in title: Rect
) {
  var end = title.maxX
  for (side, run) in screen.runs.enumerated().reversed() {
    let chart = charts(run)[index]
    let value = chart.series.last { $0.x <= Double(run.snapshot.step) }?.y ?? .nan
    let text = screen.glyphs.plain("\(screen.letter(of: run)) \(chart.text(value))")
    canvas.write(text, endingAt: end, y: title.y, side == screen.active ? .bold : .dim)
    end -= columns(of: text) + 2
  }
}

extension Turn {
  /// What was turned to what, in short: `λ 0.2, α 0.1`.
  package var label: String {
    let turned = knobs.map { "\($0.symbol) \(NumberText.plain(after[keyPath: $0.path]))" }
    return (turned + (changesRule ? [after.centerRule.rawValue] : [])).joined(separator: ", ")
  }

  /// The same with what was before: `λ 0.1 → 0.2`.
  func longLabel(_ say: Language) -> String {
    let turned = knobs.map { knob in
      "\(knob.symbol) \(NumberText.plain(before[keyPath: knob.path])) → "
        + NumberText.plain(after[keyPath: knob.path])
    }
    let rule = say(.ruleFromTo, before.centerRule.rawValue, after.centerRule.rawValue)
    return (turned + (changesRule ? [rule] : [])).joined(separator: ", ")
  }
}
