import Learning
import Testing

struct CenterLossFunctionTests {
  @Test(
    "loss, both gradients and the centers after one update are those of the original function",
    arguments: [\Reference.centerLossFunction, \Reference.centerLossFunctionUpstream])
  func agreesWithPyTorch(key: KeyPath<Reference, Reference.CenterFunctionCase> & Sendable) throws {
    let expected = try Reference.load()[keyPath: key]
    let (x, c) = (Variable(expected.features.matrix), Variable(expected.centers.matrix))
    let loss = CenterLossFunction(labels: expected.labels)(x, c)
    (expected.upstream * loss).backward()
    expectClose(Double(loss.scalar), expected.loss, "loss")
    expectClose(
      x.gradient?.elements ?? [], expected.featuresGradient.elements, "features' gradient")
    expectClose(c.gradient?.elements ?? [], expected.centersGradient.elements, "centers' gradient")
    c.descend(rate: expected.alpha)
    expectClose(c.value.elements, expected.centersAfterUpdate.elements, "centers after an update")
  }

  @Test("a descent along its gradient is a training step's move of the centers, bit by bit")
  func isTheRule() {
    let (x, c, labels) = (wave(7, 3, scale: 3), wave(5, 3), [4, 0, 0, 2, 0, 4, 2])
    var differences = CenterDifferences(classCount: 5, featureSize: 3, batchSize: 7)
    differences.gather(x, labels: labels, centers: c)
    for rule in CenterRule.allCases {
      var moved = c
      moved.moveCenters(
        by: differences, rule: rule, batchSize: 1, centerWeight: 1, centerRate: 0.25)
      let centers = Variable(c)
      CenterLossFunction(labels: labels, rule: rule)(Variable(x), centers).backward()
      // A power of two as the rate, so that multiplying it in sooner or later rounds the same.
      centers.descend(rate: 0.25)
      #expect(bits(centers.value) == bits(moved), "\(rule)")
    }
  }

  @Test("under the rule gradient both gradients are the slopes of the loss")
  func slopes() {
    let (x, c, labels) = (wave(6, 2, scale: 2), wave(4, 2), [3, 0, 0, 1, 3, 0])
    let (features, centers) = (Variable(x), Variable(c))
    CenterLossFunction(labels: labels, rule: .gradient)(features, centers).backward()
    // Quadratic in both: exact at any step, and a large one drowns the rounding.
    let byFeatures = centralDifferences(at: x.elements, step: 0.5) {
      Double(
        CenterLoss.forward(
          Matrix(rows: 6, columns: 2, elements: $0), labels: labels, centers: c))
    }
    let byCenters = centralDifferences(at: c.elements, step: 0.5) {
      Double(
        CenterLoss.forward(
          x, labels: labels, centers: Matrix(rows: 4, columns: 2, elements: $0)))
    }
    expectClose(features.gradient?.elements ?? [], byFeatures, "features")
    expectClose(centers.gradient?.elements ?? [], byCenters, "centers")
  }
}
