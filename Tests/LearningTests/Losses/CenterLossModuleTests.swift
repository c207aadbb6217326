import Learning
import Testing

/// ``CenterLoss`` as a value with centers of its own: the article's module.
struct CenterLossModuleTests {
  @Test(
    "loss and both gradients are those of the original module, features of any shape",
    arguments: [\Reference.seedTest1, \Reference.centerLossImages])
  func agreesWithPyTorch(key: KeyPath<Reference, Reference.CenterLossCase> & Sendable) throws {
    let expected = try Reference.load()[keyPath: key]
    let module = CenterLoss(
      centers: expected.centers.matrix, centerWeight: expected.lambda, scale: expected.scale)
    let features = Variable(
      Matrix(
        flattening: expected.features.elements.map(Float.init), shape: expected.features.shape))
    let loss = try module(features, labels: expected.labels)
    loss.backward()
    expectClose(Double(loss.scalar), expected.loss, "loss")
    expectClose(
      features.gradient?.elements ?? [], expected.featuresGradient.elements, "features' gradient")
    expectClose(
      module.centers.gradient?.elements ?? [], expected.centersGradient.elements,
      "centers' gradient")
  }

  @Test("a descent of its centers is a step of the rule gradient")
  func descent() throws {
    let (x, labels) = (wave(5, 3, scale: 2), [1, 0, 1, 3, 1])
    let module = CenterLoss(centers: wave(4, 3), centerWeight: 0.3)
    try module(Variable(x), labels: labels).backward()
    module.centers.descend(rate: 0.4)

    var (moved, differences) = (
      wave(4, 3), CenterDifferences(classCount: 4, featureSize: 3, batchSize: 5)
    )
    differences.gather(x, labels: labels, centers: moved)
    moved.moveCenters(
      by: differences, rule: .gradient, batchSize: 5, centerWeight: 0.3, centerRate: 0.4)
    expectClose(module.centers.value.elements, moved.elements, relative: 1e-6, absolute: 1e-6)
  }

  @Test(
    "λ = 0 and scale 0 give no loss and no gradient", arguments: [(Float(0), Float(1)), (1, 0)])
  func nothing(weight: Float, scale: Float) throws {
    let module = CenterLoss(
      featureSize: 2, classCount: 3, centerWeight: weight, scale: scale, seed: 1)
    let features = Variable(wave(3, 2))
    let loss = try module(features, labels: [0, 1, 1])
    loss.backward()
    #expect(loss.scalar == 0)
    #expect(features.gradient?.elements.allSatisfy { $0 == 0 } == true)
    #expect(module.centers.gradient?.elements.allSatisfy { $0 == 0 } == true)
  }

  @Test("its centers are drawn from N(0, 1), by the seed alone")
  func drawn() {
    let module = CenterLoss(featureSize: 101, classCount: 1001, seed: 7)
    let drawn = module.centers.value
    #expect(drawn == CenterLoss(featureSize: 101, classCount: 1001, seed: 7).centers.value)
    #expect(drawn != CenterLoss(featureSize: 101, classCount: 1001, seed: 8).centers.value)
    let numbers = drawn.elements.map(Double.init)
    let count = Double(numbers.count)
    let mean = numbers.reduce(0, +) / count
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let withinOne = Double(numbers.count { abs($0) < 1 }) / count
    // Of 101,101 draws these are within 0.01 for all but one seed in a thousand.
    #expect(abs(mean) < 0.01 && abs(variance - 1) < 0.015 && abs(withinOne - 0.6827) < 0.005)
  }

  @Test("the article's defaults: ten classes, λ 1, scale 1")
  func defaults() {
    let module = CenterLoss(featureSize: 2, seed: 1)
    #expect(module.centers.value.rows == 10 && module.centers.value.columns == 2)
    #expect(module.centerWeight == 1 && module.scale == 1)
  }

  @Test("a batch that makes no sense is refused with what and where, before anything is computed")
  func refusals() {
    let module = CenterLoss(featureSize: 2, classCount: 3, seed: 1)
    func refusal(_ rows: Int, _ columns: Int, _ labels: [Int]) -> CenterLossError? {
      let features = Variable(Matrix(rows: rows, columns: columns))
      return #expect(throws: CenterLossError.self) { try module(features, labels: labels) }
    }
    #expect(refusal(0, 2, []) == .emptyBatch)
    #expect(refusal(2, 2, [0]) == .labelCount(1, rows: 2))
    #expect(refusal(1, 3, [0]) == .featureSize(3, centers: 2))
    #expect(refusal(3, 2, [0, 3, 0]) == .labelOutOfRange(3, index: 1, classCount: 3))
    #expect(refusal(2, 2, [2, -1]) == .labelOutOfRange(-1, index: 1, classCount: 3))
    #expect(
      refusal(3, 2, [0, 3, 0])?.description
        == "label 3 of sample 1 is none of the 3 classes: it must be 0 to 2")
    #expect(module.centers.gradient == nil)
  }

  @Test("inside, where data is sound, the same stops the program")
  func preconditions() async {
    await #expect(processExitsWith: .failure) {
      _ = CenterLoss.forward(
        Matrix(rows: 1, columns: 2), labels: [-1], centers: Matrix(rows: 3, columns: 2))
    }
    await #expect(processExitsWith: .failure) {
      _ = CenterLoss.forward(
        Matrix(rows: 1, columns: 3), labels: [0], centers: Matrix(rows: 3, columns: 2))
    }
  }
}
