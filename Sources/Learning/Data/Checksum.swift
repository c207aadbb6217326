import CZlib

/// The CRC-32 that gzip and zip files hold, of content that comes piece by piece.
struct Checksum: Sendable, Equatable {
  private(set) var value: UInt32 = 0

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < bytes.count {
      // zlib counts in 32 bits.
      let count = min(bytes.count - start, 1 << 30)
      // Safe: zlib reads `count` bytes from a pointer that outlives the call.
      value = UInt32(
        truncatingIfNeeded: crc32(
          uLong(value), bytes.baseAddress.map { $0 + start }, UInt32(count)))
      start += count
    }
  }

  mutating func add(_ bytes: borrowing [UInt8]) { bytes.withUnsafeBufferPointer { add($0) } }

  /// The bits of numbers, in the order in which the machine keeps their bytes. Nothing is copied.
  mutating func add(_ numbers: Span<Float>) {
    // Safe: the bytes are valid while the closure runs, and any memory may be read as bytes.
    numbers.withUnsafeBytes { bytes in bytes.withMemoryRebound(to: UInt8.self) { add($0) } }
  }

  /// A number as eight bytes, the least first, whatever order the machine has.
  mutating func add(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes in
      bytes.withMemoryRebound(to: UInt8.self) { add($0) }
    }
  }

  /// A text as UTF-8, its length before it, so that two lists of words never look alike.
  mutating func add(_ text: String) {
    let bytes = Array(text.utf8)
    add(bytes.count)
    add(bytes)
  }
}

/// The CRC-32 of `content`, as gzip and zip files hold it.
func checksum(_ content: borrowing [UInt8]) -> Int {
  var checksum = Checksum()
  checksum.add(content)
  return Int(checksum.value)
}

extension Dataset {
  /// The CRC-32 of all that training sees of it: shape, names of classes, and labels and stored values of both parts. The
  /// same on every machine; by it a recording tells whether its data changed. O(bytes), measured at every call.
  public var checksum: UInt32 {
    var checksum = Checksum()
    checksum.add("\(shape)")
    checksum.add(classNames.count)
    for name in classNames { checksum.add(name) }
    for part in [train, test] { part.add(to: &checksum) }
    return checksum.value
  }
}

extension Samples {
  fileprivate func add(to checksum: inout Checksum) {
    checksum.add(count)
    for label in labels { checksum.add(label) }
    switch values {
    case .bytes(let values):
      values.withUnsafeBufferPointer { all in
        for index in 0..<count {
          let row = rows[index]
          checksum.add(UnsafeBufferPointer(rebasing: all[row * inputSize..<(row + 1) * inputSize]))
        }
      }
    case .floats(let values): add({ values[$0].bitPattern.littleEndian }, to: &checksum)
    case .doubles(let values): add({ values[$0].bitPattern.littleEndian }, to: &checksum)
    }
  }

  private func add(_ bits: (Int) -> some FixedWidthInteger, to checksum: inout Checksum) {
    for index in 0..<count {
      let row = rows[index]
      let input = (row * inputSize..<(row + 1) * inputSize).map(bits)
      input.withUnsafeBytes { bytes in
        bytes.withMemoryRebound(to: UInt8.self) { checksum.add($0) }
      }
    }
  }
}
