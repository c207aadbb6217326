import Learning
import Testing

struct SpoilingTests {
  private let digits = Dataset.digits()

  private func spoiled(
    _ seed: UInt64 = 1, _ change: (inout Spoiling) -> Void
  ) throws -> Dataset {
    var spoiling = Spoiling()
    change(&spoiling)
    return try #require(digits.spoiled(by: spoiling, seed: seed))
  }

  private func counts(_ samples: Samples) -> [Int] {
    (0..<10).map { label in samples.labels.count { $0 == label } }
  }

  @Test(
    "noise gives exactly its share of the training samples a wrong label", arguments: [0.1, 0.5, 1])
  func noise(share: Double) throws {
    let noisy = try spoiled { $0.noise = share }
    let wrong = zip(noisy.train.labels, digits.train.labels).count { $0 != $1 }
    #expect(wrong == Int((1_437 * share).rounded()))
    #expect(noisy.test.labels == digits.test.labels)
    #expect((0..<1_437).allSatisfy { noisy.train.input($0) == digits.train.input($0) })
  }

  @Test("which samples get a wrong label is the seed's")
  func seeds() throws {
    let first = try spoiled(1) { $0.noise = 0.1 }.train.labels
    #expect(try spoiled(1) { $0.noise = 0.1 }.train.labels == first)
    #expect(try spoiled(2) { $0.noise = 0.1 }.train.labels != first)
  }

  @Test("imbalance leaves the first class whole, and classes fall evenly to its last share")
  func imbalance() throws {
    let thin = try spoiled { $0.imbalance = 100 }
    let (before, after) = (counts(digits.train), counts(thin.train))
    #expect(after[0] == before[0])
    // 144 / 100 is 1.44.
    #expect(after[9] == 1)
    // Half way, place 4.5 of 9, is a tenth: places 4 and 5 lie around it.
    #expect(after[4] > before[4] / 10 && after[5] < before[5] / 10)
    #expect(zip(after, after.dropFirst()).allSatisfy(>=))
    #expect(counts(thin.test) == counts(digits.test))
  }

  @Test("a class that is held out is tested on and never trained on, not even by noise")
  func heldOut() throws {
    let without = try spoiled {
      $0.heldOutClass = "3"
      $0.noise = 0.5
    }
    #expect(counts(without.train)[3] == 0)
    #expect(without.train.count == digits.train.count - counts(digits.train)[3])
    #expect(counts(without.test) == counts(digits.test))
    #expect(without.classNames == digits.classNames)
  }

  @Test("a class that is not there, or one of only two, cannot be held out")
  func cannotBeHeldOut() {
    var spoiling = Spoiling()
    spoiling.heldOutClass = "ten"
    #expect(digits.spoiled(by: spoiling, seed: 1) == nil)
    let samples = Samples(inputSize: 1, pixels: [1, 2], labels: [0, 1])
    let two = Dataset(
      name: "two", shape: .features(1), classNames: ["a", "b"], train: samples, test: samples)
    spoiling.heldOutClass = "a"
    #expect(two.spoiled(by: spoiling, seed: 1) == nil)
  }

  @Test(
    "accuracy is of the classes that are trained on, and a held-out class's center is no one's nearest"
  )
  func measures() throws {
    let without = try spoiled { $0.heldOutClass = "3" }
    var run = try TrainingRun(without, Hyperparameters(), seed: 1)
    for _ in 0..<200 { run.step() }
    let test = run.evaluate().test
    let known = test.labels.indices.filter { test.labels[$0] != 3 }
    let correct = known.count { test.predictions[$0] == test.labels[$0] }
    #expect(test.accuracy == Double(correct) / Double(known.count))
    #expect(test.accuracy > 0.9 && test.nearestCenterAccuracy > 0.9)
    #expect(test.features.rows == 360, "all classes are drawn")
    #expect(run.checkpoint.centers.row(3).allSatisfy { $0 == 0 })
  }
}
