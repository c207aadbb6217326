import Drawing
import Learning
import Runs

/// A part of a step in words and numbers, with the equation that stands behind them.
func drawStep(
  _ look: StepLook, _ run: RunView, _ screen: ScreenState, on canvas: inout Canvas, in rect: Rect
) {
  let (glyphs, say) = (screen.glyphs, screen.say)
  var rest = rect
  let head = rest.takeTop(1)
  guard let anatomy = run.report.anatomy else { return }
  let title = say(
    .stepApart, NumberText.grouped(anatomy.step + 1), "\(look.part.rawValue + 1)",
    "\(StepLook.Part.allCases.count)")
  canvas.drawHeading([title], in: head, glyphs)
  var y = rest.y
  for line in stepLines(anatomy, look, run, say) {
    for text in wrapped(glyphs.plain(line.text), to: rest.width) where y < rest.maxY {
      canvas.write(text, x: rest.x, y: y, line.isNumbers ? .bold : .plain, width: rest.width)
      y += 1
    }
  }
}

/// The lines of a part: what it is, its equation, and its numbers.
func stepLines(_ anatomy: StepAnatomy, _ look: StepLook, _ run: RunView, _ say: Language)
  -> [EquationLine]
{
  let i = min(look.picked, anatomy.labels.count - 1)
  let (y, chosen, count) = (anatomy.labels[i], anatomy.hyperparameters, anatomy.labels.count)
  func pair(_ vector: some Sequence<Float>) -> String {
    "(" + vector.map { NumberText.short(Double($0)) }.joined(separator: ", ") + ")"
  }
  let (x, c) = (anatomy.features.row(i), anatomy.centers.row(y))
  let difference = zip(x, c).map { $0 - $1 }
  let own = EquationLine(say(.sampleOfBatch, "\(i + 1)", run.classLabel(y)))
  func numbers(_ text: String) -> EquationLine { EquationLine(text, isNumbers: true) }
  let part: [EquationLine]
  switch look.part {
  case .features:
    part = [
      EquationLine(say(.featuresPart), isNumbers: true),
      EquationLine(say(.featuresPartMeans, "\(count)")), own, numbers("x = \(pair(x))"),
    ]
  case .differences:
    part = [
      EquationLine(say(.differencesPart), isNumbers: true),
      EquationLine(say(.differencesPartMeans)),
      EquationLine("x − c_y"), own, numbers("\(pair(x)) − \(pair(c)) = \(pair(difference))"),
    ]
  case .loss:
    let (softmax, center) = (Double(anatomy.crossEntropy), Double(anatomy.centerLoss))
    let half = difference.reduce(0) { $0 + Double($1) * Double($1) } / 2
    part = [
      EquationLine(say(.lossPart), isNumbers: true), EquationLine(say(.lossPartMeans)),
      EquationLine("L = L_S + λ L_C"),
      numbers(
        "= \(NumberText.short(softmax)) + \(NumberText.plain(chosen.centerWeight)) · "
          + "\(NumberText.short(center)) = "
          + NumberText.short(softmax + Double(chosen.centerWeight) * center)), own,
      numbers(
        "\(say(.itsPart)): ½ ‖x − c‖² / B = \(NumberText.short(half)) / \(count)"),
    ]
  case .gradient:
    func scaled(_ row: ArraySlice<Float>) -> [Float] { row.map { $0 * Float(count) } }
    part = [
      EquationLine(say(.gradientPart), isNumbers: true), EquationLine(say(.gradientPartMeans)),
      EquationLine("∂L/∂x = ∂L_S/∂x + λ (x − c)/B"), own,
      numbers("B ∂L_S/∂x = \(pair(scaled(anatomy.softmaxGradient.row(i))))"),
      numbers("λ (x − c) = \(pair(scaled(anatomy.centerGradient.row(i))))"),
    ]
  case .sums:
    part =
      [
        EquationLine(say(.sumsPart), isNumbers: true), EquationLine(say(.sumsPartMeans)),
        EquationLine("Σ (x − c), 1 + n"),
      ]
      + anatomy.classes.map { part in
        EquationLine(
          "\(run.classMark(part.classIndex)): Σ = \(pair(part.sum)), 1 + n = \(1 + part.count)",
          isNumbers: part.classIndex == y)
      }
  case .centers:
    part =
      [
        EquationLine(say(.centersPart), isNumbers: true), EquationLine(say(.centersPartMeans)),
        EquationLine(
          "\(chosen.centerRule.equation), α = \(NumberText.plain(chosen.centerRate))"),
      ]
      + anatomy.classes.map { part in
        EquationLine(
          "\(run.classMark(part.classIndex)): c += \(pair(part.move))",
          isNumbers: part.classIndex == y)
      }
  case .weights:
    let after = anatomy.featuresAfter.row(i)
    part = [
      EquationLine(say(.weightsPart), isNumbers: true), EquationLine(say(.weightsPartMeans)),
      EquationLine("W, b −= η v, v = μ v + ∂L"),
      numbers(
        "η = \(NumberText.plain(anatomy.learningRate)), μ = \(NumberText.plain(chosen.momentum))"),
      EquationLine("\(say(.gradientNorm)): \(NumberText.short(Double(anatomy.gradientNorm)))"), own,
      numbers("x \(pair(x)) → \(pair(after))"),
    ]
  }
  return part
}
