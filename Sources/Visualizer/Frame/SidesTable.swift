import Drawing
import Learning
import Runs

/// Two runs side by side in numbers, a row a knob or a measure: what differs is bold.
func drawSidesTable(_ screen: ScreenState, on canvas: inout Canvas, in rect: Rect) {
  let say = screen.say
  let ends = [rect.maxX - 12, rect.maxX]
  for (side, run) in screen.runs.enumerated() {
    let isActive = side == screen.active || screen.isLinked
    canvas.write(
      " \(screen.letter(of: run)) ", endingAt: ends[side], y: rect.y,
      Style(weight: .bold, isReversed: isActive))
  }
  let knobs: [(String, (RunView) -> String)] = [Knob.centerWeight, .centerRate].map { knob in
    (knob.symbol, { $0.text(of: knob) })
  }
  func measure(_ name: Words, _ value: @escaping (Snapshot) -> Double) -> (
    String, (RunView) -> String
  ) {
    (say(name), { NumberText.short(value($0.snapshot)) })
  }
  func share(_ name: Words, _ value: @escaping (Snapshot) -> Double) -> (
    String, (RunView) -> String
  ) {
    (say(name), { "\(NumberText.percent(value($0.snapshot))) %" })
  }
  let rows =
    knobs + [
      (say(.rule), { $0.chosen.centerRule.rawValue }),
      measure(.intraInter) { $0.test.clusters.ratio },
      share(.accuracyOfTest) { $0.test.accuracy },
      share(.nearestCenter) { $0.test.nearestCenterAccuracy },
      measure(.softmaxLoss) { $0.train.crossEntropy },
      measure(.centerLoss) { $0.train.centerLoss },
      measure(.centerLag) { $0.centerLag },
    ]
  for (row, (name, value)) in rows.enumerated() where row + 1 < rect.height {
    let values = screen.runs.map { screen.glyphs.plain(value($0)) }
    let y = rect.y + 1 + row
    canvas.write(screen.glyphs.plain(name), x: rect.x, y: y, width: ends[0] - 8 - rect.x)
    for (text, end) in zip(values, ends) {
      canvas.write(text, endingAt: end, y: y, Set(values).count > 1 ? .bold : .dim)
    }
  }
}

/// The same in one line, where there is no room for more: `A λ 0.1 ratio 0.098`.
func drawSidesLine(_ screen: ScreenState, on canvas: inout Canvas, in rect: Rect) {
  func part(_ run: RunView, _ knobs: [Knob]) -> String {
    let turned = knobs.map { "\($0.symbol) \(run.text(of: $0))" }.joined(separator: " ")
    let ratio = NumberText.short(run.snapshot.test.clusters.ratio)
    return "\(screen.letter(of: run)) \(turned) \(screen.say(.intraInter)) \(ratio)"
  }
  let texts = [[Knob.centerWeight, .centerRate], [Knob.centerWeight], []].map { knobs in
    screen.runs.map { part($0, knobs) }.joined(separator: "   ")
  }
  canvas.write(
    firstFitting: texts.map(screen.glyphs.plain), x: rect.x + 1, y: rect.y, .bold,
    width: rect.width - 1)
}
