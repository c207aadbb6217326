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
    expectRefused(
      [0, 0, 8, 1, 0, 0, 0, 8, 1, 2, 3, 4, 5, 6, 7, 8],
      "IDX needs [0, 0, type, rank], type 8, rank 3")
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

  /// Six elements of another type than unsigned bytes.
  struct Elements: Sendable, CustomStringConvertible {
    /// As in the names of files.
    let description: String
    let type: UInt8
    let bytes: [UInt8]
    let values: [Float]

    init<Number: Sendable>(
      _ name: String, _ type: UInt8, _ numbers: [Number], _ bytes: (Number) -> [UInt8],
      _ value: (Number) -> Float
    ) {
      (description, self.type) = (name, type)
      self.bytes = numbers.flatMap(bytes)
      values = numbers.map(value)
    }

    init(floats: [Float]) {
      self.init("float", 13, floats, { mostFirst($0.bitPattern) }, { $0 })
    }

    init(doubles: [Double]) {
      self.init("double", 14, doubles, { mostFirst($0.bitPattern) }, { Float($0) })
    }
  }

  static let otherTypes = [
    Elements("byte", 9, [Int8.min, -1, 0, 1, 2, .max], mostFirst, { Float($0) }),
    Elements("short", 11, [Int16.min, -1, 0, 1, 258, .max], mostFirst, { Float($0) }),
    Elements("int", 12, [Int32.min, -1, 0, 1, 258, .max], mostFirst, { Float($0) }),
    Elements("int", 12, [Int32(0), 7, 8, 9, 128, 255], mostFirst, { Float($0) }),
    Elements(floats: [-1.5, -0.25, 0, 1e-30, 1, 3e38]),
    Elements(doubles: [-1.5, -0.1, 0, 1e-30, 1, 3e38]),
  ]

  @Test("images of the format's other types are read, big-endian", arguments: otherTypes)
  func otherImages(elements: Elements) throws {
    try withFolder([
      "train-images-idx3-\(elements)": idx([6, 1, 1], type: elements.type, elements.bytes),
      "train-labels-idx1-ubyte": idx([6], [0, 1, 2, 0, 1, 2]),
    ]) {
      let data = try Dataset(path: $0)
      #expect(data.shape == .image(rows: 1, columns: 1))
      let all = [data.train, data.test].flatMap { part in
        (0..<part.count).map { (value: part.input($0)[0], label: part.labels[$0]) }
      }
      #expect(all.map(\.value).sorted() == elements.values)
      #expect(
        Set(all.filter { $0.label == 1 }.map(\.value)) == [elements.values[1], elements.values[4]])
    }
  }

  @Test("labels may be numbers of any type, below zero too", arguments: otherTypes)
  func otherLabels(elements: Elements) throws {
    let twice = elements.bytes + elements.bytes
    try withFolder([
      "images-idx3-ubyte": idx([12, 1, 1], (0..<12).map { $0 }),
      "labels-idx1-\(elements)": idx([12], type: elements.type, twice),
    ]) {
      let names = try Dataset(path: $0).classNames
      #expect(names.compactMap(Float.init) == elements.values)
      if elements.type < 13 { #expect(names.allSatisfy { Int($0) != nil }) }
    }
  }

  @Test(
    "what is no finite number is refused with its sample",
    arguments: [
      Elements(floats: [1, 2, 3, .nan, 5, 6]), Elements(floats: [1, 2, 3, -.infinity, 5, 6]),
      Elements(doubles: [1, 2, 3, .infinity, 5, 6]),
    ])
  func notFinite(elements: Elements) throws {
    try withFolder([
      "images-idx2-\(elements)": idx([6, 1], type: elements.type, elements.bytes),
      "labels-idx1-ubyte": idx([6], [1, 2, 1, 2, 1, 2]),
    ]) {
      LearningTests.expectRefused(
        $0,
        "sample 3 (from 0) holds \(elements.values[3].isNaN ? "NaN" : "\(elements.values[3])") where a finite number is needed"
      )
    }
  }

  @Test("wider elements are refused where they do not fill what the header promises")
  func cutElements() throws {
    let whole = idx([6, 1, 1], type: 13, Elements(floats: [1, 2, 3, 4, 5, 6]).bytes)
    for length in 16..<whole.count {
      try withFolder([
        "images-idx3-float": Array(whole[..<length]),
        "labels-idx1-ubyte": idx([6], [1, 2, 1, 2, 1, 2]),
      ]) {
        LearningTests.expectRefused(
          $0, "promises 6 elements of 4 bytes each (6×1×1), it holds \(length - 16) bytes")
      }
    }
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

private func mostFirst<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
  stride(from: Number.bitWidth - 8, through: 0, by: -8).map {
    UInt8(truncatingIfNeeded: number >> $0)
  }
}
