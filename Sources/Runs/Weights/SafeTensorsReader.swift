import Learning

// A file of arrays as it is read: everything in its header is checked before any number is.

extension SafeTensors {
  /// Reads a file; `name` stands in errors. O(bytes), and memory of about twice as many.
  public init(_ bytes: [UInt8], name: String) throws(DataError) {
    func problem(_ text: String) -> DataError { DataError(source: name, problem: text) }
    guard bytes.count >= 8 else { throw problem("no safetensors: a file of \(bytes.count) bytes") }
    let length: UInt64 = bytes[0..<8].littleEndian
    guard length <= Self.headerLimit else {
      throw problem(
        bytes.starts(with: [0x50, 0x4B])
          ? "a ZIP archive, as torch.save writes it; safetensors.torch.save_file writes what is read here"
          : "no safetensors: its header would have \(length) bytes, \(Self.headerLimit) are the most"
      )
    }
    let start = 8 + Int(length)
    guard start <= bytes.count else {
      throw problem(
        "cut off: its header has \(length) bytes, and the file \(bytes.count)")
    }
    var header = try JSONObject(bytes[8..<start], source: "\(name), header")
    if var texts = try header.object("__metadata__") {
      for key in texts.keys { metadata[key] = try texts.text(key) }
    }
    var entries: [Entry] = []
    for key in header.keys where key != "__metadata__" {
      entries.append(try Entry(key, &header))
    }
    entries.sort {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    var end = 0
    for entry in entries {
      guard entry.range.lowerBound == end else {
        throw problem(
          "tensor '\(entry.name)' begins at byte \(entry.range.lowerBound) of the numbers, where byte \(end) is the next"
        )
      }
      end = entry.range.upperBound
    }
    guard end == bytes.count - start else {
      throw problem(
        "its tensors take \(end) bytes, and \(bytes.count - start) are there: the file is cut off or has something behind them"
      )
    }
    for entry in entries { tensors.append(entry.tensor(bytes[start...])) }
  }
}

/// What the header says of a tensor.
private struct Entry {
  let name: String
  let type: String
  let shape: [Int]
  /// Of the bytes behind the header.
  let range: Range<Int>

  /// Bytes of a number of each type of the format.
  private static let sizes = [
    "BOOL": 1, "U8": 1, "I8": 1, "F8_E5M2": 1, "F8_E4M3": 1, "I16": 2, "U16": 2, "F16": 2,
    "BF16": 2, "I32": 4, "U32": 4,
    "F32": 4, "F64": 8, "I64": 8, "U64": 8, "C64": 8,
  ]

  init(_ key: String, _ header: inout JSONObject) throws(DataError) {
    guard var object = try header.object(key) else {
      throw header.error("'\(key.shortened(to: 40))' must be an object")
    }
    name = key.shortened(to: 80)
    func problem(_ text: String) -> DataError {
      object.error("tensor '\(key.shortened(to: 80))' \(text)")
    }
    guard let type = try object.text("dtype"), let size = Self.sizes[type] else {
      throw problem("has no dtype that is known here")
    }
    guard let shape = try object.integers("shape"), shape.count <= 8 else {
      throw problem("has no shape of at most 8 numbers")
    }
    guard let offsets = try object.integers("data_offsets"), offsets.count == 2,
      offsets[0] <= offsets[1]
    else {
      throw problem("has no data_offsets, two numbers of which the second is no smaller")
    }
    try object.finish()
    let bytes = shape.reduce((size, false)) { product, count in
      let (next, overflows) = product.0.multipliedReportingOverflow(by: count)
      return (next, product.1 || overflows)
    }
    guard !bytes.1, bytes.0 == offsets[1] - offsets[0] else {
      throw problem("is \(type) \(shape), and has \(offsets[1] - offsets[0]) bytes")
    }
    (self.type, self.shape, range) = (type, shape, offsets[0]..<offsets[1])
  }

  /// With its numbers, from all that lie behind the header.
  func tensor(_ all: ArraySlice<UInt8>) -> SafeTensors.Tensor {
    let bytes = all[all.startIndex + range.lowerBound..<all.startIndex + range.upperBound]
    let values: SafeTensors.Values =
      switch type {
      case "F32": .floats(bytes.words().map { Float(bitPattern: $0) })
      case "I64": .integers(bytes.words())
      default: .other(type)
      }
    return SafeTensors.Tensor(name: name, shape: shape, values: values)
  }
}

extension ArraySlice<UInt8> {
  /// A number of as many bytes as there are.
  fileprivate var littleEndian: UInt64 {
    reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// One number behind another, the low byte of each first.
  fileprivate func words<T: FixedWidthInteger>() -> [T] {
    let size = T.bitWidth / 8
    return stride(from: startIndex, to: endIndex, by: size).map { start in
      (0..<size).reduce(0) { $0 | T(truncatingIfNeeded: self[start + $1]) << (8 * $1) }
    }
  }
}
