import Learning

/// A file of named arrays, as the library safetensors has it (https://github.com/huggingface/safetensors, "Format"): the length of a
/// header in eight bytes, the header as JSON, and the numbers behind it without a gap, all with the low byte first.
///
/// A file from elsewhere is data, never trusted: every array lies where no other does, all of the file is used, and a header is read
/// only up to a size.
public struct SafeTensors: Sendable, Equatable {
  /// Texts by name.
  public var metadata: [String: String] = [:]
  /// In the order of the file.
  public internal(set) var tensors: [Tensor] = []

  public struct Tensor: Sendable, Equatable {
    public let name: String
    public let shape: [Int]
    public let values: Values
  }

  /// The types of numbers that are written and read. Others are there to be told of.
  public enum Values: Sendable, Equatable {
    case floats([Float])
    case integers([Int64])
    /// Of a type that is not read here, by its name in the format.
    case other(String)
  }

  public init() {}

  /// Adds an array behind the others. The program stops for a shape of another count.
  public mutating func add(_ name: String, _ shape: [Int], _ values: [Float]) {
    precondition(shape.reduce(1, *) == values.count, "\(name): \(values.count) numbers, \(shape)")
    tensors.append(Tensor(name: name, shape: shape, values: .floats(values)))
  }

  public mutating func add(_ name: String, _ values: [Float]) { add(name, [values.count], values) }

  public mutating func add(_ name: String, _ values: [Int64]) {
    tensors.append(Tensor(name: name, shape: [values.count], values: .integers(values)))
  }

  public subscript(name: String) -> Tensor? { tensors.first { $0.name == name } }

  /// The longest header that is read, in bytes, and the most bytes of a file.
  public static let (headerLimit, byteLimit) = (1 << 20, 1 << 30)
}

// MARK: Writing

extension SafeTensors {
  /// The file. O(its bytes).
  public var bytes: [UInt8] {
    var header = JSONLine()
    if !metadata.isEmpty {
      var texts = JSONLine()
      for (key, text) in metadata.sorted(by: { $0.key < $1.key }) { texts.add(key, text) }
      header.add("__metadata__", texts)
    }
    var end = 0
    for tensor in tensors {
      var entry = JSONLine()
      entry.add("dtype", tensor.values.type)
      entry.add("shape", tensor.shape)
      let start = end
      end += tensor.values.byteCount
      entry.add("data_offsets", [start, end])
      header.add(tensor.name, entry)
    }
    var text = Array(header.line.utf8)
    // The numbers begin at a multiple of eight, as the format asks for.
    text += [UInt8](repeating: UInt8(ascii: " "), count: (8 - text.count % 8) % 8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + text.count + end)
    bytes.append(littleEndian: UInt64(text.count))
    bytes += text
    for tensor in tensors {
      switch tensor.values {
      case .floats(let values): for value in values { bytes.append(littleEndian: value.bitPattern) }
      case .integers(let values): for value in values { bytes.append(littleEndian: value) }
      case .other: break
      }
    }
    return bytes
  }
}

extension SafeTensors.Values {
  /// What the format calls it.
  var type: String {
    switch self {
    case .floats: "F32"
    case .integers: "I64"
    case .other(let name): name
    }
  }

  var byteCount: Int {
    switch self {
    case .floats(let values): 4 * values.count
    case .integers(let values): 8 * values.count
    case .other: 0
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian value: some FixedWidthInteger) {
    for k in 0..<value.bitWidth / 8 { append(UInt8(truncatingIfNeeded: value >> (8 * k))) }
  }
}
