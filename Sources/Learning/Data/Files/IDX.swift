/// An array of unsigned bytes in the IDX format, in which MNIST and its relatives are published.
///
/// Layout: two zero bytes, the element type (8, unsigned byte), the rank, the size of each dimension as
/// 32-bit big-endian, then the elements, the last dimension running fastest.
public struct IDX: Sendable, Equatable {
  /// The size of each dimension: `[count, rows, columns]` for images, `[count]` for labels.
  public let shape: [Int]
  public let elements: [UInt8]

  /// Reads the bytes of a file. `source` names it in errors. Throws for anything but a whole IDX array of
  /// unsigned bytes of the expected rank, with as many elements as its header says.
  public init(_ bytes: consuming [UInt8], rank: Int, source: String) throws(DataError) {
    try self.init(bytes, ranks: rank...rank, source: source)
  }

  /// The same for any rank of several.
  init(
    _ bytes: consuming [UInt8], ranks: ClosedRange<Int>, source: String
  ) throws(DataError) {
    let rank = bytes.count > 3 ? Int(bytes[3]) : ranks.lowerBound
    let headerSize = 4 + 4 * (ranks.contains(rank) ? rank : ranks.lowerBound)
    guard bytes.count >= headerSize else {
      throw DataError(
        source: source,
        problem: "\(bytes.count) bytes, too short for an IDX header of \(headerSize)")
    }
    guard bytes[..<3] == [0, 0, 8], ranks.contains(rank) else {
      let needed = ranks.map { "[0, 0, 8, \($0)]" }.joined(separator: " or ")
      throw DataError(
        source: source,
        problem:
          "starts with the bytes \(bytes[..<4].map(Int.init)), IDX needs \(needed)")
    }
    var sizes: [Int] = []
    var (count, product) = (1, 1)
    for dimension in 0..<rank {
      let field = bytes[(4 + 4 * dimension)..<(8 + 4 * dimension)]
      let size = field.reduce(0) { $0 << 8 | Int($1) }
      // A size of 0 must not hide that the others overflow.
      let (next, overflow) = product.multipliedReportingOverflow(by: max(size, 1))
      guard !overflow else {
        throw DataError(source: source, problem: "the sizes in its header overflow")
      }
      product = next
      count *= size
      sizes.append(size)
    }
    guard bytes.count - headerSize == count else {
      throw DataError(
        source: source,
        problem:
          "its header promises \(count) elements (\(sizes.map(String.init).joined(separator: "×"))), "
          + "it holds \(bytes.count - headerSize)")
    }
    shape = sizes
    // Moves within the same storage: a second copy of a large file would double the memory.
    bytes.removeFirst(headerSize)
    elements = bytes
  }
}
