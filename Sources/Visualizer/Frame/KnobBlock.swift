import Drawing
import Learning

/// Knobs and rule, then the measures of the run as it stands.
func drawKnobBlock(_ state: State, on canvas: inout Canvas, in rect: Rect) {
  var rest = rect
  drawKnobs(state, on: &canvas, in: rest.takeTop(FrameLayout.knobRows))
  guard rest.height >= FrameLayout.ruleRows else { return }
  drawRule(state, on: &canvas, in: rest.takeTop(FrameLayout.ruleRows))
  _ = rest.takeTop(1)
  drawMeasures(state, on: &canvas, in: rest)
}

private func drawKnobs(_ state: State, on canvas: inout Canvas, in rect: Rect) {
  let glyphs = state.glyphs
  for (row, knob) in Knob.allCases.enumerated() {
    let y = rect.y + row
    let slider = state.slider(of: knob, inBlock: rect)
    let value = glyphs.plain(state.text(of: knob))
    let end = canvas.write(glyphs.plain(knob.letter), x: rect.x, y: y, .bold)
    let gap = end + 2 + value.unicodeScalars.count < slider.x ? 2 : 1
    canvas.write(value, x: end + gap, y: y, Style(.accent, weight: .bold))
    let keys = keysLabel(in: state.activeBindings) {
      if case .raise(knob) = $0 { true } else { false }
    }
    canvas.drawSlider(
      knob.scale.share(of: state[knob]), x: slider.x, y: y, width: slider.width, glyphs)
    canvas.write(glyphs.plain(keys), endingAt: rect.maxX, y: y, .dim)
  }
}

extension State {
  /// Where the slider of a knob lies in the block of knobs.
  func slider(of knob: Knob, inBlock block: Rect) -> Rect {
    let row = Knob.allCases.firstIndex(of: knob) ?? 0
    // The value stands before it, the keys behind it.
    return Rect(x: block.x + 14, y: block.y + row, width: block.width - 14 - 5, height: 1)
  }
}

/// How the keys that do something are written, from the one list; empty where none of these do it.
func keysLabel(
  in bindings: [KeyBinding] = KeyBinding.all, for isWanted: (Action) -> Bool
) -> String {
  bindings.first { $0.actions.contains { isWanted($0.action) } }?.label ?? ""
}

private func drawMeasures(_ state: State, on canvas: inout Canvas, in rect: Rect) {
  let (snapshot, test) = (state.snapshot, state.snapshot.test)
  let rows: [(name: String, value: String)] = [
    ("softmax loss", NumberText.short(snapshot.train.crossEntropy)),
    ("center loss", NumberText.short(snapshot.train.centerLoss)),
    (
      "accuracy",
      "train \(NumberText.percent(snapshot.train.accuracy))  test \(NumberText.percent(test.accuracy)) %"
    ),
    ("nearest center", "\(NumberText.percent(test.nearestCenterAccuracy)) %"),
    ("intra / inter", intraInter(test.clusters)),
  ]
  for (row, (name, value)) in rows.enumerated() where row < rect.height {
    canvas.write(name, x: rect.x, y: rect.y + row)
    canvas.write(value, endingAt: rect.maxX, y: rect.y + row, .bold)
  }
}

/// The mean distance within classes, between them, and their ratio.
private func intraInter(_ clusters: ClusterMeasures) -> String {
  "\(NumberText.short(clusters.intraDistance)) / \(NumberText.short(clusters.interDistance))"
    + " = \(NumberText.short(clusters.ratio))"
}

/// Where there is no room for a block: knobs and the measures that say most, in one line.
func drawKnobLine(_ state: State, on canvas: inout Canvas, in rect: Rect) {
  let test = state.snapshot.test
  var x = rect.x + 1
  for knob in Knob.allCases where knob != .learningRate || rect.width >= 60 {
    x = canvas.write(state.glyphs.plain(knob.letter) + " ", x: x, y: rect.y, .bold)
    x =
      canvas.write(
        state.glyphs.plain(state.text(of: knob)), x: x, y: rect.y, Style(.accent, weight: .bold))
      + 2
  }
  let accuracy = "test \(NumberText.percent(test.accuracy)) %"
  canvas.write(
    firstFitting: ["\(accuracy)  intra / inter \(intraInter(test.clusters))", accuracy], x: x,
    y: rect.y, width: max(rect.maxX - x, 0))
}
