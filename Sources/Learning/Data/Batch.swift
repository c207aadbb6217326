/// What one training step sees: standardised inputs `[batch, inputSize]` and their labels.
///
/// Storage is made once, for the largest batch, and filled again and again.
public struct Batch: Sendable, Equatable {
  /// Standardised, `[batch, inputSize]`.
  public private(set) var inputs: Matrix
  /// y, the class of each input.
  public private(set) var labels: [Int]

  /// An empty batch with room for `capacity` samples.
  public init(capacity: Int, inputSize: Int) {
    inputs = Matrix(rows: capacity, columns: inputSize)
    inputs.setRows(0)
    labels = []
    labels.reserveCapacity(capacity)
  }

  /// Replaces the content by the samples at `places`, standardised. O(batch · inputSize), nothing allocated.
  public mutating func fill(
    from samples: Samples, at places: some Collection<Int>, _ standardization: Standardization
  ) {
    precondition(
      samples.inputSize == inputs.columns,
      "inputs of size \(samples.inputSize) for a batch of inputs of size \(inputs.columns)")
    inputs.setRows(places.count)
    labels.removeAll(keepingCapacity: true)
    for place in places { labels.append(samples.labels[place]) }
    switch samples.values {
    case .bytes(let values): write(values, samples, places, standardization)
    case .floats(let values): write(values, samples, places, standardization)
    }
  }

  private mutating func write(
    _ values: [some StoredValue], _ samples: Samples, _ places: some Collection<Int>,
    _ standardization: Standardization
  ) {
    let (all, size) = (values.span, inputs.columns)
    let (means, scales) = (standardization.means.span, standardization.scales.span)
    precondition(
      means.count == 1 || means.count == size, "\(means.count) means for inputs of size \(size)")
    var output = inputs.elements.mutableSpan
    var start = 0
    for place in places {
      let row = samples.rows[place]
      let input = all.extracting(row * size..<(row + 1) * size)
      if means.count == 1 {
        let (mean, scale) = (means[0], scales[0])
        for k in 0..<size { output[start + k] = (input[k].float - mean) * scale }
      } else {
        for k in 0..<size { output[start + k] = (input[k].float - means[k]) * scales[k] }
      }
      start += size
    }
  }
}
