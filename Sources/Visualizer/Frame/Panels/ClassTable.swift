import Drawing
import Learning

/// For each class: samples, accuracy, mean distance to its mean, distance of its center to the nearest other one, and
/// how far its center lags behind.
func drawClassTable(_ run: RunView, _ screen: ScreenState, on canvas: inout Canvas, in rect: Rect) {
  let (snapshot, test) = (run.snapshot, run.snapshot.test)
  let classCount = snapshot.centers.rows
  let confusions = ConfusionMatrix(
    labels: test.labels, predictions: test.predictions, classCount: classCount)
  let trained = run.trainedClasses
  let gaps = Dictionary(
    uniqueKeysWithValues: zip(
      trained, distancesToNearestOther(snapshot.centers.taking(trained))))

  func row(_ cells: [String], y: Int, _ style: Style) {
    var end = rect.maxX
    for cell in cells.reversed() {
      canvas.write(cell, endingAt: end, y: y, style)
      end -= 6
    }
  }
  row(
    [Words.sampleCount, .accuracyInShort, .intra, .gap, .lag].map { screen.say($0) }, y: rect.y,
    .dim)
  canvas.write(screen.say(.classColumn), x: rect.x, y: rect.y, .dim)
  let page = TablePage(of: classCount, room: rect.height - 1, screen)
  if let hint = page.hint {
    canvas.write(screen.glyphs.plain(hint), x: rect.x, y: rect.maxY - 1, .dim, width: rect.width)
  }
  for (line, j) in page.rows.enumerated() {
    let y = rect.y + 1 + line
    row(
      [
        "\(confusions.total(ofClass: j))",
        gaps[j].flatMap { _ in confusions.accuracy(ofClass: j) }.map(NumberText.percent) ?? "-",
        NumberText.short(test.clusters.intraDistanceOfClass[j]),
        gaps[j].map { screen.glyphs.plain(NumberText.short($0)) } ?? "-",
        snapshot.train.clusters.lag(of: snapshot.centers, ofClass: j).map(NumberText.short) ?? "-",
      ], y: y, .plain)
    canvas.write(
      run.classLabel(j), x: rect.x, y: y, Style(.ofClass(j), weight: .bold),
      width: max(rect.width - 5 * 6, 1))
  }
}
