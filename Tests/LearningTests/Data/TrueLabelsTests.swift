import Learning
import Testing

/// What labels were before noise changed them.
struct TrueLabelsTests {
  private let digits = Dataset.digits()

  private func spoiled(_ change: (inout Spoiling) -> Void) throws -> Dataset {
    var spoiling = Spoiling()
    change(&spoiling)
    return try #require(digits.spoiled(by: spoiling, seed: 1))
  }

  @Test("noise keeps what each label was, and they differ for exactly the share that it changed")
  func kept() throws {
    let train = try spoiled { $0.noise = 0.2 }.train
    #expect(train.trueLabels == digits.train.labels)
    let changed = (0..<train.count).filter { train.truth(behindLabelOf: $0) != nil }
    #expect(changed.count == 287, "a fifth of 1,437")
    #expect(changed == (0..<train.count).filter { train.labels[$0] != digits.train.labels[$0] })
    #expect(
      changed.allSatisfy { train.truth(behindLabelOf: $0) == digits.train.labels[$0] })
  }

  @Test("where no label was changed there is no other truth")
  func nothingChanged() throws {
    let thin = try spoiled {
      $0.imbalance = 10
      $0.heldOutClass = "3"
    }
    #expect(digits.train.trueLabels == nil && thin.train.trueLabels == nil)
    #expect(try spoiled { $0.noise = 0.5 }.test.trueLabels == nil)
    #expect(thin.train.truth(behindLabelOf: 0) == nil)
  }

  @Test("truths stay with their samples when classes are left out and thinned out")
  func spoiledOtherwise() throws {
    let thin = try spoiled {
      $0.imbalance = 10
      $0.heldOutClass = "3"
    }
    let noisy = try spoiled {
      $0.imbalance = 10
      $0.heldOutClass = "3"
      $0.noise = 0.5
    }
    #expect(noisy.train.trueLabels == thin.train.labels)
    #expect(noisy.train.labels != thin.train.labels)
  }

  @Test("truths stay with their samples in a part, an excerpt and any order")
  func parts() throws {
    let all = Samples(inputSize: 1, .floats([0, 10, 20, 30]), labels: [0, 1, 2, 3])
      .mislabelled([0, 2, 1, 3])
    let part = all.taking([3, 2, 0])
    #expect(part.labels == [3, 1, 0] && part.trueLabels == [3, 2, 0])
    #expect((0..<3).map(part.truth) == [nil, 2, nil])
    #expect(all.taking([3, 0]).trueLabels == nil, "both of these are what they are labelled")
    let noisy = try spoiled { $0.noise = 0.5 }
    let excerpt = noisy.excerpt(100).train
    #expect(excerpt.trueLabels == (0..<100).map { digits.train.labels[$0 * 1_437 / 100] })
  }

  @Test("labels changed twice keep the first truth, and labels that are given replace it")
  func twice() {
    let once = Samples(inputSize: 1, .floats([0, 10]), labels: [0, 1]).mislabelled([1, 1])
    #expect(once.mislabelled([1, 0]).trueLabels == [0, 1])
    #expect(once.mislabelled([0, 1]).trueLabels == nil, "back to what they were")
    #expect(once.labelled([1, 0]).trueLabels == nil)
  }

  @Test("training and its measures do not know the truth: without it they give the same bits")
  func training() throws {
    let noisy = try spoiled { $0.noise = 0.2 }
    let ignorant = Dataset(
      name: noisy.name, shape: noisy.shape, classNames: noisy.classNames,
      train: digits.train.labelled(noisy.train.labels), test: noisy.test,
      isTestCutOff: noisy.isTestCutOff, reading: noisy.reading)
    #expect(ignorant.train.trueLabels == nil && ignorant != noisy)
    #expect(ignorant.checksum == noisy.checksum)
    var runs = try [noisy, ignorant].map { try TrainingRun($0, Hyperparameters(), seed: 1) }
    for _ in 0..<60 { #expect(runs[0].step() == runs[1].step()) }
    #expect(runs[0].checkpoint.fingerprint == runs[1].checkpoint.fingerprint)
    #expect(runs[0].evaluate() == runs[1].evaluate())
  }

  @Test("the samples and labels that a seed draws are those that it drew before truths were kept")
  func sameDraw() throws {
    let noisy = try spoiled { $0.noise = 0.2 }
    #expect(noisy.checksum == Self.checksumBefore)
  }

  /// Of a session that was recorded with `--noise 0.2` when labels were changed without a trace.
  private static let checksumBefore: UInt32 = 0x3288_6493
}
