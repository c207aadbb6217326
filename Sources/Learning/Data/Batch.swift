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

  /// Replaces the content by the samples at `indices`, standardised. O(batch · inputSize), nothing allocated.
  public mutating func fill(
    from samples: Samples, at indices: some Collection<Int>, _ standardization: Standardization
  ) {
    precondition(
      samples.inputSize == inputs.columns,
      "inputs of size \(samples.inputSize) for a batch of inputs of size \(inputs.columns)")
    inputs.setRows(indices.count)
    labels.removeAll(keepingCapacity: true)
    for index in indices { labels.append(samples.labels[index]) }
    let isPrecise = standardization.needsDoubles
    switch samples.values {
    case .bytes(let values) where !isPrecise: write(values, samples, indices, standardization)
    case .floats(let values) where !isPrecise: write(values, samples, indices, standardization)
    case .bytes(let values): writePrecisely(values, samples, indices, standardization)
    case .floats(let values): writePrecisely(values, samples, indices, standardization)
    case .doubles(let values): writePrecisely(values, samples, indices, standardization)
    }
  }

  private mutating func write(
    _ values: [some StoredValue], _ samples: Samples, _ indices: some Collection<Int>,
    _ standardization: Standardization
  ) {
    let (all, size) = (values.span, inputs.columns)
    let (means, scales) = (standardization.floatMeans.span, standardization.floatScales.span)
    precondition(
      means.count == 1 || means.count == size, "\(means.count) means for inputs of size \(size)")
    var output = inputs.elements.mutableSpan
    var start = 0
    for index in indices {
      let row = samples.rows[index]
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
  /// Standardised in 64 bits, and only then cut to 32.
  private mutating func writePrecisely(
    _ values: [some StoredValue], _ samples: Samples, _ indices: some Collection<Int>,
    _ standardization: Standardization
  ) {
    let size = inputs.columns
    let isOne = standardization.means.count == 1
    var output = inputs.elements.mutableSpan
    var start = 0
    for index in indices {
      let row = samples.rows[index]
      for k in 0..<size {
        output[start + k] = standardization.standardized(
          values[row * size + k].double, isOne ? 0 : k)
      }
      start += size
    }
  }
}
