import Drawing
import Learning

/// What is minimised and how the centers move, with the numbers that stand in it now.
func drawEquations(_ run: RunView, _ screen: ScreenState, on canvas: inout Canvas, in rect: Rect) {
  let lines = equationLines(run, screen.say)
  let page = TablePage(of: lines.count, room: rect.height, screen)
  if let hint = page.hint {
    canvas.write(screen.glyphs.plain(hint), x: rect.x, y: rect.maxY - 1, .dim, width: rect.width)
  }
  for (row, line) in lines[page.rows].enumerated() {
    canvas.write(
      screen.glyphs.plain(line.text), x: rect.x, y: rect.y + row, line.isNumbers ? .bold : .plain,
      width: rect.width)
  }
}

/// When the learning rate falls: `η × 0.8 from step 5 000`.
private func scheduleLines(_ run: RunView, _ say: Language) -> [EquationLine] {
  run.snapshot.hyperparameters.schedule.falls.map { fall in
    EquationLine(
      "    "
        + say(.scheduledFall, NumberText.plain(fall.factor), NumberText.grouped(fall.step)))
  }
}

struct EquationLine: Equatable {
  let text: String
  let isNumbers: Bool

  init(_ text: String, isNumbers: Bool = false) {
    self.text = text
    self.isNumbers = isNumbers
  }
}

func equationLines(_ run: RunView, _ say: Language) -> [EquationLine] {
  let (snapshot, chosen) = (run.snapshot, run.snapshot.hyperparameters)
  let (softmax, center) = (snapshot.train.crossEntropy, snapshot.train.centerLoss)
  let weight = Double(chosen.centerWeight)
  let classCount = snapshot.centers.rows
  let share = max(Int((Double(chosen.batchSize) / Double(classCount)).rounded()), 1)
  let factor = chosen.centerRule.factor(
    count: share, batchSize: chosen.batchSize, centerWeight: chosen.centerWeight,
    centerRate: chosen.centerRate)
  return [
    EquationLine("L = L_S + λ L_C"),
    EquationLine(
      "  = \(NumberText.short(softmax)) + \(NumberText.plain(chosen.centerWeight)) · "
        + "\(NumberText.short(center)) = \(NumberText.short(softmax + weight * center))",
      isNumbers: true),
    EquationLine("L_S = −1/B Σ log softmax(W x)_y"),
    EquationLine("L_C = ½ 1/B Σ‖x − c_y‖²"),
    EquationLine("∂L_C/∂x = (x − c_y)/B, B = \(chosen.batchSize)"),
    EquationLine(say(.byClass, chosen.centerRule.equation)),
    EquationLine(
      "  "
        + say(.atCount, "+= \(NumberText.short(Double(factor))) Σ(x − c)", "\(share)"),
      isNumbers: true),
    EquationLine("W, b −= η v, v = μ v + ∂L"),
    EquationLine(
      "    η = \(run.learningRateText), μ = \(NumberText.plain(chosen.momentum))", isNumbers: true),
  ] + scheduleLines(run, say)
}
