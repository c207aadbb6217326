/// An array of unsigned bytes in the IDX format, in which MNIST and its relatives are published.
///
/// Layout: two zero bytes, the element type, the rank, the size of each dimension as 32-bit big-endian, then the
/// elements, big-endian too, the last dimension running fastest.
public struct IDX: Sendable, Equatable {
  /// The size of each dimension: `[count, rows, columns]` for images, `[count]` for labels.
  public let shape: [Int]
  /// As many as the sizes multiplied, the last dimension running fastest.
  public let elements: [UInt8]

  /// Reads the bytes of a file. `source` names it in errors. Throws for anything but a whole IDX array of
  /// unsigned bytes of the expected rank, with as many elements as its header says.
  public init(_ bytes: consuming [UInt8], rank: Int, source: String) throws(DataError) {
    let header = try Header(bytes, [8], ranks: rank...rank, source: source)
    shape = header.shape
    elements = header.elements(of: bytes)
  }

  /// The same for every type that the format has, and ranks up to that of colour images.
  static func array(_ bytes: consuming [UInt8], source: String) throws(DataError) -> StoredArray {
    let header = try Header(bytes, [8, 9, 11, 12, 13, 14], ranks: 1...4, source: source)
    return StoredArray(
      shape: header.shape, header.type, header.elements(of: bytes), source: source)
  }
}

extension IDX {
  private struct Header {
    let type: ElementType
    let shape: [Int]
    /// Bytes before the elements.
    private let size: Int

    init(
      _ bytes: borrowing [UInt8], _ types: Set<UInt8>, ranks: ClosedRange<Int>, source: String
    ) throws(DataError) {
      func refused(_ problem: String) -> DataError { DataError(source: source, problem: problem) }
      let rank = bytes.count > 3 ? Int(bytes[3]) : ranks.lowerBound
      size = 4 + 4 * (ranks.contains(rank) ? rank : ranks.lowerBound)
      guard bytes.count >= size else {
        throw refused("\(bytes.count) bytes, too short for an IDX header of \(size)")
      }
      guard bytes[..<2] == [0, 0], types.contains(bytes[2]), ranks.contains(rank),
        let type = Self.type(bytes[2])
      else {
        throw refused(
          "starts with the bytes \(bytes[..<4].map(Int.init)), IDX needs [0, 0, type, rank], "
            + "type \(list(types.map(Int.init))), rank \(list(Array(ranks)))")
      }
      self.type = type
      var sizes: [Int] = []
      var (count, product) = (1, 1)
      for dimension in 0..<rank {
        let field = bytes[(4 + 4 * dimension)..<(8 + 4 * dimension)]
        let size = field.reduce(0) { $0 << 8 | Int($1) }
        // A size of 0 must not hide that the others overflow.
        let (next, overflow) = product.multipliedReportingOverflow(by: max(size, 1))
        guard !overflow else { throw refused("the sizes in its header overflow") }
        product = next
        count *= size
        sizes.append(size)
      }
      let held = bytes.count - size
      // Divided, as the product could overflow.
      guard held / type.width == count, held % type.width == 0 else {
        let width = type.width == 1 ? "" : " of \(type.width) bytes each"
        throw refused(
          "its header promises \(count) elements\(width) (\(sizes.map(String.init).joined(separator: "×"))), "
            + "it holds \(type.width == 1 ? "\(held)" : "\(held) bytes")")
      }
      shape = sizes
    }

    private static func type(_ code: UInt8) -> ElementType? {
      let types: [UInt8: (ElementType.Kind, Int)] = [
        8: (.unsigned, 1), 9: (.signed, 1), 11: (.signed, 2), 12: (.signed, 4), 13: (.float, 4),
        14: (.float, 8),
      ]
      return types[code].map { ElementType(kind: $0, width: $1, isBigEndian: true) }
    }

    func elements(of bytes: consuming [UInt8]) -> [UInt8] {
      // Moves within the same storage: a second copy of a large file would double the memory.
      bytes.removeFirst(size)
      return bytes
    }
  }
}

/// `8`, `1 or 2`, `1, 2, 3 or 4`.
private func list(_ numbers: [Int]) -> String {
  let words = numbers.sorted().map(String.init)
  let last = words.suffix(1).joined()
  return words.count < 2 ? last : words.dropLast().joined(separator: ", ") + " or " + last
}
