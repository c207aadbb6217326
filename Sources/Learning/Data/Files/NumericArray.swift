/// An array as a file holds it, IDX or NPY: sizes, and elements with the last dimension running fastest.
struct NumericArray: Sendable, Equatable {
  enum Elements: Sendable, Equatable {
    case bytes([UInt8])
    case integers([Int])
    case floats([Float])
    case words([String])
  }

  let shape: [Int]
  let elements: Elements
  let source: String

  /// As `60000×28×28`.
  var shapeText: String { shape.map(String.init).joined(separator: "×") }
}

extension NumericArray {
  /// As inputs `[count, …]`: images when there are two or three more dimensions, features when there is one.
  /// Bytes that fill a square of at least 8×8 are images too.
  func inputs() throws(DataError) -> (shape: InputShape, values: Samples.Values) {
    var values = try numbers()
    guard shape.count >= 2 else {
      throw DataError(
        source: source,
        problem:
          "inputs of shape \(shapeText); samples × features or samples × rows × columns is needed")
    }
    let size = shape[1...].reduce(1, *)
    guard size > 0, shape[0] > 0 else {
      throw DataError(source: source, problem: "there is nothing in an array of shape \(shapeText)")
    }
    switch shape.count {
    case 2:
      return (InputShape(featureCount: size, areBytes: values.areBytes), values)
    case 3:
      return (.image(rows: shape[1], columns: shape[2]), values)
    case 4:
      // Colour comes last in what image libraries write, first in what networks take.
      let channels = [1, 3, 4]
      if channels.contains(shape[3]) {
        values.moveChannelsFirst(pixels: shape[1] * shape[2], channels: shape[3])
        return (.image(rows: shape[1], columns: shape[2], channels: shape[3]), values)
      }
      if channels.contains(shape[1]) {
        return (.image(rows: shape[2], columns: shape[3], channels: shape[1]), values)
      }
    default: break
    }
    throw DataError(
      source: source,
      problem: "inputs of shape \(shapeText); images have rows, columns and 1, 3 or 4 channels")
  }

  private func numbers() throws(DataError) -> Samples.Values {
    switch elements {
    case .bytes(let bytes): return .bytes(bytes)
    case .integers(let integers): return .floats(integers.map(Float.init))
    case .floats(let floats):
      try checkFinite(floats)
      return .floats(floats)
    case .words:
      throw DataError(source: source, problem: "holds words where numbers are needed")
    }
  }

  private func checkFinite(_ floats: [Float]) throws(DataError) {
    guard let place = floats.firstIndex(where: { !$0.isFinite }) else { return }
    let sample = place / max(shape.dropFirst().reduce(1, *), 1)
    let found = floats[place].isNaN ? "NaN" : "\(floats[place])"
    throw DataError(
      source: source,
      problem: "sample \(sample) (from 0) holds \(found) where a finite number is needed")
  }

  /// As labels: one a sample, in whatever shape.
  func labels() throws(DataError) -> Labels {
    guard let count = shape.first, shape.dropFirst().allSatisfy({ $0 == 1 }) else {
      throw DataError(
        source: source, problem: "labels of shape \(shapeText); one label a sample is needed")
    }
    if case .floats(let floats) = elements { try checkFinite(floats) }
    var labels = Labels(source: source)
    for place in 0..<count {
      let word =
        switch elements {
        case .bytes(let bytes): String(bytes[place])
        case .integers(let integers): String(integers[place])
        case .floats(let floats):
          Int(exactly: floats[place]).map(String.init) ?? String(floats[place])
        case .words(let words): words[place]
        }
      try labels.append(word, at: "sample \(place) (from 0)")
    }
    return labels
  }
}

extension InputShape {
  /// Of a list of `featureCount` values: bytes that fill a square of at least 8×8 are taken for an image.
  init(featureCount: Int, areBytes: Bool) {
    let side = Int(Double(featureCount).squareRoot())
    self =
      areBytes && side >= 8 && side * side == featureCount
      ? .image(rows: side, columns: side) : .features(featureCount)
  }
}

extension Samples.Values {
  var areBytes: Bool { if case .bytes = self { true } else { false } }

  /// From `[pixels, channels]` to `[channels, pixels]`, image by image.
  mutating func moveChannelsFirst(pixels: Int, channels: Int) {
    guard channels > 1 else { return }
    swapAxes(pixels, channels)
  }

  /// From `[outer, inner]` to `[inner, outer]`, input by input.
  mutating func swapAxes(_ outer: Int, _ inner: Int) {
    switch self {
    case .bytes(let values): self = .bytes(swapped(values, outer, inner))
    case .floats(let values): self = .floats(swapped(values, outer, inner))
    }
  }
}

private func swapped<Value>(_ values: [Value], _ outer: Int, _ inner: Int) -> [Value] {
  let size = outer * inner
  return [Value](unsafeUninitializedCapacity: values.count) { buffer, count in
    // Safe: every place below `count` is written once, in order.
    for start in stride(from: 0, to: values.count, by: size) {
      for k in 0..<size {
        buffer.initializeElement(at: start + k, to: values[start + k % outer * inner + k / outer])
      }
    }
    count = values.count
  }
}
