import Learning
import Testing

/// What the autograd path says of a step is what the step does.
struct StepAnatomyTests {
  private static func run(_ rule: CenterRule, steps: Int) throws -> TrainingRun {
    var chosen = Hyperparameters()
    chosen.centerRule = rule
    chosen.centerWeight = 0.5
    var run = try TrainingRun(.digits(), chosen, seed: 3)
    for _ in 0..<steps { run.step() }
    return run
  }

  private func largest(_ a: [Float], _ b: [Float]) -> Float {
    zip(a, b).map { abs($0 - $1) }.max() ?? 0
  }

  @Test(
    "losses and the move of the centers are those of the step, within rounding",
    arguments: CenterRule.allCases, [0, 50])
  func step(rule: CenterRule, steps: Int) throws {
    var run = try Self.run(rule, steps: steps)
    let anatomy = run.nextStepTakenApart()
    let before = run.checkpoint
    #expect(anatomy == run.nextStepTakenApart() && run.checkpoint.fingerprint == before.fingerprint)
    let report = run.step()
    #expect(abs(anatomy.crossEntropy - report.crossEntropy) < 1e-5 * max(1, report.crossEntropy))
    #expect(abs(anatomy.centerLoss - report.centerLoss) < 1e-5 * max(1, report.centerLoss))
    #expect(anatomy.gradientNorm == report.gradientNorm)
    #expect(anatomy.step == steps && anatomy.labels.count == 128)
    for j in 0..<10 {
      let moved = zip(run.checkpoint.centers.row(j), before.centers.row(j)).map { $0 - $1 }
      let said = anatomy.classes.first { $0.classIndex == j }?.move ?? [0, 0]
      #expect(largest(moved, said) < 1e-5)
    }
    #expect(anatomy.classes.map(\.count).reduce(0, +) == 128)
  }

  @Test("the gradients are the pulls that a sample is said to feel, each a part of the batch")
  func gradients() throws {
    let run = try Self.run(.paper, steps: 50)
    let anatomy = run.nextStepTakenApart()
    let weights = try #require(run.evaluate().classifier?.weights)
    for i in anatomy.labels.indices {
      let report = SampleReport(
        feature: anatomy.features.row(i), label: anatomy.labels[i],
        classifier: LinearClassifier(weights),
        centers: anatomy.centers, centerWeight: 0.5)
      let softmax = report.softmaxPull.map { -$0 / 128 }
      let center = report.centerPull.map { -$0 / 128 }
      #expect(largest(Array(anatomy.softmaxGradient.row(i)), softmax) < 1e-6)
      #expect(largest(Array(anatomy.centerGradient.row(i)), center) < 1e-6)
    }
  }

  @Test("after the step the same samples lie where it said")
  func after() throws {
    var run = try Self.run(.paper, steps: 50)
    let anatomy = run.nextStepTakenApart()
    run.step()
    let features = run.evaluate().train.features
    for (i, sample) in anatomy.indices.enumerated() {
      #expect(largest(Array(anatomy.featuresAfter.row(i)), Array(features.row(sample))) < 1e-4)
    }
  }

  @Test("the backward of softmax and cross-entropy is right by central differences")
  func crossEntropy() {
    let x = Matrix(rows: 2, columns: 2, elements: [0.3, -0.7, 1.1, 0.4])
    let w = Matrix(rows: 3, columns: 2, elements: [0.5, -0.2, 0.1, 0.9, -0.6, 0.3])
    func loss(_ x: Matrix, _ w: Matrix) -> Float {
      CrossEntropyFunction(labels: [2, 0])(Variable(x), Variable(w)).scalar
    }
    let (vx, vw) = (Variable(x), Variable(w))
    CrossEntropyFunction(labels: [2, 0])(vx, vw).backward()
    let h: Float = 1e-2
    for (i, k) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
      var (up, down) = (x, x)
      up[i, k] += h
      down[i, k] -= h
      let slope = (loss(up, w) - loss(down, w)) / (2 * h)
      #expect(abs(slope - (vx.gradient?[i, k] ?? 0)) < 1e-3)
    }
    for (j, k) in [(0, 0), (1, 1), (2, 0)] {
      var (up, down) = (w, w)
      up[j, k] += h
      down[j, k] -= h
      let slope = (loss(x, up) - loss(x, down)) / (2 * h)
      #expect(abs(slope - (vw.gradient?[j, k] ?? 0)) < 1e-3)
    }
  }
}
