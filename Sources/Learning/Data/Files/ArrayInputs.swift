extension StoredArray {
  /// What one input is: images when there are two or three dimensions beside that of the samples, features when there is one.
  func inputShape(areBytes: Bool) throws(DataError) -> InputShape {
    guard !shape.isEmpty else {
      throw refused(
        "\(singleText) where inputs are needed: samples × features or samples × rows × columns")
    }
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

  /// A pass over the elements, so that it is known how they are kept before they are. NaN is a value that is missing.
  func survey(_ missingCells: MissingCells) throws(DataError) -> ArraySurvey {
    guard !type.isText else { throw refused("holds words where numbers are needed") }
    guard shape.count > 1 else {
      _ = try inputShape(areBytes: false)
      return ArraySurvey(areBytes: false)
    }
    if type.kind == .unsigned && type.width == 1 { return ArraySurvey(areBytes: true) }
    // 32 bits hold these as they are.
    let areExact = type.kind == .float ? type.width <= 4 : type.width <= 2
    let columns = shape.count == 2 ? shape[1] : 1
    var survey = ArraySurvey(areBytes: type.kind != .float)
    survey.moments = [Moments](repeating: Moments(), count: areExact ? 0 : columns)
    var (column, position) = (0, 0)
    for index in order {
      let number = type.number(bytes, index)
      if number.isNaN && missingCells != .refused {
        survey.lacksValue(position / sampleSize)
      } else {
        guard number.isFinite else { throw notFinite(number, position) }
        if survey.areBytes { survey.areBytes = UInt8(exactly: number) != nil }
        if !areExact {
          survey.moments[column].add(number)
        } else if type.kind != .float && !survey.areBytes {
          break
        }
      }
      position += 1
      column = column + 1 == columns ? 0 : column + 1
    }
    return survey
  }

  /// How many elements one sample has.
  private var sampleSize: Int { max(shape.dropFirst().reduce(1, *), 1) }

  private func notFinite(_ number: Double, _ position: Int) -> DataError {
    let found = number.isNaN ? "NaN" : "\(number)"
    return refused(
      "sample \(position / sampleSize) (from 0) holds \(found) where a finite number is needed",
      number.isNaN ? .missingCells : nil)
  }

  /// The mean of each element over the samples that have it: what takes the place of missing ones.
  func means() -> [Double] {
    var moments = [Moments](repeating: Moments(), count: sampleSize)
    for (position, index) in order.enumerated() {
      let number = type.number(bytes, index)
      if !number.isNaN { moments[position % moments.count].add(number) }
    }
    return moments.map(\.mean)
  }

  /// The inputs, one after the other, but for those at the indices in `dropped`, which are in order. Of bytes they are the file's
  /// own. `fillings` are as ``means()`` gives them.
  consuming func inputs(
    _ survey: ArraySurvey, leavingOut dropped: [Int], fillings: [Double]?, needsDoubles: Bool
  ) throws(DataError) -> (shape: InputShape, values: Samples.Values) {
    let inputShape = try inputShape(areBytes: survey.areBytes)
    guard dropped.count < shape[0] else {
      throw refused("every sample lacks a value: nothing is left", .missingCells)
    }
    let (pixels, channels, isColourLast) = (
      shape.dropFirst().dropLast().reduce(1, *), shape.last ?? 1, isColourLast
    )
    var values: Samples.Values
    if areKept(survey) && dropped.isEmpty {
      values = .bytes(bytes)
    } else {
      let kind = storage(survey, needsDoubles: needsDoubles)
      let size = sampleSize
      // A part of another shape is refused later.
      let fillings = fillings?.count == size ? fillings : nil
      var store = ValueStore(kind, capacity: (shape[0] - dropped.count) * size)
      var (sample, element, next) = (0, 0, 0)
      for index in order {
        if next == dropped.count || dropped[next] != sample {
          let number = type.number(bytes, index)
          store.append(number.isNaN ? fillings?[element] ?? 0 : number)
        }
        element += 1
        guard element == size else { continue }
        if next < dropped.count && dropped[next] == sample { next += 1 }
        (sample, element) = (sample + 1, 0)
      }
      values = store.values
    }
    if isColourLast && channels > 1 { values.swapAxes(pixels, channels) }
    return (inputShape, values)
  }
}

extension StoredArray {
  /// Whether the file's own bytes are the values.
  private func areKept(_ survey: ArraySurvey) -> Bool {
    survey.areBytes && type.width == 1 && !isColumnMajor
  }

  private func storage(_ survey: ArraySurvey, needsDoubles: Bool) -> ValueStore.Kind {
    survey.areBytes ? .bytes : needsDoubles ? .doubles : .floats
  }

  /// What the inputs take beside the file's own bytes.
  func byteCount(_ survey: ArraySurvey, needsDoubles: Bool) -> Int {
    areKept(survey)
      ? 0 : shape.reduce(1, *) * storage(survey, needsDoubles: needsDoubles).size
  }
}

/// What a first pass over an array of inputs finds.
struct ArraySurvey {
  /// Whether all elements are whole and fit a byte, as pixels do however wide they are stored.
  fileprivate(set) var areBytes: Bool
  /// Of each feature, or of all pixels; empty where 32 bits hold all elements as they are.
  fileprivate var moments: [Moments] = []
  /// The indices of samples that lack a value, in order.
  private(set) var incomplete: [Int] = []
  /// How many values are missing in all.
  private(set) var missingCount = 0

  var needsDoubles: Bool { moments.contains(where: \.needsDoubles) }
  var isBeyondFloats: Bool { moments.contains { $0.largest > 1e38 } }

  fileprivate init(areBytes: Bool) { self.areBytes = areBytes }

  fileprivate mutating func lacksValue(_ sample: Int) {
    missingCount += 1
    if incomplete.last != sample { incomplete.append(sample) }
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
    switch consume self {
    case .bytes(var values):
      Learning.swapAxes(of: &values, outer, inner)
      self = .bytes(values)
    case .floats(var values):
      Learning.swapAxes(of: &values, outer, inner)
      self = .floats(values)
    case .doubles(var values):
      Learning.swapAxes(of: &values, outer, inner)
      self = .doubles(values)
    }
  }
}

/// Within the same storage, where nobody else holds it.
private func swapAxes<Value>(of values: inout [Value], _ outer: Int, _ inner: Int) {
  let size = outer * inner
  for start in stride(from: 0, to: values.count, by: size) {
    let input = Array(values[start..<start + size])
    for k in 0..<size { values[start + k] = input[k % outer * inner + k / outer] }
  }
}
