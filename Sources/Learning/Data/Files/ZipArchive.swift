/// Reading a zip archive, as far as NumPy writes them (`.npz`): members stored or deflated, sizes of up to 64 bits.
///
/// Read from the directory at its end, as the format has it: the headers in front of members may leave sizes out.
struct ZipArchive {
  static let magic = Array("PK\u{3}\u{4}".utf8)

  struct Member: Sendable, Equatable {
    let name: String
    fileprivate let method, crc, packedSize, size, headerStart: Int
  }

  let members: [Member]

  /// The members without folders, and without what systems put beside people's files: those of macOS in `__MACOSX`, and others that
  /// are hidden.
  var files: [Member] { members.filter { !$0.name.hasSuffix("/") && !$0.isOfSystem } }

  private let bytes: [UInt8]
  private let source: String

  init(_ bytes: [UInt8], source: String) throws(DataError) {
    self.bytes = bytes
    self.source = source
    members = try Self.directory(bytes, source: source)
  }

  /// Unpacks one member, at most `limit` bytes.
  func contents(of member: Member, limit: Int) throws(DataError) -> [UInt8] {
    let source = "\(source), \(member.name)"
    guard member.size <= limit else {
      throw DataError(
        .tooLarge, source: source, problem: "unpacks to more than the \(limit) bytes allowed")
    }
    let packed = try packedRange(of: member, source)
    let content: [UInt8]
    switch member.method {
    case 0:
      try checkRoom(for: packed.count, source: source)
      content = Array(bytes[packed])
    case 8:
      content = try Deflate.inflated(bytes, in: packed, limit: member.size, source: source)
    default:
      throw DataError(
        source: source, problem: "packed by method \(member.method); stored and deflated are read")
    }
    guard content.count == member.size, checksum(content) == member.crc else {
      throw DataError(source: source, problem: "its content is damaged: size or checksum differ")
    }
    return content
  }

  /// The first bytes of a member, at most `count`; none where it is damaged.
  func head(of member: Member, count: Int) -> [UInt8] {
    guard let packed = try? packedRange(of: member, source) else { return [] }
    return switch member.method {
    case 0: Array(bytes[packed.prefix(count)])
    case 8: Deflate.head(bytes, in: packed, count: count)
    default: []
    }
  }

  private func packedRange(of member: Member, _ source: String) throws(DataError) -> Range<Int> {
    let start = member.headerStart
    guard start <= bytes.count - 30, bytes[start..<start + 4].elementsEqual(Self.magic) else {
      throw DataError(source: source, problem: "the archive's directory leads to no member")
    }
    let dataStart = start + 30 + bytes.number(start + 26, 2) + bytes.number(start + 28, 2)
    guard dataStart <= bytes.count, member.packedSize <= bytes.count - dataStart else {
      throw DataError(source: source, problem: "the archive is cut short")
    }
    return dataStart..<dataStart + member.packedSize
  }
}

extension ZipArchive.Member {
  fileprivate var isOfSystem: Bool {
    let parts = name.split(separator: "/")
    return parts.contains { $0.hasPrefix(".") } || parts.first == "__MACOSX"
      || parts.last == "Thumbs.db" || parts.last == "desktop.ini"
  }

  /// What it takes once it is unpacked, as the directory says.
  var unpackedSize: Int { size }
}

extension ZipArchive {
  private static func directory(_ bytes: [UInt8], source: String) throws(DataError) -> [Member] {
    func refused(_ problem: String) -> DataError { DataError(source: source, problem: problem) }
    // The end record is 22 bytes and a comment of up to 65,535.
    let earliest = max(bytes.count - 22 - 65_535, 0)
    guard bytes.count >= 22,
      let end = (earliest...bytes.count - 22).last(where: { bytes.number($0, 4) == 0x0605_4B50 })
    else { throw refused("not a whole zip archive: the directory at its end is missing") }
    let count = bytes.number(end + 10, 2)
    var index = bytes.number(end + 16, 4)
    guard count < 0xFFFF, index <= bytes.count else {
      throw refused("not a zip archive as NumPy writes it: its directory lies elsewhere")
    }
    var members: [Member] = []
    for _ in 0..<count {
      guard index <= bytes.count - 46, bytes.number(index, 4) == 0x0201_4B50 else {
        throw refused("its directory is damaged at byte \(index)")
      }
      let (nameSize, extraSize) = (bytes.number(index + 28, 2), bytes.number(index + 30, 2))
      let next = index + 46 + nameSize + extraSize + bytes.number(index + 32, 2)
      guard next <= bytes.count else { throw refused("its directory is cut short") }
      var sizes = [20, 24, 42].map { bytes.number(index + $0, 4) }
      let extra = index + 46 + nameSize..<index + 46 + nameSize + extraSize
      let large = [1, 0, 2].filter { sizes[$0] == 0xFFFF_FFFF }
      guard let values = largeNumbers(bytes, extra, count: large.count) else {
        throw refused("its directory lacks a size at byte \(index)")
      }
      for (k, value) in zip(large, values) { sizes[k] = value }
      let name = String(decoding: bytes[index + 46..<index + 46 + nameSize], as: UTF8.self)
      members.append(
        Member(
          name: name.onOneLine, method: bytes.number(index + 10, 2),
          crc: bytes.number(index + 16, 4), packedSize: sizes[0], size: sizes[1],
          headerStart: sizes[2]))
      index = next
    }
    return members
  }

  /// Sizes of 64 bits, which stand in an extra field of kind 1, unpacked size first.
  private static func largeNumbers(_ bytes: [UInt8], _ extra: Range<Int>, count: Int) -> [Int]? {
    guard count > 0 else { return [] }
    var index = extra.lowerBound
    while index <= extra.upperBound - 4 {
      let (kind, size) = (bytes.number(index, 2), bytes.number(index + 2, 2))
      guard size <= extra.upperBound - index - 4 else { return nil }
      if kind == 1 {
        guard size >= 8 * count else { return nil }
        let values = (0..<count).map { bytes.number(index + 4 + 8 * $0, 8) }
        return values.allSatisfy { $0 >= 0 } ? values : nil
      }
      index += 4 + size
    }
    return nil
  }
}

extension [UInt8] {
  /// `size` bytes from `index` on, least first. Eight bytes above the largest `Int` come out negative.
  fileprivate func number(_ index: Int, _ size: Int) -> Int {
    self[index..<index + size].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
