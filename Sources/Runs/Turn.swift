import Learning

/// One turn of the knobs: changes that follow each other so closely that none of them alone could be given the credit for
/// what comes of them.
public struct Turn: Sendable, Equatable {
  /// So many steps had been taken when it began: the next one is the first that it acts on.
  public let step: Int
  /// What was in force before it, and since.
  public let before: Hyperparameters
  public private(set) var after: Hyperparameters
  private var lastStep: Int
  private var lastSeconds: Double?

  /// A change so soon after the last belongs to the same turn.
  private static let secondsOfPause = 2.0
  /// The same in steps, where no one looked at a clock.
  private static let stepsOfPause = 30

  /// A turn from one state of the knobs to another.
  public init(step: Int, from before: Hyperparameters, to after: Hyperparameters) {
    self.step = step
    self.before = before
    self.after = after
    lastStep = step
  }

  fileprivate init(_ entry: Recording.Entry, from before: Hyperparameters) {
    self.init(step: entry.step, from: before, to: before)
    add(entry)
  }

  fileprivate mutating func add(_ entry: Recording.Entry) {
    after.apply(entry.event)
    lastStep = entry.step
    lastSeconds = entry.seconds
  }

  fileprivate func isFollowed(closelyBy entry: Recording.Entry) -> Bool {
    if entry.step == lastStep { return true }
    if let lastSeconds, let seconds = entry.seconds {
      return seconds - lastSeconds < Self.secondsOfPause
    }
    return entry.step - lastStep < Self.stepsOfPause
  }
}

extension Turn {
  /// The knobs that stand elsewhere since.
  public var knobs: [Knob] {
    Knob.all.filter { before[keyPath: $0.path] != after[keyPath: $0.path] }
  }

  /// Whether centers follow by another rule since.
  public var changesRule: Bool { before.centerRule != after.centerRule }

  /// Whether all is as it was before.
  public var isUndone: Bool { knobs.isEmpty && !changesRule }

  /// Whether a change at this step would still belong to it, as far as steps tell.
  public func isGoingOn(at step: Int) -> Bool { step - lastStep < Self.stepsOfPause }
}

extension Recording {
  /// The turns on the run's ``path``, oldest first. O(changes).
  public var turns: [Turn] {
    var turns: [Turn] = []
    var standing = start
    for entry in path {
      if turns.last?.isFollowed(closelyBy: entry) == true {
        turns[turns.count - 1].add(entry)
      } else {
        turns.append(Turn(entry, from: standing))
      }
      standing.apply(entry.event)
    }
    return turns
  }
}
