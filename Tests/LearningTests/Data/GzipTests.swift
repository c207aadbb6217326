import Learning
import Testing

struct GzipTests {
  /// A whole gzip file of 112 bytes that unpacks to 648.
  private static func file() throws -> [UInt8] {
    try Array(Reference.file("digits-640-labels-idx1-ubyte.gz"))
  }

  /// 300,000 zeros in 325 bytes: Python's `gzip.compress(bytes(300_000), 9, mtime=0)`.
  private static let zeros: [UInt8] =
    [31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 237, 193, 1, 13, 0, 0, 0, 194, 160, 247, 79, 109, 15, 7, 20]
    + [UInt8](repeating: 0, count: 290) + [252, 24, 251, 226, 178, 246, 224, 147, 4, 0]

  @Test("a whole file unpacks to what was packed")
  func unpacks() throws {
    let content = try inflated(Self.file())
    #expect(content.count == 8 + 640)
    #expect(content[..<8] == [0, 0, 8, 1, 0, 0, 2, 128])
    // The digits begin 0 to 9, three times over, in scikit-learn's order.
    #expect(content[8..<38].elementsEqual((0..<3).flatMap { _ in UInt8(0)...9 }))
  }

  @Test("content longer than one chunk of 64 KiB unpacks whole")
  func manyChunks() throws {
    let content = try inflated(Self.zeros)
    #expect(content.count == 300_000)
    #expect(content.allSatisfy { $0 == 0 })
  }

  @Test("a file cut anywhere is refused as cut")
  func cut() throws {
    let file = try Self.file()
    for length in file.indices { expectRefused(Array(file[..<length]), "cut short") }
  }

  @Test("a flipped bit of the checksum or of the length is refused as damage", arguments: 1...8)
  func flippedTrailer(placeFromEnd: Int) throws {
    var file = try Self.file()
    file[file.count - placeFromEnd] ^= 1
    expectRefused(file, "damaged")
  }

  @Test("no flipped bit anywhere passes other content off as the file's")
  func flippedAnywhere() throws {
    let file = try Self.file()
    let content = try inflated(file)
    for bit in 0..<8 * file.count {
      var damaged = file
      damaged[bit / 8] ^= 1 << (bit % 8)
      // Some bits of the header (time, system) say nothing about the content, and may differ.
      if let other = try? inflated(damaged) { #expect(other == content, "bit \(bit)") }
    }
  }

  @Test("files that were joined unpack one after the other, as bgzip and cat leave them")
  func members() throws {
    let file = try Self.file()
    let content = try inflated(file)
    let nothing = gzipped([])
    for (files, expected) in [
      ([file, file], content + content), ([file, nothing], content),
      ([nothing, gzipped([1, 2]), nothing, gzipped([3])], [1, 2, 3]),
      ([file, Self.zeros], content + [UInt8](repeating: 0, count: 300_000)),
    ] { #expect(try inflated(Array(files.joined())) == expected) }
    let table = Array(plants().utf8)
    let parts = [table.prefix(40), table.dropFirst(40)].map { gzipped(Array($0)) }
    try withFolder(["t.csv.gz": parts[0] + parts[1]]) {
      try #require(try Dataset(path: $0 + "/t.csv.gz").sampleCount == 12)
    }
  }

  @Test("a second file that is cut or damaged is refused as the first would be")
  func laterMembers() throws {
    let file = try Self.file()
    for length in 2..<file.count { expectRefused(file + file[..<length], "cut short") }
    var damaged = file
    damaged[file.count - 1] ^= 1
    expectRefused(file + damaged, "damaged")
    expectRefused(file + damaged + file, "damaged")
  }

  @Test("the limit holds for all that was joined")
  func limitOfAll() throws {
    let files = try Self.file() + Self.file()
    #expect(try inflated(files, limit: 1_296).count == 1_296)
    expectRefused(files, "more than the 1295 bytes", limit: 1_295)
  }

  @Test("zeros behind the end, to fill a block, are passed over")
  func padding() throws {
    let file = try Self.file()
    let content = try inflated(file)
    for count in [1, 400, 100_000] {
      #expect(try inflated(file + [UInt8](repeating: 0, count: count)) == content)
    }
  }

  @Test("other bytes behind the end are refused, and counted")
  func trailingBytes() throws {
    let file = try Self.file()
    let remedy = "; download it again, or unpack it with gunzip, which leaves out what is no gzip"
    expectRefused(file + [1, 2, 3], "3 bytes follow the end of the gzip file" + remedy)
    expectRefused(file + [7], "1 byte follows the end of the gzip file" + remedy)
    expectRefused(file + [0, 0, 31, 139], "4 bytes follow")
    expectRefused(file + file + [31], "1 byte follows")
  }

  @Test("content of just the limit passes, one byte more does not")
  func limit() throws {
    let file = try Self.file()
    #expect(try inflated(file, limit: 648).count == 648)
    expectRefused(file, "more than the 647 bytes", limit: 647)
  }

  @Test("what is small packed and huge unpacked is refused early")
  func bomb() {
    expectRefused(Self.zeros, "more than the 1000 bytes", limit: 1_000)
  }

  @Test("what is not gzip is refused", arguments: [[0, 0, 8, 1, 0, 0, 0, 0], [120, 156, 3, 0]])
  func notGzip(bytes: [UInt8]) {
    expectRefused(bytes, "not a whole gzip file")
  }

  private func expectRefused(
    _ bytes: [UInt8], _ problem: String, limit: Int = 1 << 20,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: DataError.self, sourceLocation: sourceLocation) {
      try inflated(bytes, limit: limit, source: "some file")
    }
    #expect(error?.source == "some file", sourceLocation: sourceLocation)
    #expect(error?.problem.contains(problem) == true, sourceLocation: sourceLocation)
  }
}
