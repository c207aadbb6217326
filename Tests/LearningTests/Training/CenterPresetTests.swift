import Learning
import Testing

/// Each preset moves centers as the implementation that it is named after, written here as that one does it.
struct CenterPresetTests {
  private let c = wave(6, 3)
  private let x = wave(4, 3, scale: 2)

  private func moved(
    _ preset: CenterPreset, _ labels: [Int], centerWeight: Float = 0.1
  ) -> [Float] {
    var chosen = Hyperparameters()
    chosen.centerWeight = centerWeight
    chosen.drive(centersAs: preset)
    var differences = CenterDifferences(classCount: 6, featureSize: 3, batchSize: 4)
    differences.gather(x, labels: labels, centers: c)
    var moved = c
    moved.moveCenters(
      by: differences, rule: chosen.centerRule, batchSize: 4,
      centerWeight: chosen.centerWeight, centerRate: chosen.centerRate)
    return moved.elements
  }

  @Test(
    "paper: Δc_j = Σ(c_j − x_i) / (1 + n_j), c −= 0.5 Δc, whatever λ", arguments: [Float(0), 2])
  func paper(weight: Float) {
    let labels = [5, 1, 5, 5]
    var expected = c
    for (j, n) in [(1, 1), (5, 3)] {
      for k in 0..<3 {
        let delta = labels.indices.filter { labels[$0] == j }
          .reduce(Float(0)) { $0 + c[j, k] - x[$1, k] }
        expected[j, k] -= 0.5 * delta / Float(1 + n)
      }
    }
    expectClose(moved(.paper, labels, centerWeight: weight), expected.elements)
  }

  @Test(
    "separate SGD: centers step by 0.5 along the gradient of (1/B) Σ‖x − c‖², features feel the same"
  )
  func separateSGD() throws {
    let labels = [2, 0, 2, 4]
    let (centers, features) = (Variable(c), Variable(x))
    let total = labels.indices.map { i in
      (Row(labels[i])(centers) - Row(i)(features)).squared().sum()
    }.reduce(Variable(0)) { $0 + $1 }
    (1 / 4 * total).backward()
    centers.descend(rate: 0.5)
    expectClose(moved(.separateSGD, labels), centers.value.elements)

    let weight = try #require(CenterPreset.separateSGD.centerWeight)
    var pull = Matrix(rows: 4, columns: 3)
    CenterLoss.addFeaturesGradient(x, labels: labels, centers: c, upstream: weight / 4, to: &pull)
    expectClose(pull.elements, try #require(features.gradient).elements)
  }

  @Test("moving average: 0.95 of the center and 0.05 of the feature, where classes occur once")
  func movingAverage() {
    let labels = [3, 0, 5, 1]
    var expected = c
    for (i, j) in labels.enumerated() {
      for k in 0..<3 { expected[j, k] -= (1 - 0.95) * (c[j, k] - x[i, k]) }
    }
    expectClose(moved(.movingAverage, labels), expected.elements)
  }

  @Test("a run accepts each of them", arguments: CenterPreset.allCases)
  func valid(preset: CenterPreset) throws {
    var chosen = Hyperparameters()
    chosen.drive(centersAs: preset)
    try chosen.validate(sampleCount: 200)
  }
}

/// One row of a matrix; its gradient goes back to that row.
private struct Row: Function {
  let row: Int

  init(_ row: Int) { self.row = row }

  func forward(_ inputs: [Matrix]) -> (output: Matrix, saved: (rows: Int, columns: Int)) {
    let all = inputs[0]
    return (
      Matrix(rows: 1, columns: all.columns, elements: Array(all.row(row))), (all.rows, all.columns)
    )
  }

  func backward(_ upstream: Matrix, _ shape: (rows: Int, columns: Int)) -> [Matrix?] {
    var gradient = Matrix(rows: shape.rows, columns: shape.columns)
    for k in 0..<shape.columns { gradient[row, k] = upstream[0, k] }
    return [gradient]
  }
}
