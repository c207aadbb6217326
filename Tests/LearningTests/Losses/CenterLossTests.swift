import Learning
import Testing

struct CenterLossTests {
  @Test(
    "loss and gradient on the features are those of the original module",
    arguments: [\Reference.seedTest1, \Reference.centerLossImages])
  func agreesWithModule(key: KeyPath<Reference, Reference.CenterLossCase> & Sendable) throws {
    let expected = try Reference.load()[keyPath: key]
    let (x, c) = (expected.features.matrix, expected.centers.matrix)
    let upstream = expected.lambda * expected.scale / Float(x.rows)
    let loss = upstream * CenterLoss.forward(x, labels: expected.labels, centers: c)
    expectClose(Double(loss), expected.loss, "loss")
    expectClose(
      featuresGradient(x, expected.labels, c, upstream: upstream).elements,
      expected.featuresGradient.elements, "gradient")
  }

  @Test(
    "loss and gradient on the features are those of the original function with its own backward",
    arguments: [\Reference.centerLossFunction, \Reference.centerLossFunctionUpstream])
  func agreesWithFunction(key: KeyPath<Reference, Reference.CenterFunctionCase> & Sendable) throws {
    let expected = try Reference.load()[keyPath: key]
    let (x, c) = (expected.features.matrix, expected.centers.matrix)
    expectClose(
      Double(CenterLoss.forward(x, labels: expected.labels, centers: c)), expected.loss, "loss")
    expectClose(
      featuresGradient(x, expected.labels, c, upstream: expected.upstream).elements,
      expected.featuresGradient.elements, "gradient")
  }

  @Test("the gradient on the features is the slope of the loss")
  func gradientIsTheSlope() {
    let (x, c, labels) = (wave(5, 3, scale: 2), wave(4, 3), [3, 0, 0, 1, 3])
    // The loss is quadratic, so a central difference has no error of its own at any step; a step of 1/2
    // leaves of float32's rounding (10⁻⁶ at a loss of about 20) nothing to see.
    let slopes = centralDifferences(at: x.elements, step: 0.5) { elements in
      let moved = Matrix(rows: 5, columns: 3, elements: elements)
      return Double(CenterLoss.forward(moved, labels: labels, centers: c))
    }
    expectClose(featuresGradient(x, labels, c, upstream: 1).elements, slopes)
  }

  @Test("the gradient is added to what is there")
  func addsToWhatIsThere() {
    let (x, c, labels) = (wave(4, 2), wave(3, 2, scale: 2), [2, 2, 0, 1])
    var gradient = Matrix(rows: 4, columns: 2, repeating: 10)
    CenterLoss.addFeaturesGradient(x, labels: labels, centers: c, upstream: 0.5, to: &gradient)
    let alone = featuresGradient(x, labels, c, upstream: 0.5).elements
    expectClose(gradient.elements, alone.map { $0 + 10 })
  }

  @Test("λ = 0 adds exactly nothing to the gradient on the features")
  func weightZero() {
    let before = wave(6, 2)
    var gradient = before
    CenterLoss.addFeaturesGradient(
      wave(6, 2, scale: 1e6), labels: [0, 1, 2, 0, 1, 2], centers: wave(3, 2), upstream: 0,
      to: &gradient)
    #expect(bits(gradient) == bits(before))
  }

  @Test("features on their centers cost nothing and are not pulled")
  func atTheCenters() {
    let (c, labels) = (wave(3, 2), [2, 0, 1, 2])
    let x = Matrix(rows: 4, columns: 2, elements: labels.flatMap { Array(c.row($0)) })
    #expect(CenterLoss.forward(x, labels: labels, centers: c) == 0)
    #expect(featuresGradient(x, labels, c, upstream: 1) == Matrix(rows: 4, columns: 2))
  }

  @Test("the order of the samples changes the loss by rounding alone, and each keeps its gradient")
  func orderOfSamples() {
    let (x, c, labels) = (wave(7, 2, scale: 3), wave(3, 2), [0, 1, 2, 1, 1, 0, 2])
    let order = [4, 0, 6, 2, 1, 5, 3]
    let (permuted, permutedLabels) = (x.taking(order), order.map { labels[$0] })
    expectClose(
      Double(CenterLoss.forward(permuted, labels: permutedLabels, centers: c)),
      Double(CenterLoss.forward(x, labels: labels, centers: c)), relative: 1e-6)
    #expect(
      featuresGradient(permuted, permutedLabels, c, upstream: 0.3)
        == featuresGradient(x, labels, c, upstream: 0.3).taking(order))
  }
}

private func featuresGradient(_ x: Matrix, _ labels: [Int], _ c: Matrix, upstream: Float) -> Matrix
{
  var gradient = Matrix(rows: x.rows, columns: x.columns)
  CenterLoss.addFeaturesGradient(x, labels: labels, centers: c, upstream: upstream, to: &gradient)
  return gradient
}
