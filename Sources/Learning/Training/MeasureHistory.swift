/// What evaluations of a run measured, over its steps, in bounded memory.
///
/// A run is evaluated when someone looks, not at every step, so entries carry their step. When there are too
/// many, the least distance between two of them is doubled and those in between go: what stays is spread
/// evenly, and the first is never dropped.
public struct MeasureHistory: Sendable {
  public struct Entry: Sendable, Equatable {
    public let step: Int
    /// Shares, 0 to 1.
    public let trainAccuracy: Double
    public let testAccuracy: Double
    public let nearestCenterAccuracy: Double
    /// Of the test set, in units of the features.
    public let intraDistance: Double
    public let interDistance: Double
    /// c, `[classes, featureSize]`, as the centers stood.
    public let centers: Matrix

    public var ratio: Double { intraDistance / interDistance }

    package init(
      step: Int, trainAccuracy: Double, testAccuracy: Double, nearestCenterAccuracy: Double,
      intraDistance: Double, interDistance: Double, centers: Matrix
    ) {
      self.step = step
      self.trainAccuracy = trainAccuracy
      self.testAccuracy = testAccuracy
      self.nearestCenterAccuracy = nearestCenterAccuracy
      self.intraDistance = intraDistance
      self.interDistance = interDistance
      self.centers = centers
    }
  }

  /// In the order of their steps.
  public private(set) var entries: [Entry] = []
  /// At most one entry stands in each run of so many steps.
  public private(set) var stepsPerEntry = 1
  private let capacity: Int

  public init(capacity: Int = 256) {
    precondition(capacity >= 2, "a history of \(capacity) has no room for a start and an end")
    self.capacity = capacity
  }

  /// Adds an entry unless its run of steps has one. Entries of later steps go: the run went back behind them.
  /// Amortised O(1).
  public mutating func append(_ entry: Entry) {
    while let last = entries.last, last.step > entry.step { entries.removeLast() }
    guard isNext(entry) else { return }
    if entries.count == capacity { thin() }
    if isNext(entry) { entries.append(entry) }
  }

  private func isNext(_ entry: Entry) -> Bool {
    entries.last.map { entry.step / stepsPerEntry > $0.step / stepsPerEntry } ?? true
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

extension MeasureHistory.Entry {
  init(step: Int, train: Evaluation, test: Evaluation, centers: Matrix) {
    self.init(
      step: step, trainAccuracy: train.accuracy, testAccuracy: test.accuracy,
      nearestCenterAccuracy: test.nearestCenterAccuracy,
      intraDistance: test.clusters.intraDistance, interDistance: test.clusters.interDistance,
      centers: centers)
  }
}
