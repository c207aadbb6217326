/// What one training step sees: standardised inputs `[batch, inputSize]` and their labels.
///
/// Storage is made once, for the largest batch, and filled again and again.
public struct Batch: Sendable, Equatable {
  public private(set) var inputs: Matrix
  public private(set) var labels: [Int]

  /// An empty batch with room for `capacity` samples.
  public init(capacity: Int, inputSize: Int) {
    inputs = Matrix(rows: capacity, columns: inputSize)
    inputs.setRows(0)
    labels = []
    labels.reserveCapacity(capacity)
  }

  /// Replaces the content by the samples at `places`, standardised. O(batch · inputSize).
  public mutating func fill(
    from samples: Samples, at places: some Collection<Int>, _ standardization: Standardization
  ) {
    precondition(
      samples.inputSize == inputs.columns,
      "inputs of size \(samples.inputSize) for a batch of inputs of size \(inputs.columns)")
    inputs.setRows(places.count)
    labels.removeAll(keepingCapacity: true)
    for place in places { labels.append(samples.labels[place]) }
    let pixels = samples.pixels.span
    let size = samples.inputSize
    let (mean, scale) = (standardization.mean, 1 / standardization.deviation)
    var output = inputs.elements.mutableSpan
    var row = 0
    for place in places {
      let source = pixels.extracting(place * size..<(place + 1) * size)
      for k in 0..<size { output[row * size + k] = (Float(source[k]) - mean) * scale }
      row += 1
    }
  }
}

/// Deals samples in random order: each epoch is a new shuffle, cut into batches. What is left of an epoch
/// and does not fill a batch waits for the luck of the next shuffle.
public struct BatchSampler: Sendable {
  private var order: [Int]
  private var next: Int
  private var generator: SeededGenerator

  /// A sampler of the places `0 ..< sampleCount`.
  public init(sampleCount: Int, seed: UInt64) {
    order = Array(0..<sampleCount)
    next = sampleCount
    generator = SeededGenerator(seed: seed)
  }

  /// The places of the next batch, as a slice of this epoch's order. Allocates nothing while the slice
  /// before it is no longer in use.
  public mutating func nextPlaces(_ batchSize: Int) -> ArraySlice<Int> {
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
