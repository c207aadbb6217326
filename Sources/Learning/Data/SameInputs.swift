// Comparing the inputs of samples, in whatever type they are stored.

extension Samples: Equatable {
  /// Whether they are the same inputs, stored in the same type, with the same labels in the same order, however many other
  /// inputs each shares. True labels count too, as they are shown. O(values).
  public static func == (a: Samples, b: Samples) -> Bool {
    guard a.inputSize == b.inputSize, a.labels == b.labels, a.trueLabels == b.trueLabels
    else { return false }
    guard a.rows != b.rows || a.values.count != b.values.count else { return a.values == b.values }
    return switch (a.values, b.values) {
    case (.bytes(let x), .bytes(let y)): isSame(x, a, y, b)
    case (.floats(let x), .floats(let y)): isSame(x, a, y, b)
    case (.doubles(let x), .doubles(let y)): isSame(x, a, y, b)
    default: false
    }
  }

  private static func isSame<Value: Equatable>(
    _ x: [Value], _ a: Samples, _ y: [Value], _ b: Samples
  ) -> Bool {
    let size = a.inputSize
    return (0..<a.count).allSatisfy { index in
      let (i, j) = (a.rows[index], b.rows[index])
      return x[i * size..<(i + 1) * size] == y[j * size..<(j + 1) * size]
    }
  }
}

extension Samples {
  /// Whether all inputs are the same.
  var areAllAlike: Bool {
    func areAlike<Value: Equatable>(_ values: [Value]) -> Bool {
      (1..<max(count, 1)).allSatisfy { index in
        (0..<inputSize).allSatisfy {
          values[rows[index] * inputSize + $0] == values[rows[0] * inputSize + $0]
        }
      }
    }
    return switch values {
    case .bytes(let values): areAlike(values)
    case .floats(let values): areAlike(values)
    case .doubles(let values): areAlike(values)
    }
  }
}
