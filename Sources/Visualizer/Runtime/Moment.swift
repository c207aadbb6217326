import Learning
import Runs

/// A run at a moment, before anyone has evaluated it.
package struct Moment: Sendable {
  /// ``Side/id``.
  package let side: Int
  package let checkpoint: Checkpoint
  /// The run as it stands, which is later where a moment of the past is looked at.
  let now: Checkpoint
  let recording: Recording
  /// What was measured before.
  let measures: MeasureHistory
  let ghost: Ghost?
  let anatomy: StepAnatomy?
  package let era: Int
  let pace: Pace
  let isPaused: Bool
  let stepsPerSecond: Double?
  let commandCount: Int
  let isReplaying: Bool
  let isAtEnd: Bool

  /// Evaluates it. Cost: a forward pass over the dataset.
  package func report(on title: RunTitle) -> Report {
    let snapshot = checkpoint.evaluated(on: title.dataset)
    var measures = measures
    measures.insert(Measures(snapshot))
    return Report(
      snapshot: snapshot, side: side, standsAt: now.step, history: now.history,
      measures: measures.entries, ghost: ghost, anatomy: anatomy, recording: recording,
      inputMap: InputMap(checkpoint, title), pace: pace,
      isPaused: isPaused, stepsPerSecond: stepsPerSecond, commandCount: commandCount,
      replay: isAtEnd ? .ended : isReplaying ? .playing : nil)
  }
}
