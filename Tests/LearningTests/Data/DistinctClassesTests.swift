import Learning
import Testing

/// Classes that differ never merge: not by their encoding, not by their size, not by what follows a zero.
struct DistinctClassesTests {
  private static func table(_ names: [[UInt8]]) -> [UInt8] {
    Array("x,site\n".utf8)
      + (0..<12).flatMap { Array("\($0),".utf8) + names[$0 % names.count] + [0x0A] }
  }
  /// Abé, Abè and Abê.
  private static let latin1 = table([0xE9, 0xE8, 0xEA].map { [0x41, 0x62, $0] })

  private func read(_ bytes: [UInt8], _ encoding: String? = nil) throws -> Dataset {
    var options = DataOptions()
    options.encoding = encoding
    return try withFolder(["t.csv": bytes]) { try Dataset(path: $0 + "/t.csv", options) }
  }

  @Test(
    "bytes that are not UTF-8 are refused with their line, and read in the encoding they are in")
  func otherEncodings() throws {
    let error = #expect(throws: DataError.self) { try read(Self.latin1) }
    #expect(error?.problem == "line 2: not UTF-8; save it as UTF-8")
    #expect(error?.remedy == .encoding)
    for encoding in ["latin1", "ISO-8859-1", "windows-1252"] {
      #expect(try read(Self.latin1, encoding).classNames == ["Abè", "Abé", "Abê"])
    }
    let chinese: [UInt8] = [0xD6, 0xD6, 0xC0, 0xE0]
    let header = Array("x,".utf8) + chinese + [0x0A]
    let rows = (0..<8).flatMap { row -> [UInt8] in
      Array("\(row),".utf8) + (row % 2 == 0 ? [0xB2, 0xDD] : [0xD6, 0xF1]) + [0x0A]
    }
    #expect(throws: DataError.self) { try read(header + rows) }
    let data = try read(header + rows, "gb18030")
    #expect(data.classCounts == ["草": 4, "竹": 4])
    #expect(data.reading.labelColumn?.name == "种类")
  }

  @Test("a line that is not UTF-8 is found however lines end, and far down")
  func lines() throws {
    for end: [UInt8] in [[0x0A], [0x0D, 0x0A], [0x0D]] {
      let rows = (0..<3_000).flatMap { Array("\($0),\($0 % 2 == 0 ? "ä" : "b")".utf8) + end }
      let error = #expect(throws: DataError.self) { try read(rows + [0x31, 0x2C, 0xC3] + end) }
      #expect(error?.problem == "line 3001: not UTF-8; save it as UTF-8")
    }
  }

  @Test("what is not in the encoding that was said is refused, and so is one that nobody knows")
  func wrongEncoding() throws {
    let error = #expect(throws: DataError.self) { try read(Self.latin1, "gb18030") }
    #expect(error?.problem == "line 2: not gb18030")
    for name in ["klingon", "", "UTF-8//IGNORE"] {
      #expect(!DataOptions.isKnown(encoding: name))
      let error = #expect(throws: DataError.self) { try read(Self.latin1, name) }
      #expect(error?.problem.contains("no encoding called") == true)
    }
    for name in ["utf-8", "UTF8", "latin1", "UTF-16LE", "shift_jis"] {
      #expect(DataOptions.isKnown(encoding: name))
    }
  }

  @Test(
    "UTF-16 and UTF-32 with their mark are read, with tabs too", arguments: [true, false], [16, 32])
  func marks(isLittle: Bool, bits: Int) throws {
    let text = "x\tArt\n" + (0..<8).map { "\($0)\t\($0 % 2 == 0 ? "Grün" : "Grau")\n" }.joined()
    func bytes<Unit: FixedWidthInteger>(_ units: [Unit]) -> [UInt8] {
      ([0xFEFF] + units).flatMap { unit in
        withUnsafeBytes(of: isLittle ? unit.littleEndian : unit.bigEndian) { Array($0) }
      }
    }
    let content =
      bits == 16 ? bytes(Array(text.utf16)) : bytes(text.unicodeScalars.map(\.value))
    #expect(try read(content).classCounts == ["Grün": 4, "Grau": 4])
    let error = #expect(throws: DataError.self) { try read(Array(content.dropLast())) }
    #expect(
      error?.problem.hasPrefix("line 9: not UTF-\(bits)") == true, "\(String(describing: error))")
  }

  @Test("UTF-16 without its mark is named, and read when it is said")
  func unmarked() throws {
    let text = plants()
    let bytes = text.utf16.flatMap { little([$0]) }
    let error = #expect(throws: DataError.self) { try read(bytes) }
    #expect(error?.problem.hasPrefix("UTF-16 without its mark") == true)
    #expect(try read(bytes, "UTF-16LE").sampleCount == 12)
  }

  @Test("whole numbers of 2⁵³ and more are classes of their own, in tables as in arrays")
  func largeNumbers() throws {
    let numbers: [Int64] = [
      9_007_199_254_740_992, 9_007_199_254_740_993, 9_007_199_254_740_994, .max, .max - 1, .min,
    ]
    let words = numbers.map(String.init)
    let table = (0..<12).map { "\($0),\(words[$0 % 6])" }.joined(separator: "\n")
    let counts = Dictionary(uniqueKeysWithValues: words.map { ($0, 2) })
    #expect(try LearningTests.read("x,label\n" + table).classCounts == counts)
    func array(_ type: String, _ content: [UInt8]) throws -> [String: Int] {
      let files = [
        "x.npy": npy("|u1", [12, 1], (0..<12).map { $0 }), "y.npy": npy(type, [12], content),
      ]
      return try withFolder(files) { try Dataset(path: $0).classCounts }
    }
    #expect(try array("<i8", little(numbers + numbers)) == counts)
    let unsigned: [UInt64] = [.max, .max - 1, 1 << 63, (1 << 63) + 1, 1 << 53, 1 << 53 + 1]
    #expect(
      try array("<u8", little(unsigned + unsigned))
        == Dictionary(uniqueKeysWithValues: unsigned.map { (String($0), 2) }))
    let doubles = [0x1p53, 0x1.0000000000001p53, 1e300, 1e-300, 0.1, 0.1.nextUp]
    #expect(
      try array("<f8", little((doubles + doubles).map(\.bitPattern))).count == doubles.count)
  }

  @Test(
    "codes are told apart by their text: zeros in front, and a large E in the middle",
    arguments: [["007", "07", "7"], ["02134", "2134", "134"], ["2E3", "2000", "1E2"]])
  func codes(names: [String]) throws {
    let text = "x,code\n" + (0..<12).map { "\($0).5,\(names[$0 % 3])\n" }.joined()
    var options = DataOptions()
    options.labelColumn = "code"
    let counts = try LearningTests.read(text, options).classCounts
    #expect(counts == Dictionary(uniqueKeysWithValues: names.map { ($0, 4) }))
  }

  @Test("a whole number is one however it is written, and so are True and False")
  func sameNumbers() throws {
    let numbers = "x,label\n1,1\n2,1.0\n3,+1\n4,1.000e+00\n7,1e0\n5,0\n6,0.0\n"
    #expect(try LearningTests.read(numbers).classCounts == ["0": 2, "1": 5])
    let truths = "x,label\n1,True\n2,TRUE\n3,false\n4,False\n"
    #expect(try LearningTests.read(truths).classCounts == ["False": 2, "True": 2])
  }

  @Test(
    "a class of the test part alone is warned of: it may be one of the others, written otherwise")
  func partsDiffer() throws {
    func table(_ names: [String]) -> String {
      "x,kind\n" + (0..<12).map { "\($0),\(names[$0 % names.count])\n" }.joined()
    }
    let files = ["train.csv": table(["<=50K", ">50K"]), "test.csv": table(["<=50K.", ">50K."])]
    let data = try LearningTests.read(of: files)
    #expect(
      data.reading.warnings.map(\.problem) == [
        "'<=50K.', '>50K.' in the test part alone: are the classes called the same in both?"
      ])
    let same = ["train.csv": table(["p", "q"]), "test.csv": table(["q"])]
    #expect(try LearningTests.read(of: same).reading.warnings.isEmpty)
  }

  @Test("numbers beyond 64 bits, and those with a fraction, are told apart by their text")
  func otherNumbers() throws {
    let words = [
      "123456789012345678901", "123456789012345678902", "1.1", "1.10", "9007199254740993.0",
    ]
    let table = (0..<10).map { "\($0),\(words[$0 % 5])" }.joined(separator: "\n")
    #expect(
      try LearningTests.read("x,label\n" + table).classCounts
        == Dictionary(uniqueKeysWithValues: words.map { ($0, 2) }))
  }

  @Test("words of bytes that are not UTF-8 are refused with their array and sample")
  func wordsOfBytes() throws {
    let x = npy("|u1", [4, 1], [1, 2, 3, 4])
    try withFolder([
      "a.npz": npz([("X", x), ("y", npy("|S2", [4], [65, 66, 65, 0xE9, 65, 66, 65, 0xE8]))])
    ]) {
      folder in
      let error = #expect(throws: DataError.self) { try Dataset(path: folder + "/a.npz") }
      #expect(error?.source == folder + "/a.npz, y")
      #expect(error?.problem.hasPrefix("sample 1 (from 0): a label that is not UTF-8") == true)
    }
    let surrogate = npy("<U1", [4], little([UInt32(65), 0xD800, 65, 0xD801]))
    try withFolder(["x.npy": x, "y.npy": surrogate]) { expectRefused($0, "sample 1 (from 0)") }
  }

  @Test("a zero within a word of an array does not end it")
  func zeros() throws {
    let x = npy("|u1", [4, 1], [1, 2, 3, 4])
    for words in [
      npy("|S3", [4], [65, 0, 66, 65, 0, 67, 65, 0, 66, 65, 0, 67]),
      npy("<U3", [4], little([65, 0, 66, 65, 0, 67, 65, 0, 66, 65, 0, 67] as [UInt32])),
    ] {
      try withFolder(["x.npy": x, "y.npy": words]) {
        try #require(try Dataset(path: $0).classNames == ["A?B", "A?C"])
      }
    }
  }
}
