import Learning

/// What an evaluation of a run measured at a step.
public struct Measures: Sendable, Equatable {
  public let step: Int
  /// Shares, 0 to 1.
  public let trainAccuracy: Double
  public let testAccuracy: Double
  public let nearestCenterAccuracy: Double
  /// Of the test set, in units of the features.
  public let intraDistance: Double
  public let interDistance: Double
  /// L_S of the training set.
  public let crossEntropy: Double
  /// Mean distance of the centers to the class means of the training set.
  public let centerLag: Double
  /// c as the centers stood, `[classes, 2]` where features are seen in a plane, else `[classes, featureSize]`.
  public let centers: Matrix

  /// `intraDistance / interDistance`.
  public var ratio: Double { intraDistance / interDistance }

  public init(_ snapshot: Snapshot) {
    let test = snapshot.test
    step = snapshot.step
    trainAccuracy = snapshot.train.accuracy
    testAccuracy = test.accuracy
    nearestCenterAccuracy = test.nearestCenterAccuracy
    intraDistance = test.clusters.intraDistance
    interDistance = test.clusters.interDistance
    crossEntropy = snapshot.train.crossEntropy
    centerLag = snapshot.centerLag
    centers = snapshot.inPlane(snapshot.centers)
  }
}

/// What evaluations of a run measured, over its steps, in bounded memory.
///
/// A run is evaluated when someone looks, not at every step and not always in order, so entries carry their step. When there
/// are too many, the least distance between two of them is doubled and those in between go: what stays is spread evenly,
/// and the first is never dropped.
public struct MeasureHistory: Sendable, Equatable {
  /// In the order of their steps.
  public private(set) var entries: [Measures] = []
  /// At most one entry stands in each run of so many steps.
  public private(set) var stepsPerEntry = 1
  private let capacity: Int

  public init(capacity: Int = 256) {
    precondition(capacity >= 2, "a history of \(capacity) has no room for a start and an end")
    self.capacity = capacity
  }

  /// Adds an entry where it belongs, unless its run of steps has one. O(entries), and O(1) at the end.
  public mutating func insert(_ entry: Measures) {
    guard hasRoom(for: entry.step) else { return }
    if entries.count == capacity { thin() }
    guard hasRoom(for: entry.step) else { return }
    entries.insert(entry, at: index(after: entry.step))
  }

  /// The last entry at or before a step; `nil` where there is none.
  public func last(upTo step: Int) -> Measures? {
    let index = index(after: step)
    return index > 0 ? entries[index - 1] : nil
  }

  /// Forgets what was measured after a step; all of it for `nil`.
  public mutating func removeAll(after step: Int?) {
    entries.removeLast(entries.count - (step.map { index(after: $0) } ?? 0))
    if entries.isEmpty { stepsPerEntry = 1 }
  }

  /// Where an entry of a later step would stand.
  private func index(after step: Int) -> Int {
    entries.lastIndex { $0.step <= step }.map { $0 + 1 } ?? 0
  }

  private func hasRoom(for step: Int) -> Bool {
    let index = index(after: step)
    let neighbours = [index - 1, index].filter(entries.indices.contains)
    return neighbours.allSatisfy { entries[$0].step / stepsPerEntry != step / stepsPerEntry }
  }

  /// Makes room for at least one more.
  private mutating func thin() {
    while entries.count == capacity {
      stepsPerEntry *= 2
      var kept = [entries[0]]
      for entry in entries.dropFirst()
      where entry.step / stepsPerEntry > kept[kept.count - 1].step / stepsPerEntry {
        kept.append(entry)
      }
      entries = kept
    }
  }
}
