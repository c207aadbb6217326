/// Deals samples in random order: each epoch is a new shuffle, cut into batches. What is left of an epoch
/// and does not fill a batch waits for the luck of the next shuffle.
public struct BatchSampler: Sendable {
  private(set) var order: [Int]
  private(set) var next: Int
  private(set) var generator: SeededGenerator

  /// A sampler of the indices `0 ..< sampleCount`.
  public init(sampleCount: Int, seed: UInt64) {
    order = Array(0..<sampleCount)
    next = sampleCount
    generator = SeededGenerator(seed: seed)
  }

  /// One that goes on in the middle of an epoch.
  init(order: [Int], next: Int, generator: SeededGenerator) {
    (self.order, self.next, self.generator) = (order, next, generator)
  }

  /// The indices of the next batch, as a slice of this epoch's order. Allocates nothing while the slice
  /// before it is no longer in use.
  public mutating func nextIndices(_ batchSize: Int) -> ArraySlice<Int> {
    precondition(
      (1...max(order.count, 1)).contains(batchSize),
      "a batch of \(batchSize) from \(order.count) samples")
    if next + batchSize > order.count {
      order.shuffle(using: &generator)
      next = 0
    }
    defer { next += batchSize }
    return order[next..<next + batchSize]
  }
}

extension BatchSampler {
  /// Bytes that it holds.
  var byteCount: Int { order.count * MemoryLayout<Int>.stride }
}
