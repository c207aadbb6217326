/// The losses of a whole run in bounded memory: means over equally long runs of steps.
///
/// It starts with one entry a step. When it is full, neighbours are merged two by two, so the start of the
/// run is never dropped, and every entry always stands for the same number of steps.
public struct History: Sendable, Equatable {
  /// The losses of equally many steps.
  public struct Entry: Sendable, Equatable {
    /// L_S and L_C (without λ), each the mean of its steps' batches.
    public var crossEntropy: Float
    public var centerLoss: Float

    public init(crossEntropy: Float, centerLoss: Float) {
      (self.crossEntropy, self.centerLoss) = (crossEntropy, centerLoss)
    }
  }

  /// Oldest first.
  public private(set) var entries: [Entry] = []
  /// How many steps an entry stands for.
  public private(set) var stepsPerEntry = 1
  /// The sum over the last steps, fewer than `stepsPerEntry`, that do not fill an entry yet.
  package private(set) var pending = Entry(crossEntropy: 0, centerLoss: 0)
  package private(set) var pendingCount = 0
  private let capacity: Int

  /// The most entries that there are by default.
  public static let mostEntries = 512

  /// `capacity`: the largest number of entries, even.
  public init(capacity: Int = mostEntries) {
    precondition(
      capacity > 0 && capacity.isMultiple(of: 2), "the capacity must be even, not \(capacity)")
    self.capacity = capacity
    entries.reserveCapacity(capacity)
  }

  /// One as it was. The program stops for more entries than `capacity`.
  package init(entries: [Entry], stepsPerEntry: Int, pending: Entry, pendingCount: Int) {
    self.init()
    precondition(
      entries.count <= capacity && stepsPerEntry > 0 && (0..<stepsPerEntry).contains(pendingCount))
    self.entries += entries
    (self.stepsPerEntry, self.pending, self.pendingCount) = (stepsPerEntry, pending, pendingCount)
  }

  /// Adds the losses of a step. O(1) on average, nothing allocated.
  public mutating func append(_ report: StepReport) {
    pending.crossEntropy += report.crossEntropy
    pending.centerLoss += report.centerLoss
    pendingCount += 1
    guard pendingCount == stepsPerEntry else { return }
    if entries.count == capacity {
      mergeNeighbours()
      // The pending entry now is half of one.
      return
    }
    entries.append(mean(pending, of: Float(pendingCount)))
    pending = Entry(crossEntropy: 0, centerLoss: 0)
    pendingCount = 0
  }

  /// Bytes that its entries take.
  var byteCount: Int { capacity * MemoryLayout<Entry>.stride }

  private mutating func mergeNeighbours() {
    for k in 0..<capacity / 2 {
      let (a, b) = (entries[2 * k], entries[2 * k + 1])
      let sum = Entry(
        crossEntropy: a.crossEntropy + b.crossEntropy, centerLoss: a.centerLoss + b.centerLoss)
      entries[k] = mean(sum, of: 2)
    }
    entries.removeLast(capacity / 2)
    stepsPerEntry *= 2
  }

  private func mean(_ sum: Entry, of count: Float) -> Entry {
    Entry(crossEntropy: sum.crossEntropy / count, centerLoss: sum.centerLoss / count)
  }
}
