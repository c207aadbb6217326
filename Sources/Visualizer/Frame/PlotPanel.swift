import Drawing
import Learning

/// The features of the test set with all learned centers, and a scale bar.
func drawPlot(_ state: State, on canvas: inout Canvas, in rect: Rect) {
  canvas.frame(rect, title: "features of the test set", state.glyphs)
  let inside = rect.inset(by: 1)
  let (evaluation, centers) = (state.snapshot.test, state.snapshot.centers)
  let viewport = Viewport(state.bounds, in: inside)
  let names = (0..<centers.rows).map(classMark)

  var points = ScatterPlot(viewport, classCount: centers.rows)
  for (i, label) in evaluation.labels.enumerated() {
    points.add(
      x: Double(evaluation.features[i, 0]), y: Double(evaluation.features[i, 1]), classIndex: label)
  }
  points.draw(on: &canvas, marks: names)
  canvas.drawScaleBar(viewport, x: inside.x + 1, y: inside.maxY - 1, state.glyphs)
  for j in 0..<centers.rows {
    canvas.drawCenter(
      state.glyphs.centerMark(j, name: names[j]), viewport, x: Double(centers[j, 0]),
      y: Double(centers[j, 1]),
      classIndex: j)
  }
}

/// The character of a class: 0 to 9, then a to z and A to Z.
func classMark(_ index: Int) -> Unicode.Scalar {
  let marks = Array("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars)
  return marks[index % marks.count]
}
