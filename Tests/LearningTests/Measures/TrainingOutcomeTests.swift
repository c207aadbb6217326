import Learning
import Testing

/// Whether training came to something, by measures of its end.
struct TrainingOutcomeTests {
  /// 100 samples in four classes, each class at its own corner of a square of this side, with half of `spread` about it.
  private func outcome(
    side: Float, spread: Float, accuracy: Double, crossEntropy: Double,
    counts: [Int] = [25, 25, 25, 25]
  ) -> TrainingOutcome {
    let labels = counts.indices.flatMap { [Int](repeating: $0, count: counts[$0]) }
    let values = labels.enumerated().flatMap { index, label in
      let sign: Float = index % 2 == 0 ? 1 : -1
      return [side * Float(label % 2) + sign * spread / 2, side * Float(label / 2)]
    }
    let features = Matrix(rows: labels.count, columns: 2, elements: values)
    return TrainingOutcome(
      crossEntropy: crossEntropy, accuracy: accuracy,
      ClusterMeasures(features, labels: labels, classCount: counts.count))
  }

  @Test("a run that learned has nothing to be said of")
  func sound() {
    let outcome = self.outcome(side: 5, spread: 1, accuracy: 0.95, crossEntropy: 0.2)
    #expect(outcome == .sound && outcome.description == nil && outcome.name == "sound")
  }

  @Test("a run that has hardly begun is none that failed")
  func short() {
    #expect(
      outcome(side: 0.07, spread: 0.05, accuracy: 0.25, crossEntropy: 1.4)
        == .sound)
  }

  @Test(
    "a loss far above that of guessing, or none that is a number, is divergence",
    arguments: [1_188_110, 4.2, .infinity, .nan])
  func diverged(loss: Double) throws {
    let outcome = self.outcome(side: 5, spread: 1, accuracy: 0.25, crossEntropy: loss)
    #expect(outcome.name == "diverged")
    #expect(try #require(outcome.description).contains("learning rate"))
  }

  @Test("a loss that noisy labels explain is none", arguments: [1.4, 2.5, 4.1])
  func noisy(loss: Double) {
    #expect(
      outcome(side: 5, spread: 1, accuracy: 0.25, crossEntropy: loss) == .sound)
  }

  @Test("features that are not finite are divergence, whatever the loss says")
  func features() {
    #expect(
      outcome(side: .infinity, spread: 1, accuracy: 0.25, crossEntropy: 1).name
        == "diverged")
  }

  @Test("all classes on one point with the accuracy of chance is collapse")
  func collapsed() throws {
    let outcome = self.outcome(side: 0.001, spread: 0.001, accuracy: 0.26, crossEntropy: 1.39)
    #expect(outcome == .collapsed(accuracy: 0.26))
    #expect(try #require(outcome.description).contains("26.0 % of the answers"))
  }

  @Test("chance is the share of the largest class, within its uncertainty")
  func chance() {
    func name(_ accuracy: Double) -> String {
      self.outcome(
        side: 0.001, spread: 0.001, accuracy: accuracy, crossEntropy: 1,
        counts: [70, 10, 10, 10]
      ).name
    }
    #expect(name(0.7) == "collapsed" && name(0.83) == "collapsed")
    #expect(name(0.85) == "sound")
  }

  @Test("a class that is not trained on counts for nothing")
  func heldOut() {
    let outcome = self.outcome(
      side: 0.001, spread: 0.001, accuracy: 0.5, crossEntropy: 0.7, counts: [50, 0, 50, 0])
    #expect(outcome.name == "collapsed")
    // Three times log 2, not log 4.
    #expect(
      self.outcome(
        side: 5, spread: 1, accuracy: 0.5, crossEntropy: 2.2, counts: [50, 0, 50, 0]
      ).name == "diverged")
  }
}
