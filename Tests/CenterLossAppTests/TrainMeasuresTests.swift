import Foundation
import Learning
import Runs
import Testing

/// What `train --json` says, against measures that are computed here by plain loops from features, labels, centers and
/// classifier weights alone.
struct TrainMeasuresTests {
  struct Setup: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let arguments: [String]
    let change: @Sendable (inout RunSpec) throws -> Void
  }

  private static let steps = 120

  static let setups: [Setup] = [
    Setup(testDescription: "as it comes", arguments: []) { _ in },
    Setup(
      testDescription: "a class held out, other knobs",
      arguments: [
        "--hold-out-class", "3", "--lambda", "0.03", "--alpha", "0.2", "--rule", "class-mean",
        "--seed", "7", "--batch", "50",
      ]
    ) { spec in
      spec.spoiling.heldOutClass = "3"
      try spec.set(.centerWeight, 0.03)
      try spec.set(.centerRate, 0.2)
      spec.centerRule = .classMean
      spec.seed = 7
      spec.batchSize = 50
    },
    Setup(
      testDescription: "wrong labels, few of some classes",
      arguments: ["--noise", "0.2", "--imbalance", "20", "--lambda", "0"]
    ) { spec in
      spec.spoiling.noise = 0.2
      spec.spoiling.imbalance = 20
      try spec.set(.centerWeight, 0)
    },
  ]

  private func printed(_ setup: Setup) async throws -> [String: Any] {
    let result = try await Program.run(
      list: ["train", "--json", "--steps", "\(Self.steps)"] + setup.arguments)
    #expect(result.status == .exited(0), "\(result.error)")
    return try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  private func run(_ setup: Setup) throws -> TrainingRun {
    var spec = RunSpec()
    try setup.change(&spec)
    var run = try spec.run()
    for _ in 0..<Self.steps { run.step() }
    return run
  }

  @Test("every measure is what plain loops give", arguments: setups)
  func measures(setup: Setup) async throws {
    let (run, printed) = (try run(setup), try await printed(setup))
    let snapshot = run.evaluate()
    let train = PlainMeasures(snapshot.train, snapshot, isTrained: run.dataset.isTrained)
    let test = PlainMeasures(snapshot.test, snapshot, isTrained: run.dataset.isTrained)
    let expected: [String: Double] = [
      "crossEntropy": train.crossEntropy, "centerLoss": train.centerLoss,
      "trainAccuracy": train.accuracy, "testAccuracy": test.accuracy,
      "nearestCenterAccuracy": test.nearestCenterAccuracy, "intraDistance": test.intra,
      "interDistance": test.inter, "ratio": test.intra / test.inter, "centerLag": train.lag,
      "pairsAUROC": test.pairsAUROC,
    ]
    for (key, value) in expected {
      let shown = try #require(printed[key] as? Double, "\(key)")
      #expect(abs(shown - value) < 2e-5 * max(abs(value), 0.01), "\(key): \(shown), not \(value)")
    }
    for (key, value) in [
      ("unseenAUROC", test.unseenAUROC), ("unseenRejectedAt95", test.unseenRejected),
    ] {
      let shown = printed[key] as? Double
      #expect(printed[key] != nil && (shown == nil) == (value == nil), "\(key)")
      #expect(abs((shown ?? 0) - (value ?? 0)) < 1e-9, "\(key)")
    }
  }

  @Test("the rest says which run it was, and its speed is its samples by its seconds")
  func setup() async throws {
    let printed = try await printed(Self.setups[1])
    let words = [
      "data": "digits", "network": "64-128-64-2-10", "rule": "class-mean",
    ]
    for (key, value) in words { #expect(printed[key] as? String == value, "\(key)") }
    let numbers: [String: Double] = [
      "lambda": 0.03, "alpha": 0.2, "seed": 7, "steps": Double(Self.steps), "batch": 50,
    ]
    for (key, value) in numbers { #expect(printed[key] as? Double == value, "\(key)") }
    let seconds = try #require(printed["seconds"] as? Double)
    let speed = try #require(printed["samplesPerSecond"] as? Double)
    #expect(seconds > 0 && abs(speed * seconds - Double(Self.steps * 50)) < 1e-6 * speed * seconds)
  }
}
