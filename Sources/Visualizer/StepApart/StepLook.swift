import Learning
import Runs

/// How a step that is taken apart is looked at.
public struct StepLook: Sendable, Equatable {
  /// The parts of a step, in order.
  public enum Part: Int, Sendable, CaseIterable {
    case features, differences, loss, gradient, sums, centers, weights
  }

  public var part = Part.features
  /// The sample whose own numbers are shown, by its place in the batch.
  public var picked = 0
}

extension ScreenState {
  /// Shows a part of the next step.
  mutating func takeApart(_ part: StepLook.Part) -> [Effect] {
    let isNew = page.step == nil
    var look = page.step ?? StepLook()
    look.part = part
    page.step = look
    guard isNew else { return [] }
    eachSide { $0.isPaused = true }
    return tell(.takeApart(true))
  }

  /// Begins to take the next step apart, or goes on to another part of it. After the last part the step is taken.
  mutating func movePart(_ count: Int) -> [Effect] {
    guard var look = page.step else {
      return takeApart(.features)
    }
    let parts = StepLook.Part.allCases
    let next = look.part.rawValue + count
    if next == parts.count {
      look.part = .features
      page.step = look
      eachSide { $0.leavePast() }
      return tell(.stepOnce)
    }
    look.part = parts[max(next, 0)]
    page.step = look
    return []
  }

  mutating func pickInBatch(_ count: Int) {
    guard let batch = run.report.anatomy?.labels.count, var look = page.step else { return }
    look.picked = ((look.picked + count) % batch + batch) % batch
    page.step = look
  }
}
