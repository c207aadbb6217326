import CZlib

/// Reading gzip (RFC 1952), by zlib.
package enum Gzip {
  /// The bytes that `compressed` holds. Throws when it is cut short, damaged (zlib checks the CRC), followed
  /// by something else, or larger than `limit` bytes when unpacked.
  package static func inflated(
    _ compressed: UnsafeBufferPointer<UInt8>, limit: Int, source: String
  ) throws(DataError) -> [UInt8] {
    var stream = z_stream()
    let gzipOnly = 16 + MAX_WBITS
    guard
      inflateInit2_(&stream, gzipOnly, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw DataError(source: source, problem: "zlib \(ZLIB_VERSION) could not be started") }
    defer { inflateEnd(&stream) }

    // Safe: zlib only reads from `compressed`, which outlives this call, and writes within `chunk`.
    stream.next_in = UnsafeMutablePointer(mutating: compressed.baseAddress)
    stream.avail_in = UInt32(compressed.count)
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var status = Z_OK
    while status == Z_OK {
      let written = chunk.withUnsafeMutableBufferPointer { buffer in
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        status = inflate(&stream, Z_NO_FLUSH)
        return buffer.count - Int(stream.avail_out)
      }
      guard result.count + written <= limit else {
        throw DataError(source: source, problem: "unpacks to more than the \(limit) bytes expected")
      }
      result.append(contentsOf: chunk[..<written])
    }
    guard status == Z_STREAM_END else {
      let reason = status == Z_BUF_ERROR ? "it is cut short" : "its content is damaged"
      throw DataError(source: source, problem: "not a whole gzip file: \(reason)")
    }
    guard stream.avail_in == 0 else {
      throw DataError(
        source: source, problem: "\(stream.avail_in) bytes follow the end of the gzip data")
    }
    return result
  }
}
