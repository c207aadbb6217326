import Drawing
import Learning
import Runs

/// Knobs and rule, then the measures of the run as it stands.
func drawKnobBlock(_ run: RunView, _ screen: ScreenState, on canvas: inout Canvas, in rect: Rect) {
  if let elsewhere = run.report.elsewhere {
    drawElsewhere(elsewhere, run, screen, on: &canvas, in: rect)
    return
  }
  var rest = rect
  drawKnobs(run, screen, on: &canvas, in: rest.takeTop(FrameLayout.knobRows))
  guard !screen.isForked else {
    guard rest.height > 1 else { return }
    _ = rest.takeTop(1)
    drawSidesTable(screen, on: &canvas, in: rest)
    return
  }
  guard rest.height >= FrameLayout.ruleRows else { return }
  drawRule(run, screen, on: &canvas, in: rest.takeTop(FrameLayout.ruleRows))
  _ = rest.takeTop(1)
  drawMeasures(run, screen.say, on: &canvas, in: rest)
}

private func drawKnobs(
  _ run: RunView, _ screen: ScreenState, on canvas: inout Canvas, in rect: Rect
) {
  let glyphs = screen.glyphs
  for (row, knob) in Knob.all.enumerated() {
    let y = rect.y + row
    let slider = knob.slider(inBlock: rect)
    let value = glyphs.plain(run.text(of: knob))
    let end = canvas.write(glyphs.plain(knob.symbol), x: rect.x, y: y, .bold)
    let gap = end + 2 + columns(of: value) < slider.x ? 2 : 1
    canvas.write(value, x: end + gap, y: y, .bold)
    let keys = keysLabel(in: screen.activeBindings) {
      if case .raise(knob) = $0 { true } else { false }
    }
    canvas.drawSlider(
      knob.scale.share(of: run[knob]), x: slider.x, y: y, width: slider.width, glyphs)
    canvas.write(glyphs.plain(keys), endingAt: rect.maxX, y: y, .dim)
  }
}

extension Knob {
  /// Where its slider lies in the block of knobs.
  func slider(inBlock block: Rect) -> Rect {
    let row = Knob.all.firstIndex(of: self) ?? 0
    // The value stands before it, the keys behind it.
    return Rect(x: block.x + 14, y: block.y + row, width: block.width - 14 - 5, height: 1)
  }
}

private func drawMeasures(
  _ run: RunView, _ say: Language, on canvas: inout Canvas, in rect: Rect
) {
  let (snapshot, test) = (run.snapshot, run.snapshot.test)
  let rows: [(name: Words, value: String)] = [
    (.softmaxLoss, NumberText.short(snapshot.train.crossEntropy)),
    (.centerLoss, NumberText.short(snapshot.train.centerLoss)),
    (
      .accuracy,
      say(
        .trainAndTest, NumberText.percent(snapshot.train.accuracy),
        NumberText.percent(test.accuracy))
    ),
    (.nearestCenter, "\(NumberText.percent(test.nearestCenterAccuracy)) %"),
    (.intraInter, intraInter(test.clusters)),
  ]
  for (row, (name, value)) in rows.enumerated() where row < rect.height {
    canvas.write(say(name), x: rect.x, y: rect.y + row)
    canvas.write(value, endingAt: rect.maxX, y: rect.y + row, .bold)
  }
}

/// The mean distance within classes, between them, and their ratio.
func intraInter(_ clusters: ClusterMeasures) -> String {
  "\(NumberText.short(clusters.intraDistance)) / \(NumberText.short(clusters.interDistance))"
    + " = \(NumberText.short(clusters.ratio))"
}

/// Where there is no room for a block: knobs and the measures that say most, in one line.
func drawKnobLine(
  _ run: RunView, _ screen: ScreenState, on canvas: inout Canvas, in rect: Rect
) {
  let (glyphs, say, test) = (screen.glyphs, screen.say, run.snapshot.test)
  var x = rect.x + 1
  for knob in Knob.all where !screen.isElsewhere && knob != .learningRate || rect.width >= 60 {
    x = canvas.write(glyphs.plain(knob.symbol) + " ", x: x, y: rect.y, .bold)
    x =
      canvas.write(
        glyphs.plain(run.text(of: knob)), x: x, y: rect.y, .bold)
      + 2
  }
  let accuracy =
    screen.isElsewhere
    ? "\(say(.nearestCenter)) \(NumberText.percent(test.nearestCenterAccuracy)) %"
    : say(.ofTest, NumberText.percent(test.accuracy))
  canvas.write(
    firstFitting: ["\(accuracy)  \(say(.intraInter)) \(intraInter(test.clusters))", accuracy], x: x,
    y: rect.y, width: max(rect.maxX - x, 0))
}
