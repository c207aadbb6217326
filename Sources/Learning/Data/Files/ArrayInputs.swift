extension StoredArray {
  /// What one input is: images when there are two or three dimensions beside that of the samples, features when there is one.
  func inputShape(areBytes: Bool) throws(DataError) -> InputShape {
    guard shape.count >= 2 else {
      throw refused(
        "inputs of shape \(shapeText); samples × features or samples × rows × columns is needed")
    }
    let size = shape[1...].reduce(1, *)
    guard size > 0, shape[0] > 0 else {
      throw refused("there is nothing in an array of shape \(shapeText)")
    }
    let channels = [1, 3, 4]
    switch shape.count {
    case 2: return InputShape(featureCount: size, areBytes: areBytes)
    case 3: return .image(rows: shape[1], columns: shape[2])
    case 4 where isColourLast: return .image(rows: shape[1], columns: shape[2], channels: shape[3])
    case 4 where channels.contains(shape[1]):
      return .image(rows: shape[2], columns: shape[3], channels: shape[1])
    default:
      throw refused(
        "inputs of shape \(shapeText); images have rows, columns and 1, 3 or 4 channels")
    }
  }

  /// Colour comes last in what image libraries write, first in what networks take.
  private var isColourLast: Bool { shape.count == 4 && [1, 3, 4].contains(shape[3]) }

  /// A pass over the elements, so that it is known how they are kept before they are.
  func survey() throws(DataError) -> ArraySurvey {
    guard !type.isText else { throw refused("holds words where numbers are needed") }
    guard shape.count > 1 else {
      _ = try inputShape(areBytes: false)
      return ArraySurvey(areBytes: false, moments: [])
    }
    if type.kind == .unsigned && type.width == 1 { return ArraySurvey(areBytes: true, moments: []) }
    // 32 bits hold these as they are.
    let areExact = type.kind == .float ? type.width <= 4 : type.width <= 2
    let columns = shape.count == 2 ? shape[1] : 1
    var moments = [Moments](repeating: Moments(), count: areExact ? 0 : columns)
    var areBytes = type.kind != .float
    var (column, position) = (0, 0)
    for index in order {
      let number = type.number(bytes, index)
      guard number.isFinite else { throw notFinite(number, position) }
      if areBytes { areBytes = UInt8(exactly: number) != nil }
      if !areExact {
        moments[column].add(number)
        column = column + 1 == columns ? 0 : column + 1
      } else if type.kind != .float && !areBytes {
        break
      }
      position += 1
    }
    return ArraySurvey(areBytes: areBytes, moments: moments)
  }

  private func notFinite(_ number: Double, _ position: Int) -> DataError {
    let sample = position / max(shape.dropFirst().reduce(1, *), 1)
    let found = number.isNaN ? "NaN" : "\(number)"
    return refused("sample \(sample) (from 0) holds \(found) where a finite number is needed")
  }

  /// The inputs, one after the other. Of bytes they are the file's own.
  consuming func inputs(
    _ survey: ArraySurvey, needsDoubles: Bool
  ) throws(DataError) -> (shape: InputShape, values: Samples.Values) {
    let inputShape = try inputShape(areBytes: survey.areBytes)
    let (pixels, channels, isColourLast) = (
      shape.dropFirst().dropLast().reduce(1, *), shape.last ?? 1, isColourLast
    )
    var values: Samples.Values
    if survey.areBytes && type.width == 1 && !isColumnMajor {
      values = .bytes(bytes)
    } else {
      let kind: ValueStore.Kind = survey.areBytes ? .bytes : needsDoubles ? .doubles : .floats
      var store = ValueStore(kind, capacity: shape.reduce(1, *))
      for index in order { store.append(type.number(bytes, index)) }
      values = store.values
    }
    if isColourLast && channels > 1 { values.swapAxes(pixels, channels) }
    return (inputShape, values)
  }
}

/// What a first pass over an array of inputs finds.
struct ArraySurvey {
  /// Whether all elements are whole and fit a byte, as pixels do however wide they are stored.
  let areBytes: Bool
  /// Of each feature, or of all pixels; empty where 32 bits hold all elements as they are.
  fileprivate let moments: [Moments]

  var needsDoubles: Bool { moments.contains(where: \.needsDoubles) }
  var isBeyondFloats: Bool { moments.contains { $0.largest > 1e38 } }

  fileprivate init(areBytes: Bool, moments: [Moments]) {
    (self.areBytes, self.moments) = (areBytes, moments)
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
  /// From `[outer, inner]` to `[inner, outer]`, input by input.
  mutating func swapAxes(_ outer: Int, _ inner: Int) {
    switch self {
    case .bytes(let values): self = .bytes(swapped(values, outer, inner))
    case .floats(let values): self = .floats(swapped(values, outer, inner))
    case .doubles(let values): self = .doubles(swapped(values, outer, inner))
    }
  }
}

private func swapped<Value>(_ values: [Value], _ outer: Int, _ inner: Int) -> [Value] {
  let size = outer * inner
  return [Value](unsafeUninitializedCapacity: values.count) { buffer, count in
    // Safe: every element below `count` is written once, in order.
    for start in stride(from: 0, to: values.count, by: size) {
      for k in 0..<size {
        buffer.initializeElement(at: start + k, to: values[start + k % outer * inner + k / outer])
      }
    }
    count = values.count
  }
}
