import Learning
import Runs
import Testing

/// Networks with a flaw on purpose: features cut off by a ReLU, a classifier with a bias.
struct FlawTests {
  @Test(
    "a flaw stands behind a colon, with every network",
    arguments: ["64-128-64-2-10:relu", "64-5-2-10:bias", "lenet:relu", "lenet++:bias"])
  func names(text: String) throws {
    let architecture = try Architecture(text, for: .digits())
    #expect(architecture.description == text)
    let sound = try Architecture(String(text.prefix { $0 != ":" }), for: .digits())
    #expect(architecture != sound && sound.flaw == nil)
  }

  @Test("what is no flaw is refused", arguments: ["mlp:", "mlp:tanh", "mlp:relu:bias", ":relu"])
  func unknown(text: String) {
    #expect(throws: UnfitArchitecture.self) { try Architecture(text, for: .digits()) }
  }

  @Test("a bias is a number more for each class, and drawn last")
  func bias() throws {
    let sound = try Architecture("mlp", for: .digits()).network(seed: 3)
    let biased = try Architecture("mlp:bias", for: .digits()).network(seed: 3)
    #expect(biased.parameters.dropLast(10) == sound.parameters[...])
    #expect(biased.linearClassifier.bias == Array(biased.parameters.suffix(10)))
    #expect(biased.linearClassifier.weights == sound.linearClassifier.weights)
    #expect(sound.linearClassifier.bias == nil)
  }

  @Test("a ReLU leaves no feature below 0, and what it cut off is measured", arguments: [0, 30])
  func relu(steps: Int) throws {
    var spec = RunSpec()
    spec.network = "mlp:relu"
    var run = try spec.run()
    for _ in 0..<steps { run.step() }
    let train = run.evaluate().train
    #expect(train.features.elements.allSatisfy { $0 >= 0 })
    let zeros = train.features.elements.count { $0 == 0 }
    #expect(train.cutOffShare == Double(zeros) / Double(train.features.elements.count))
    #expect(train.cutOffShare > 0.1)
    #expect(try RunSpec().run().evaluate().train.cutOffShare == 0)
  }

  @Test("the logits, losses and predictions of an evaluation have the bias in them")
  func evaluation() {
    let features = Matrix(rows: 2, columns: 2, elements: [1, 0, 0, 1])
    let weights = Matrix(rows: 2, columns: 2, elements: [1, 0, 0, 1])
    let evaluation = Evaluation(
      features: features, labels: [0, 1], classCount: 2,
      classifier: LinearClassifier(weights, bias: [0, 3]))
    // z is (1, 3) and (0, 4).
    #expect(evaluation.predictions == [1, 1] && evaluation.accuracy == 0.5)
    let loss = (2.126928011 + 0.018149928) / 2
    #expect(abs(evaluation.crossEntropy - loss) < 1e-6)
    let rule = DecisionRule.softmax(LinearClassifier(weights, bias: [0, 3]))
    #expect(rule.classes(of: features) == [1, 1])
    let report = SampleReport(
      feature: [1, 0], label: 0, classifier: LinearClassifier(weights, bias: [0, 3]),
      centers: weights, centerWeight: 1)
    #expect(abs(report.crossEntropy - 2.126928) < 1e-5 && report.prediction == 1)
  }

  @Test("a class in the middle is nearer to the origin than on a ring")
  func innermost() {
    func share(_ middle: Float) -> Double {
      let means = Matrix(rows: 4, columns: 2, elements: [2, 0, 0, 2, -2, 0, middle, 0])
      return Evaluation(features: means, labels: [0, 1, 2, 3], classCount: 4)
        .innermostShare(isTrained: [true, true, true, true])
    }
    #expect(abs(share(2) - 1) < 1e-6 && abs(share(0)) < 1e-6)
    #expect(abs(share(0.5) - 0.5 / 1.625) < 1e-6)
    let one = Evaluation(
      features: Matrix(rows: 1, columns: 2, elements: [1, 0]), labels: [0], classCount: 2)
    #expect(one.innermostShare(isTrained: [true, true]).isNaN)
  }

  @Test("a step taken apart is the step with a flaw too", arguments: ["mlp:relu", "mlp:bias"])
  func step(network: String) throws {
    var spec = RunSpec()
    spec.network = network
    var run = try spec.run()
    for _ in 0..<40 { run.step() }
    let anatomy = run.nextStepTakenApart()
    let report = run.step()
    #expect(abs(anatomy.crossEntropy - report.crossEntropy) < 1e-5 * max(1, report.crossEntropy))
    #expect(anatomy.gradientNorm == report.gradientNorm)
  }

  @Test("the bias's gradient is right by central differences")
  func gradient() {
    let x = Matrix(rows: 2, columns: 2, elements: [0.3, -0.7, 1.1, 0.4])
    let w = Matrix(rows: 3, columns: 2, elements: [0.5, -0.2, 0.1, 0.9, -0.6, 0.3])
    let b = Matrix(rows: 1, columns: 3, elements: [0.4, -0.3, 0.1])
    func loss(_ b: Matrix) -> Float {
      CrossEntropyFunction(labels: [2, 0])(Variable(x), Variable(w), Variable(b)).scalar
    }
    let vb = Variable(b)
    CrossEntropyFunction(labels: [2, 0])(Variable(x), Variable(w), vb).backward()
    let h: Float = 1e-2
    for j in 0..<3 {
      var (up, down) = (b, b)
      up[0, j] += h
      down[0, j] -= h
      let slope = (loss(up) - loss(down)) / (2 * h)
      #expect(abs(slope - (vb.gradient?[0, j] ?? 0)) < 1e-3)
    }
  }

  @Test("clipping can be left out, and the command, the file and the run say so")
  func clipping() throws {
    var spec = RunSpec()
    spec.clipNorm = 0
    #expect(try spec.run().hyperparameters.clipNorm == .infinity)
    #expect(spec.command == "centerloss --clip-norm 0")
    spec.clipNorm = 2.5
    #expect(try spec.run().hyperparameters.clipNorm == 2.5)
    spec.clipNorm = -1
    #expect(throws: InvalidSetting.self) { try spec.validate() }
  }
}
