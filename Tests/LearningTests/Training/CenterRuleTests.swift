import Learning
import Testing

struct CenterRuleTests {
  @Test("Eq. 4 by hand: c_j += α Σ(x_i − c_j) / (1 + n_j), for n_j = 0, 1 and 3")
  func equation4() {
    // Small numbers whose sums and quotients float32 holds exactly.
    let c = Matrix(rows: 3, columns: 2, elements: [1, 2, -1, 4, 8, -8])
    let x = Matrix(rows: 4, columns: 2, elements: [9, 0, 5, 4, 0, 0, 3, 0])
    let moved = c.moved(by: x, [2, 1, 2, 2], .paper, centerRate: 0.5)
    // n = 0 stays. n = 1: −1 + ½ (5 + 1) / 2 and 4 + ½ (4 − 4) / 2.
    // n = 3: 8 + ½ (9 + 0 + 3 − 3 · 8) / 4 and −8 + ½ (0 + 3 · 8) / 4.
    #expect(moved.elements == [1, 2, 0.5, 4, 6.5, -5])
  }

  @Test(
    "Eq. 4 gives the centers of the original function, whose α takes the upstream gradient in",
    arguments: [\Reference.centerLossFunction, \Reference.centerLossFunctionUpstream])
  func agreesWithFunction(key: KeyPath<Reference, Reference.CenterFunctionCase> & Sendable) throws {
    let expected = try Reference.load()[keyPath: key]
    let moved = expected.centers.matrix.moved(
      by: expected.features.matrix, expected.labels, .paper,
      centerRate: expected.alpha * expected.upstream)
    expectClose(moved.elements, expected.centersAfterUpdate.elements)
  }

  @Test(
    "rule gradient steps along the original module's gradient on the centers",
    arguments: [\Reference.seedTest1, \Reference.centerLossImages])
  func agreesWithModule(key: KeyPath<Reference, Reference.CenterLossCase> & Sendable) throws {
    let expected = try Reference.load()[keyPath: key]
    let c = expected.centers.matrix
    let moved = c.moved(
      by: expected.features.matrix, expected.labels, .gradient,
      centerWeight: expected.lambda * expected.scale, centerRate: 1)
    expectClose(
      zip(c.elements, moved.elements).map { $0 - $1 }, expected.centersGradient.elements)
  }

  @Test("rule gradient steps along the slope of λ L_C by the centers")
  func gradientRuleIsTheSlope() {
    let (c, x, labels) = (wave(4, 2), wave(6, 2, scale: 3), [0, 3, 3, 1, 3, 0])
    let moved = c.moved(by: x, labels, .gradient, centerWeight: 0.25, centerRate: 1)
    // Quadratic in c, so a central difference is exact at any step; 1/2 drowns the rounding.
    let slopes = centralDifferences(at: c.elements, step: 0.5) {
      let shifted = Matrix(rows: 4, columns: 2, elements: $0)
      return 0.25 / 6 * Double(CenterLoss.forward(x, labels: labels, centers: shifted))
    }
    expectClose(zip(c.elements, moved.elements).map { $0 - $1 }, slopes)
  }

  @Test(
    "it reports the mean distance that the centers of the batch moved",
    arguments: CenterRule.allCases)
  func distance(rule: CenterRule) {
    let (c, labels) = (wave(6, 3), [1, 4, 4, 1, 4])
    var differences = CenterDifferences(classCount: 6, featureSize: 3, batchSize: 5)
    differences.gather(wave(5, 3, scale: 2), labels: labels, centers: c)
    var moved = c
    let reported = moved.moveCenters(
      by: differences, rule: rule, batchSize: 5, centerWeight: 0.3, centerRate: 0.4)
    let distances = [1, 4].map { j in
      dot(
        zip(moved.row(j), c.row(j)).map { $0 - $1 }, zip(moved.row(j), c.row(j)).map { $0 - $1 }
      ).squareRoot()
    }
    expectClose(Double(reported), (distances[0] + distances[1]) / 2)
  }

  @Test("a class that is not in the batch does not move", arguments: CenterRule.allCases)
  func absentClasses(rule: CenterRule) {
    let c = wave(5, 2)
    let moved = c.moved(by: wave(4, 2, scale: 5), [1, 3, 3, 1], rule)
    for j in [0, 2, 4] { #expect(bits(Array(moved.row(j))) == bits(Array(c.row(j)))) }
    for j in [1, 3] { #expect(moved.row(j) != c.row(j)) }
  }

  @Test("α = 0 freezes the centers", arguments: CenterRule.allCases)
  func rateZero(rule: CenterRule) {
    let c = wave(3, 2)
    let moved = c.moved(by: wave(4, 2, scale: 100), [0, 1, 2, 2], rule, centerRate: 0)
    #expect(bits(moved) == bits(c))
  }

  @Test("λ = 0 lets the centers stand still under rule gradient, and under no other")
  func weightZero() {
    let (c, x, labels) = (wave(3, 2), wave(4, 2, scale: 100), [0, 1, 2, 2])
    for rule in CenterRule.allCases {
      let moved = c.moved(by: x, labels, rule, centerWeight: 0)
      #expect((bits(moved) == bits(c)) == (rule == .gradient), "rule \(rule)")
    }
  }

  @Test(
    "λ does not enter the rules paper and class-mean", arguments: [CenterRule.paper, .classMean])
  func weightDoesNotEnter(rule: CenterRule) {
    let (c, x, labels) = (wave(3, 2), wave(4, 2, scale: 2), [0, 1, 2, 2])
    let moved = [Float(0.01), 1, 7].map { bits(c.moved(by: x, labels, rule, centerWeight: $0)) }
    #expect(Set(moved).count == 1)
  }

  @Test("class-mean with α = 1 puts the centers at the batch's class means")
  func classMeans() {
    let (x, labels) = (wave(7, 3, scale: 4), [2, 0, 2, 1, 2, 0, 1])
    let moved = wave(3, 3).moved(by: x, labels, .classMean, centerRate: 1)
    let means = ClusterMeasures(x, labels: labels, classCount: 3).classMeans
    expectClose(moved.elements, means.elements)
  }

  @Test("centers of another size than the features stop the program")
  func otherSize() async {
    await #expect(processExitsWith: .failure) {
      var differences = CenterDifferences(classCount: 3, featureSize: 2, batchSize: 1)
      differences.gather(wave(1, 2), labels: [0], centers: wave(3, 2))
      var centers = wave(3, 4)
      centers.moveCenters(
        by: differences, rule: .paper, batchSize: 1, centerWeight: 1, centerRate: 1)
    }
  }

  @Test("the order of the batch changes nothing but rounding", arguments: CenterRule.allCases)
  func orderOfBatch(rule: CenterRule) {
    let (c, x, labels) = (wave(3, 2), wave(7, 2, scale: 3), [0, 1, 2, 1, 1, 0, 2])
    let order = [4, 0, 6, 2, 1, 5, 3]
    let permuted = c.moved(by: x.taking(order), order.map { labels[$0] }, rule)
    expectClose(
      permuted.elements, c.moved(by: x, labels, rule).elements, relative: 1e-6, absolute: 1e-6)
  }
}

extension Matrix {
  /// These centers after one batch, all of it gathered anew.
  fileprivate func moved(
    by x: Matrix, _ labels: [Int], _ rule: CenterRule, centerWeight: Float = 0.5,
    centerRate: Float = 0.5
  ) -> Matrix {
    var differences = CenterDifferences(
      classCount: rows, featureSize: columns, batchSize: labels.count)
    differences.gather(x, labels: labels, centers: self)
    var moved = self
    moved.moveCenters(
      by: differences, rule: rule, batchSize: labels.count, centerWeight: centerWeight,
      centerRate: centerRate)
    return moved
  }
}
