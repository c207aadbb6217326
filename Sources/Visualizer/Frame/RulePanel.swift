import Drawing
import Learning

/// The rule by which centers follow: its name and key, its equation, and what it does to the centers right now.
func drawRule(_ run: RunView, _ screen: ScreenState, on canvas: inout Canvas, in rect: Rect) {
  let (rule, snapshot) = (run.chosen.centerRule, run.snapshot)
  let (glyphs, say) = (screen.glyphs, screen.say)
  canvas.write("\(say(.rule))  \(glyphs.plain(say(rule.label)))", x: rect.x, y: rect.y)
  let keys = glyphs.plain(keysLabel { if case .nextRule = $0 { true } else { false } })
  canvas.write(keys, endingAt: rect.maxX, y: rect.y, .dim)
  canvas.write(glyphs.plain(rule.equation), x: rect.x, y: rect.y + 1, .bold)
  let centerStep = snapshot.lastReport.map { Double($0.centerStep) } ?? .nan
  let rows: [(Words, Double)] = [(.centerStep, centerStep), (.centerLag, snapshot.centerLag)]
  for (row, (name, value)) in rows.enumerated() {
    let y = rect.y + 2 + row
    canvas.write(say(name), x: rect.x, y: y)
    canvas.write(glyphs.plain(NumberText.short(value)), endingAt: rect.maxX, y: y, .bold)
  }
}

extension CenterRule {
  /// The rule with its source.
  var label: Words {
    switch self {
    case .paper: .paperRule
    case .gradient: .gradientRule
    case .classMean: .classMeanRule
    }
  }

  /// What one step does to the center c of a class with n samples in the batch of B.
  package var equation: String {
    switch self {
    case .paper: "c += α Σ(x − c) / (1 + n)"
    case .gradient: "c += α λ/B Σ(x − c)"
    case .classMean: "c += α Σ(x − c) / n"
    }
  }
}
