import Libc

/// Text of whatever encoding as UTF-8, which is what the readers of text take.
///
/// Nothing is ever replaced by U+FFFD: two names that differ in a byte would become one. A text that is not what it should be
/// is refused with its line.
enum TextEncoding {
  /// `bytes` as UTF-8 without a mark: from the encoding that was asked for, from UTF-16 or UTF-32 that begins with its mark, or
  /// as they are where they are UTF-8.
  static func utf8(
    _ bytes: consuming [UInt8], _ options: DataOptions, source: String
  ) throws(DataError) -> [UInt8] {
    let mark = Self.mark(of: bytes)
    let asked = options.encoding.flatMap { isUTF8($0) ? nil : $0 }
    if let encoding = mark?.encoding ?? asked, !isUTF8(encoding) {
      return try converted(
        bytes, from: mark?.bytes.count ?? 0, encoding: encoding, limit: options.byteLimit,
        source: source)
    }
    if let mark { bytes.removeFirst(mark.bytes.count) }
    try check(bytes, source: source)
    return bytes
  }

  /// Whether the system converts from an encoding of this name.
  static func isKnown(_ name: String) -> Bool {
    guard !name.isEmpty, name.utf8.allSatisfy({ isPlain($0) }) else { return false }
    let converter = iconv_open("UTF-8", name)
    guard converter != iconv_t(bitPattern: -1) else { return false }
    iconv_close(converter)
    return true
  }

  /// A slash would ask `iconv` to leave out or replace what it cannot convert.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  private static func isUTF8(_ name: String) -> Bool {
    ["utf8", "utf8sig", "ascii", "usascii"].contains(
      name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// The mark with which a text begins and the encoding that it stands for. The longer come first: UTF-16's begins UTF-32's.
  static func mark(of bytes: borrowing [UInt8]) -> (bytes: [UInt8], encoding: String)? {
    let marks: [(bytes: [UInt8], encoding: String)] = [
      ([0xEF, 0xBB, 0xBF], "UTF-8"), ([0, 0, 0xFE, 0xFF], "UTF-32BE"),
      ([0xFF, 0xFE, 0, 0], "UTF-32LE"), ([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
    ]
    for mark in marks where bytes.count >= mark.bytes.count {
      if mark.bytes.indices.allSatisfy({ bytes[$0] == mark.bytes[$0] }) { return mark }
    }
    return nil
  }
}

extension TextEncoding {
  private static func check(_ bytes: borrowing [UInt8], source: String) throws(DataError) {
    var (start, line, index, isASCII) = (0, 1, 0, true)
    while index <= bytes.count {
      if index == bytes.count || bytes[index] == 0x0A || bytes[index] == 0x0D {
        if !isASCII && String(validating: bytes[start..<index], as: UTF8.self) == nil {
          throw DataError(
            source: source, problem: "line \(line): not UTF-8; save it as UTF-8", remedy: .encoding)
        }
        let isPair =
          index + 1 < bytes.count && bytes[index] == 0x0D && bytes[index + 1] == 0x0A
        index += isPair ? 2 : 1
        (start, line, isASCII) = (index, line + 1, true)
        continue
      }
      if bytes[index] >= 0x80 { isASCII = false }
      index += 1
    }
  }

  private static func converted(
    _ bytes: borrowing [UInt8], from start: Int, encoding: String, limit: Int, source: String
  ) throws(DataError) -> [UInt8] {
    guard isKnown(encoding) else {
      throw DataError(
        source: source,
        problem: "no encoding called '\(encoding.shortened(to: 20))' is known here",
        remedy: .encoding)
    }
    let converter = iconv_open("UTF-8", encoding)
    defer { iconv_close(converter) }
    var result: [UInt8] = []
    var chunk = [CChar](repeating: 0, count: 1 << 16)
    var (isWhole, isTooLarge) = (true, false)
    try bytes.withUnsafeBufferPointer { text throws(DataError) in
      let buffer = UnsafeRawBufferPointer(text)
      // Safe: iconv reads `left` bytes of the text, which outlives the closure, and writes within the chunk.
      var input = UnsafeMutableRawPointer(mutating: buffer.baseAddress)?
        .advanced(by: start).assumingMemoryBound(to: CChar.self)
      var left = buffer.count - start
      while left > 0 && isWhole && !isTooLarge {
        let written = chunk.withUnsafeMutableBufferPointer { output in
          var (next, room) = (output.baseAddress, output.count)
          let isDone = iconv(converter, &input, &left, &next, &room) != -1
          isWhole = isDone || errno == E2BIG
          return output.count - room
        }
        isTooLarge = result.count + written > limit
        try result.makeRoom(for: written, limit: limit, source: source)
        result.append(contentsOf: chunk[..<written].lazy.map { UInt8(bitPattern: $0) })
      }
    }
    guard !isTooLarge else {
      throw DataError(
        .tooLarge, source: source, problem: "more than the \(limit) bytes allowed, as UTF-8")
    }
    guard isWhole else {
      let line = 1 + result.count { $0 == 0x0A }
      throw DataError(source: source, problem: "line \(line): not \(encoding)", remedy: .encoding)
    }
    return result
  }
}
