/// What data take once they are read, beside the bytes of their files: known before they are, so that what would be too much is refused.
struct MemoryNeed {
  var samples: Int
  /// Of the values, where those are not the file's own.
  var bytes: Int
  /// How many values have a mean of their own.
  var features = 0

  var total: Int {
    bytes + samples * Samples.bytesPerSample + features * Samples.bytesPerFeature
  }

  /// Throws for more than four times the limit (of nothing it is said elsewhere that it is nothing), for more samples than can be counted, and for more than the system has.
  func check(_ options: DataOptions, source: String) throws(DataError) {
    guard samples > 0 else { return }
    guard total <= 4 * max(options.byteLimit, 1 << 20), samples <= Samples.mostSamples else {
      throw DataError(
        .tooLarge, source: source,
        problem:
          "\(samples) samples, which take \(total) bytes: more than four times the \(options.byteLimit) bytes allowed"
      )
    }
    try checkRoom(for: total, source: source)
  }
}

/// Throws where the system does not have so many bytes, and some more for what is smaller.
func checkRoom(for bytes: Int, source: String) throws(DataError) {
  guard Memory.has(bytes + (8 << 20)) else {
    throw DataError(
      .noMemory, source: source,
      problem: NoMemory(bytes: bytes, purpose: "reading it").description)
  }
}

extension [UInt8] {
  /// Makes room for `count` bytes more, twice as much as there was where there is none, and at most for `limit` in all.
  mutating func makeRoom(for count: Int, limit: Int, source: String) throws(DataError) {
    guard self.count + count > capacity else { return }
    let wanted = Swift.max(Swift.min(2 * capacity, limit), self.count + count)
    try checkRoom(for: wanted, source: source)
    reserveCapacity(wanted)
  }
}
