import Drawing
import Learning

/// The sample that is looked at: its picture, what it is and was taken for, its losses and their pulls, then for each
/// class the probability as a bar and the distance to the center, the most probable first where not all fit.
package func drawSample(
  _ look: Page.SampleLook, _ run: RunView, _ screen: ScreenState, on canvas: inout Canvas,
  in rect: Rect
) {
  let (glyphs, say) = (screen.glyphs, screen.say)
  let selection = look.selection
  guard let report = run.report(on: selection) else { return }
  var rest = rect
  let names: [Words] =
    selection.isOfTraining
    ? [.trainingSample, .trainingSampleInShort] : [.testSample, .testSampleInShort]
  canvas.drawHeading(
    names.map { say($0, "\(selection.index + 1)") }, keys: look.isInFront ? "Tab Esc" : "Esc",
    in: rest.takeTop(1), glyphs)

  let bars = min(report.probabilities.count, 10) + 1
  // The words stand beside the picture where both fit, else below it.
  let isBeside = run.pictureSize.width + 1 + leastWidthOfWords <= rest.width
  let rowsBelow = (isBeside ? 0 : rowsOfWords) + 1
  // It is to be recognised from afar: where it is low some of the bars give way.
  let room = max(rest.height - bars - rowsBelow, min(run.pictureSize.height, rest.height - 6))
  let picture = drawPicture(
    of: selection, run, on: &canvas,
    in: Rect(x: rest.x, y: rest.y, width: rest.width, height: room), glyphs)
  var words = rest.takeTop(
    isBeside ? max(picture.height, rowsOfWords) : picture.height + rowsOfWords)
  if !isBeside {
    _ = words.takeTop(picture.height)
  } else if picture.width > 0 {
    words.x += picture.width + 1
    words.width -= picture.width + 1
  }
  drawVerdict(selection, report, run, screen, on: &canvas, in: words)
  if rest.height > bars { _ = rest.takeTop(1) }
  drawBars(report, run, screen, on: &canvas, in: rest)
}

/// Columns and rows that the words about a sample need.
let (leastWidthOfWords, rowsOfWords) = (15, 7)

/// Draws a sample's picture in a frame, which says where it ends, as large as it may be, and returns the cells that it took:
/// none where there is no picture, or no room for one.
private func drawPicture(
  of selection: SampleSelection, _ run: RunView, on canvas: inout Canvas, in rect: Rect,
  _ glyphs: Glyphs
) -> Size {
  let none = Size(width: 0, height: 0)
  let most = Size(
    width: min(run.pictureSize.width, rect.width), height: min(run.pictureSize.height, rect.height))
  guard let image = image(of: selection, run), most.width > 4, most.height > 3 else { return none }
  let inside = Rect(x: rect.x + 1, y: rect.y + 1, width: most.width - 2, height: most.height - 2)
  let factor = min(inside.width / image.columns, 2 * inside.height / image.rows)
  let drawn = canvas.drawImage(image.enlarged(by: factor), in: inside, glyphs)
  let taken = Size(width: drawn.width + 2, height: drawn.height + 2)
  canvas.frame(
    Rect(x: rect.x, y: rect.y, width: taken.width, height: taken.height), title: "", glyphs)
  return taken
}

extension RunView {
  /// Columns and rows of a sample's picture with its frame: small ones are shown twice as large. None for data that are no
  /// images.
  var pictureSize: Size {
    guard case .image(let rows, let columns, _) = title.dataset.shape else {
      return Size(width: 0, height: 0)
    }
    let factor = max(columns, rows) <= 14 ? 2 : 1
    return Size(width: min(factor * columns, 34) + 2, height: min((factor * rows + 1) / 2, 14) + 2)
  }
}

/// The sample in one line, where there is no room for more: what its arrows on the plot are.
func drawSampleLine(
  _ selection: SampleSelection, _ run: RunView, _ screen: ScreenState, on canvas: inout Canvas,
  in rect: Rect
) {
  let (glyphs, say) = (screen.glyphs, screen.say)
  guard let report = run.report(on: selection) else { return }
  let label = run.label(of: selection)
  let verdict = say(
    .oneTakenForOther, "\(run.classMark(label))", "\(run.classMark(report.prediction))")
  let probability = NumberText.fixed(Double(report.probabilities[report.prediction]), 2)
  let (softmax, center) = (
    NumberText.short(report.softmaxPullLength), NumberText.short(report.centerPullLength)
  )
  let pulls = run.isTrained(label) ? say(.pullSAndC, softmax, center) : say(.pullS, softmax)
  let loss = NumberText.short(Double(report.crossEntropy))
  canvas.write(
    firstFitting: [
      "\(verdict) \(probability), \(say(.softmaxLoss)) \(loss), \(pulls)",
      "\(verdict) \(probability), \(pulls)", "\(verdict), \(pulls)",
    ].map(glyphs.plain), x: rect.x + 1, y: rect.y, .bold, width: rect.width - 1)
}

/// The sample's picture, grey from its least value to its greatest; `nil` where its data are no images.
private func image(of selection: SampleSelection, _ run: RunView) -> GreyImage? {
  let dataset = run.title.dataset
  let samples = selection.isOfTraining ? dataset.train : dataset.test
  guard case .image(let rows, let columns, let channels) = dataset.shape,
    selection.index < samples.count
  else { return nil }
  let input = samples.input(selection.index)
  let (low, high) = (input.min() ?? 0, input.max() ?? 1)
  let range = high > low ? high - low : 1
  let greys = (0..<rows * columns).map { pixel in
    let sum = (0..<channels).reduce(Float(0)) { $0 + input[$1 * rows * columns + pixel] }
    return (sum / Float(channels) - low) / range
  }
  return GreyImage(rows: rows, columns: columns, values: greys)
}

private func drawVerdict(
  _ selection: SampleSelection, _ report: SampleReport, _ run: RunView, _ screen: ScreenState,
  on canvas: inout Canvas, in rect: Rect
) {
  let (glyphs, say) = (screen.glyphs, screen.say)
  let label = run.label(of: selection)
  let isRight = report.prediction == label
  var y = rect.y
  func line(_ name: Words, _ value: String, _ style: Style) {
    let end = canvas.write(glyphs.plain(say(name)) + " ", x: rect.x, y: y, width: rect.width)
    canvas.write(
      glyphs.plain(value), x: end, y: y, style, width: max(rect.maxX - end, 0))
    y += 1
  }
  let isTrained = run.isTrained(label)
  let truth = run.truth(behindLabelOf: selection)
  line(
    truth == nil ? .isClass : .labelled,
    run.classLabel(label) + (isTrained ? "" : ", " + say(.heldOut)),
    Style(.ofClass(label), weight: .bold))
  if let truth {
    line(.truly, run.classLabel(truth), Style(.ofClass(truth), weight: .bold))
  }
  line(
    isRight ? .andTakenFor : isTrained ? .butTakenFor : .takenFor,
    run.classLabel(report.prediction), Style(.ofClass(report.prediction), weight: .bold))
  line(.softmaxLoss, NumberText.short(Double(report.crossEntropy)), .bold)
  guard isTrained else {
    line(.softmaxPull, NumberText.short(report.softmaxPullLength), .bold)
    return
  }
  line(.centerLoss, NumberText.short(Double(report.centerLoss)), .bold)
  line(.softmaxPull, NumberText.short(report.softmaxPullLength), .bold)
  line(
    .centerPull, NumberText.short(report.centerPullLength), Style(.ofClass(label), weight: .bold))
}

private func drawBars(
  _ report: SampleReport, _ run: RunView, _ screen: ScreenState, on canvas: inout Canvas,
  in rect: Rect
) {
  let (glyphs, say) = (screen.glyphs, screen.say)
  guard rect.height >= 2 else { return }
  canvas.write(say(.probability), x: rect.x, y: rect.y, .dim)
  canvas.write(say(.distance), endingAt: rect.maxX, y: rect.y, .dim)
  let all = Array(report.probabilities.indices)
  let shown =
    all.count < rect.height
    ? all
    : all.sorted { report.probabilities[$0] > report.probabilities[$1] }
      .prefix(rect.height - 1).sorted()
  let barWidth = max(rect.width - 2 - 6 - 7, 0)
  for (row, j) in shown.enumerated() {
    let (y, share) = (rect.y + 1 + row, Double(report.probabilities[j]))
    canvas.write(String(run.classMark(j)), x: rect.x, y: y, Style(.ofClass(j), weight: .bold))
    canvas.drawBar(share, x: rect.x + 2, y: y, width: barWidth, glyphs, Style(.ofClass(j)))
    canvas.write(NumberText.fixed(share, 3), endingAt: rect.maxX - 7, y: y)
    let distance = run.isTrained(j) ? NumberText.short(Double(report.distances[j])) : "-"
    canvas.write(glyphs.plain(distance), endingAt: rect.maxX, y: y)
  }
}
