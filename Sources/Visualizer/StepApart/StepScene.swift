import Drawing
import Learning

extension PlotScene {
  /// A part of a step on the plot: the batch's features, the centers, and the lines of that part.
  init(
    _ anatomy: StepAnatomy, _ look: StepLook, _ run: RunView, _ view: PlotView, in bounds: Bounds
  ) {
    let unit = run.snapshot.unit(view.scale)
    func point(_ matrix: Matrix, _ row: Int) -> (x: Double, y: Double) {
      (Double(matrix[row, 0]) / unit, Double(matrix[row, 1]) / unit)
    }
    let picked = min(look.picked, anatomy.labels.count - 1)
    let batch = anatomy.labels.indices
    points = batch.map { Point(anatomy.features, $0, classIndex: anatomy.labels[$0], unit: unit) }
    centers = run.trainedClasses.map { Point(anatomy.centers, $0, classIndex: $0, unit: unit) }
    (mislabelled, ghostCenters, means, trails, regions) = ([], [], [], [], nil)
    classMarks = run.title.classMarks
    focus = nil
    self.bounds = bounds
    sample = points[picked]
    func line(
      _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), _ classIndex: Int, _ isLit: Bool
    ) -> Line {
      Line(x: from.x, y: from.y, toX: to.x, toY: to.y, classIndex: classIndex, isLit: isLit)
    }
    var arrows: [Arrow] = []
    switch look.part {
    case .features: break
    case .differences, .loss:
      lines = batch.map { i in
        let y = anatomy.labels[i]
        return line(point(anatomy.centers, y), point(anatomy.features, i), y, i == picked)
      }
    case .gradient:
      let total = anatomy.softmaxGradient + anatomy.centerGradient
      let longest = batch.map { hypotenuse(total.row($0)) }.max() ?? 0
      let factor = longest > 0 ? bounds.width / 4 / longest : 0
      lines = batch.map { i in
        let from = point(anatomy.features, i)
        let to = (
          from.x - factor * Double(total[i, 0]), from.y - factor * Double(total[i, 1])
        )
        return line(from, to, anatomy.labels[i], false)
      }
      func arrow(_ name: String, _ gradient: Matrix, _ color: Color?) -> Arrow {
        Arrow(
          name: name, x: -Double(gradient[picked, 0]), y: -Double(gradient[picked, 1]), color: color
        )
      }
      arrows = [
        arrow("S", anatomy.softmaxGradient, nil),
        arrow("C", anatomy.centerGradient, .ofClass(anatomy.labels[picked])),
      ]
    case .sums, .centers:
      lines = anatomy.classes.map { part in
        let from = point(anatomy.centers, part.classIndex)
        let way =
          look.part == .centers ? part.move : part.sum.map { $0 / Float(1 + part.count) }
        let to = (from.x + Double(way[0]) / unit, from.y + Double(way[1]) / unit)
        return line(from, to, part.classIndex, part.classIndex == anatomy.labels[picked])
      }
    case .weights:
      lines = batch.map { i in
        line(
          point(anatomy.features, i), point(anatomy.featuresAfter, i), anatomy.labels[i],
          i == picked)
      }
    }
    self.arrows = arrows
  }
}

private func hypotenuse(_ vector: ArraySlice<Float>) -> Double {
  vector.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
}
