import Learning
import Testing

struct VerificationTests {
  @Test(
    "it agrees with scikit-learn, with ties and without", arguments: try OpenSetReference.load())
  func agreesWithScikitLearn(expected: OpenSetReference) throws {
    let (evaluation, isTrained) = (expected.evaluation, expected.isTrained)
    let known = try #require(Verification(evaluation, isTrained: isTrained))
    expectPrecise(known.auroc, expected.pairsAUROC, "of all pairs of trained classes")
    let some = try #require(Verification(evaluation, isTrained: isTrained, mostSamples: 100))
    expectPrecise(some.auroc, expected.pairsAUROCOfAHundred, "of a hundred samples")
    let all = try #require(Verification(evaluation))
    expectPrecise(all.auroc, expected.pairsAUROCOfAll, "of all pairs")
  }

  private func evaluation(_ features: [Float], _ labels: [Int]) -> Evaluation {
    Evaluation(
      features: Matrix(rows: labels.count, columns: 1, elements: features), labels: labels,
      classCount: 3)
  }

  @Test("each pair counts once, none with itself")
  func pairs() throws {
    let verification = try #require(Verification(evaluation([0, 1, 5, 9], [0, 0, 1, 1])))
    #expect(verification.same == [1, 4])
    #expect(verification.different == [4, 5, 8, 9])
    #expect(verification.sampleCount == 4)
    // Of eight comparisons one is of equal distances.
    #expect(verification.auroc == 7.5 / 8)
  }

  @Test("of more samples than are wanted it takes as many, evenly from the first on")
  func someSamples() throws {
    let many = evaluation([0, 50, 1, 50, 5, 50, 9, 50], [0, 2, 0, 2, 1, 2, 1, 2])
    let verification = try #require(Verification(many, mostSamples: 4))
    #expect(verification == Verification(evaluation([0, 1, 5, 9], [0, 0, 1, 1])))
  }

  @Test("samples of a class that was not trained on are in no pair")
  func trainedAlone() throws {
    let some = evaluation([0, 3, 1, 5, 7, 9], [0, 2, 0, 1, 2, 1])
    let verification = Verification(some, isTrained: [true, true, false], mostSamples: 4)
    #expect(verification == Verification(evaluation([0, 1, 5, 9], [0, 0, 1, 1])))
  }

  @Test("without a pair of one class, or of two, there is nothing to verify")
  func nothing() {
    #expect(Verification(evaluation([0, 1, 2], [0, 1, 2])) == nil)
    #expect(Verification(evaluation([0, 1, 2], [1, 1, 1])) == nil)
    #expect(Verification(evaluation([0], [0])) == nil)
    #expect(Verification(evaluation([], [])) == nil)
    #expect(Verification(evaluation([0, .nan, 2], [0, 0, 1])) == nil)
  }
}
