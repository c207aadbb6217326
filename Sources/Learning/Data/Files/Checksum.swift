import CZlib

/// The CRC-32 of `content`, as gzip and zip files hold it.
func checksum(_ content: [UInt8]) -> Int {
  // Safe: zlib reads `count` bytes from a pointer that outlives the call; it counts in 32 bits.
  content.withUnsafeBufferPointer { buffer in
    var crc: UInt = 0
    var start = 0
    while start < buffer.count {
      let count = min(buffer.count - start, 1 << 30)
      crc = UInt(crc32(uLong(crc), buffer.baseAddress.map { $0 + start }, UInt32(count)))
      start += count
    }
    return Int(crc)
  }
}
