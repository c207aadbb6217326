import Drawing
import Learning

/// What center loss is for: whether samples are told apart by distance alone. With a class held out, how far the samples of
/// known classes and of the one never seen are from the nearest center; and, as in verification, how far apart two samples
/// of one class are, and two of different classes.
func drawOpenSet(
  _ run: RunView, _ screen: ScreenState, on canvas: inout Canvas, in rect: Rect
) {
  let say = screen.say
  var rest = rect
  let isTrained = run.title.dataset.isTrained
  let openSet = run.snapshot.openSet(isTrained: isTrained)
  let verification = run.snapshot.verification(
    isTrained: isTrained, mostSamples: mostSamplesOfPairs)
  let parts = (openSet == nil ? 0 : 1) + (verification == nil ? 0 : 1)
  let height = max(rest.height / max(parts, 1), 1)
  if let openSet {
    let rejected = NumberText.percent(openSet.rejectedShare)
    drawSeparation(
      openSet.distances,
      title: say(
        .auroc, run.heldOutText(say) ?? say(.heldOut), NumberText.fixed(openSet.auroc, 3)),
      beside: say(.rejected, rejected), names: (.known, .neverSeen), screen, on: &canvas,
      in: rest.takeTop(height))
  }
  if let verification {
    drawSeparation(
      verification.distances,
      title: say(.auroc, say(.pairs), NumberText.fixed(verification.auroc, 3)),
      beside: say(.samples, "\(verification.sampleCount)"), names: (.ofOneClass, .ofTwoClasses),
      screen, on: &canvas, in: rest)
  } else {
    canvas.write(say(.noPairs), x: rest.x, y: rest.y, .dim, width: rest.width)
  }
}

/// All pairs of so many samples: looked at thirty times a second, more would cost what training should have.
private let mostSamplesOfPairs = 100

/// Two kinds of distances, each as the line of a histogram over one axis, with the distance up to which 95 % of the near ones
/// pass.
private func drawSeparation(
  _ distances: Separation, title: String, beside: String, names: (Words, Words),
  _ screen: ScreenState, on canvas: inout Canvas, in rect: Rect
) {
  let (glyphs, say) = (screen.glyphs, screen.say)
  var rest = rect
  let head = rest.takeTop(1)
  canvas.write(glyphs.plain(title), x: head.x, y: head.y, .bold, width: head.width)
  if columns(of: title) + columns(of: beside) < head.width {
    canvas.write(glyphs.plain(beside), endingAt: head.maxX, y: head.y)
  }
  guard rest.height >= 4 else { return }
  // A few far outliers would press all others into the first columns.
  let limit = distances.far[distances.far.count * 98 / 100]
  let histogram = distances.histogram(bins: rest.width, limit: max(limit, distances.threshold))
  let end = histogram.binWidth * Double(rest.width)
  let pass = ChartMark(x: distances.threshold, label: say(.pass95))
  // The last column has all that lies beyond it too.
  let name = NumberText.short(end) + ((distances.far.last ?? 0) > end ? "+" : "")
  canvas.drawAxis(
    to: end, named: glyphs.plain(name), marks: [pass],
    in: rest.takeBottom(rest.height >= 6 ? 2 : 1), glyphs)
  for (name, counts) in [(names.0, histogram.near), (names.1, histogram.far)] {
    let part = rest.takeTop(name == names.0 ? rest.height / 2 : rest.height)
    canvas.drawLine(counts.map(Double.init), in: part, .linear, glyphs)
    canvas.write(say(name), endingAt: part.maxX, y: part.y, .dim)
  }
}
