import CZlib

/// Reading gzip (RFC 1952), by zlib.
package enum Gzip {
  static let magic: [UInt8] = [0x1F, 0x8B]

  /// The bytes that `compressed` holds, of all its members: files that were packed one by one and joined are a gzip file. Throws when
  /// it is cut short, damaged (zlib checks the CRC), followed by anything but zeros, which fill up blocks, or larger than `limit`
  /// bytes when unpacked.
  package static func inflated(
    _ compressed: UnsafeBufferPointer<UInt8>, limit: Int, source: String
  ) throws(DataError) -> [UInt8] {
    let gzipOnly = 16 + MAX_WBITS
    return try inflate(
      compressed, windowBits: gzipOnly, limit: limit, expected: claimedSize(compressed),
      format: "gzip file", source: source)
  }

  package static func inflated(
    _ compressed: borrowing [UInt8], limit: Int, source: String
  ) throws(DataError) -> [UInt8] {
    // Safe: the pointer does not outlive the closure.
    try compressed.withUnsafeBufferPointer { bytes throws(DataError) in
      try inflated(bytes, limit: limit, source: source)
    }
  }

  /// The size that the last four bytes claim, modulo 2³².
  private static func claimedSize(_ compressed: UnsafeBufferPointer<UInt8>) -> Int {
    compressed.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

/// Reading deflate (RFC 1951) without a header, as zip archives hold it.
enum Deflate {
  /// The bytes that `compressed` holds, at most `limit`.
  static func inflated(
    _ compressed: borrowing [UInt8], in range: Range<Int>, limit: Int, source: String
  ) throws(DataError) -> [UInt8] {
    // Safe: the pointer does not outlive the closure.
    try compressed.withUnsafeBufferPointer { bytes throws(DataError) in
      try inflate(
        UnsafeBufferPointer(rebasing: bytes[range]), windowBits: -MAX_WBITS, limit: limit,
        expected: limit, format: "deflated member", source: source)
    }
  }

  /// The first bytes that `compressed` holds, at most `count`, and fewer where it is damaged.
  static func head(_ compressed: borrowing [UInt8], in range: Range<Int>, count: Int) -> [UInt8] {
    var stream = z_stream()
    guard
      inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return [] }
    defer { inflateEnd(&stream) }
    var result = [UInt8](repeating: 0, count: count)
    // Safe: neither pointer outlives its closure, and zlib keeps within what it is told there is.
    let written = compressed.withUnsafeBufferPointer { bytes in
      let packed = UnsafeBufferPointer(rebasing: bytes[range])
      return result.withUnsafeMutableBufferPointer { buffer in
        stream.next_in = UnsafeMutablePointer(mutating: packed.baseAddress)
        stream.avail_in = UInt32(min(packed.count, 1 << 20))
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        _ = CZlib.inflate(&stream, Z_NO_FLUSH)
        return buffer.count - Int(stream.avail_out)
      }
    }
    return Array(result[..<written])
  }
}

/// Of the format gzip any number of members, of deflate one.
///
/// `expected`, a size that someone claims, decides how much room is made at first, and no more than
/// deflate can reach: it packs at most 1,032 bytes into one.
private func inflate(
  _ compressed: UnsafeBufferPointer<UInt8>, windowBits: Int32, limit: Int, expected: Int,
  format: String, source: String
) throws(DataError) -> [UInt8] {
  var stream = z_stream()
  guard
    inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  else { throw DataError(source: source, problem: "zlib \(ZLIB_VERSION) could not be started") }
  defer { inflateEnd(&stream) }

  // Safe: zlib only reads from `compressed`, which outlives this call, and writes within `chunk`.
  stream.next_in = UnsafeMutablePointer(mutating: compressed.baseAddress)
  var notYetOffered = compressed.count
  var result: [UInt8] = []
  try result.makeRoom(
    for: min(expected, limit, compressed.count * 1032), limit: limit, source: source)
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  var status = Z_OK
  var left = compressed.count
  while status == Z_OK {
    if stream.avail_in == 0 {
      // zlib counts in 32 bits.
      let offered = min(notYetOffered, 1 << 30)
      stream.avail_in = UInt32(offered)
      notYetOffered -= offered
    }
    let written = chunk.withUnsafeMutableBufferPointer { buffer in
      stream.next_out = buffer.baseAddress
      stream.avail_out = UInt32(buffer.count)
      status = CZlib.inflate(&stream, Z_NO_FLUSH)
      return buffer.count - Int(stream.avail_out)
    }
    guard result.count + written <= limit else {
      throw DataError(
        .tooLarge, source: source, problem: "unpacks to more than the \(limit) bytes allowed")
    }
    try result.makeRoom(for: written, limit: limit, source: source)
    result.append(contentsOf: chunk[..<written])
    left = Int(stream.avail_in) + notYetOffered
    if status == Z_STREAM_END, windowBits > 0, compressed.suffix(left).starts(with: Gzip.magic) {
      status = inflateReset(&stream)
    }
  }
  guard status == Z_STREAM_END else {
    let reason = status == Z_BUF_ERROR ? "it is cut short" : "its content is damaged"
    throw DataError(source: source, problem: "not a whole \(format): \(reason)")
  }
  guard left == 0 || windowBits > 0 && compressed.suffix(left).allSatisfy({ $0 == 0 }) else {
    let follow = left == 1 ? "1 byte follows" : "\(left) bytes follow"
    let remedy =
      windowBits > 0
      ? "; download it again, or unpack it with gunzip, which leaves out what is no gzip" : ""
    throw DataError(source: source, problem: "\(follow) the end of the \(format)\(remedy)")
  }
  return result
}
