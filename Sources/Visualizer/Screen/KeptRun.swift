import Learning
import Runs

/// What a run had come to when it was left, or comes to now: a row of the table in which runs are compared.
public struct KeptRun: Sendable, Equatable {
  /// What it trained on, and with which network: only runs that have this in common are to be compared.
  let subject: RunSpec
  let centerWeight: Float
  let centerRate: Float
  let centerRule: CenterRule
  /// Whether a knob was turned on the way.
  let isTurned: Bool
  let steps: Int
  /// Of the test set: intra / inter, and shares, 0 to 1.
  let ratio: Double
  let accuracy: Double
  let nearestCenterAccuracy: Double
}

extension RunView {
  /// The run as a row of the table.
  var kept: KeptRun {
    var subject = RunSpec()
    let spec = recording.spec
    (subject.data, subject.network, subject.spoiling) = (spec.data, spec.network, spec.spoiling)
    let (test, chosen) = (snapshot.test, snapshot.hyperparameters)
    return KeptRun(
      subject: subject, centerWeight: chosen.centerWeight, centerRate: chosen.centerRate,
      centerRule: chosen.centerRule,
      isTurned: turns.contains { !$0.isUndone && $0.step > 0 }, steps: snapshot.step,
      ratio: test.clusters.ratio, accuracy: test.accuracy,
      nearestCenterAccuracy: test.nearestCenterAccuracy)
  }
}

extension ScreenState {
  private static let mostKept = 50

  /// Writes down how a run stands that is about to be left. One that has not begun to train is nothing to compare.
  mutating func keep(_ run: RunView) {
    guard run.snapshot.step > 0 else { return }
    kept.append(run.kept)
    if kept.count > Self.mostKept { kept.removeFirst() }
  }
}
