import Learning
import Testing

struct IDXTests {
  /// Two images of 1×3 pixels.
  static let images: [UInt8] = [
    0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 10, 20, 30, 40, 50, 60,
  ]

  @Test("shape and elements are read as they lie")
  func reads() throws {
    let idx = try IDX(Self.images, rank: 3, source: "made up")
    #expect(idx.shape == [2, 1, 3])
    #expect(idx.elements == [10, 20, 30, 40, 50, 60])
  }

  @Test("sizes are big-endian")
  func bigEndian() throws {
    let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 1, 2] + [UInt8](repeating: 5, count: 258)
    #expect(try IDX(labels, rank: 1, source: "made up").shape == [258])
  }

  @Test("a file cut anywhere is refused", arguments: 0..<images.count)
  func cut(length: Int) {
    expectRefused(Array(Self.images[..<length]), length < 16 ? "too short" : "promises 6")
  }

  @Test("another magic number is refused", arguments: 0..<4)
  func wrongMagic(place: Int) {
    var bytes = Self.images
    bytes[place] += 1
    expectRefused(bytes, "starts with the bytes")
  }

  @Test("labels are refused where images are asked for")
  func wrongRank() {
    expectRefused([0, 0, 8, 1, 0, 0, 0, 8, 1, 2, 3, 4, 5, 6, 7, 8], "IDX needs [0, 0, 8, 3]")
  }

  @Test("sizes that do not multiply out to what is there are refused", arguments: [7, 11, 15])
  func wrongSize(place: Int) {
    for change: Int16 in [-1, 1] {
      var bytes = Self.images
      bytes[place] = UInt8(Int16(bytes[place]) + change)
      expectRefused(bytes, "it holds 6")
    }
  }

  @Test("one byte too many is refused")
  func oneMore() {
    expectRefused(Self.images + [0], "promises 6 elements (2×1×3), it holds 7")
  }

  @Test("a header that claims terabytes is refused without asking for them")
  func terabytes() {
    var bytes = Self.images
    // 16 million images of 1,024 × 1,024.
    bytes.replaceSubrange(4..<16, with: [1, 0, 0, 0, 0, 0, 4, 0, 0, 0, 4, 0])
    expectRefused(bytes, "promises 17592186044416 elements")
  }

  @Test("a header whose sizes overflow when multiplied is refused")
  func overflow() {
    var bytes = Self.images
    bytes.replaceSubrange(4..<16, with: [UInt8](repeating: 255, count: 12))
    expectRefused(bytes, "overflow")
  }

  private func expectRefused(
    _ bytes: [UInt8], _ problem: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: DataError.self, sourceLocation: sourceLocation) {
      try IDX(bytes, rank: 3, source: "made-up images")
    }
    #expect(error?.source == "made-up images", sourceLocation: sourceLocation)
    #expect(error?.problem.contains(problem) == true, sourceLocation: sourceLocation)
  }
}
