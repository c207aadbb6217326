import Foundation
import Learning
import Testing

/// Files that NumPy wrote; Data/Files/generate.py says what is in them.
struct NumPyTests {
  @Test("an archive of four arrays, as Keras publishes MNIST, gives both parts")
  func stored() throws {
    let data = try Dataset(path: madeFile("numpy/stored.npz"))
    #expect(data.name == "stored")
    #expect(data.shape == .image(rows: 2, columns: 2))
    #expect(data.classNames == ["0", "1", "2"])
    #expect(data.train.labels == [2, 0, 1, 2])
    #expect(data.test.labels == [0, 1])
    #expect(data.train.input(3) == [3, 4, 5, 6])
    #expect(data.test.input(0) == [4, 5, 6, 7])
    #expect(!data.isTestCutOff)
  }

  @Test("a packed archive of features and words gives both, and a test part is cut off")
  func deflated() throws {
    let data = try Dataset(path: madeFile("numpy/deflated.npz"))
    #expect(data.shape == .features(2))
    #expect(data.classNames == ["ape", "cat", "naïve"])
    #expect(data.train.count == 3 && data.test.count == 3)
    for part in [data.train, data.test] {
      for place in 0..<part.count {
        let k = -part.input(place)[1]
        #expect(part.input(place) == [k + 0.5, -k])
        #expect(part.labels[place] == [2, 0, 1][Int(k) % 3])
      }
    }
  }

  @Test(
    "numbers of every width and order of bytes are read",
    arguments: [
      "f2-little", "f4-little", "f8-little", "f4-big", "f8-big", "i2-little", "i4-big", "i8-little",
    ])
  func numbers(type: String) throws {
    let labels = try bytes("numpy/features-f4-little.npy")
    let files = [
      "x.npy": try bytes("numpy/features-\(type).npy"),
      "y.npy": Self.npy("|u1", "(6,)", [0, 1, 0, 1, 0, 1]),
    ]
    #expect(labels.count > 100)
    try withFolder(files) {
      let data = try Dataset(path: $0)
      let half: Float = type.hasPrefix("i") ? 0 : 0.5
      for part in [data.train, data.test] {
        for place in 0..<part.count {
          let k = -part.input(place)[1]
          #expect(part.input(place) == [k + half, -k])
        }
      }
      #expect(data.train.count + data.test.count == 6)
    }
  }

  @Test("an array that lies in memory column by column comes out row by row")
  func columnMajor() throws {
    let files = [
      "x.npy": try bytes("numpy/column-major.npy"), "y.npy": try bytes("numpy/two-labels.npy"),
    ]
    try withFolder(files) {
      expectRefused($0, "no class has two")
    }
    // Twice the same array, so that each class has two samples.
    let array = try bytes("numpy/column-major.npy")
    try withFolder([
      "x_train.npy": array, "y_train.npy": files["y.npy"]!, "x_test.npy": array,
      "y_test.npy": files["y.npy"]!,
    ]) {
      let data = try Dataset(path: $0)
      #expect(data.shape == .image(rows: 3, columns: 4))
      #expect(data.train.input(0) == (0..<12).map(Float.init))
      #expect(data.train.input(1) == (12..<24).map(Float.init))
    }
  }

  @Test("colour is brought to the front")
  func colour() throws {
    let array = try bytes("numpy/colour-last.npy")
    let labels = try bytes("numpy/two-labels.npy")
    try withFolder([
      "x_train.npy": array, "y_train.npy": labels, "x_test.npy": array, "y_test.npy": labels,
    ]) {
      let data = try Dataset(path: $0)
      #expect(data.shape == .image(rows: 2, columns: 2, channels: 3))
      #expect(data.train.input(0) == [0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11])
    }
  }

  @Test("words of bytes and booleans are labels too", arguments: ["words-ascii", "booleans"])
  func otherLabels(name: String) throws {
    let labels = try bytes("numpy/\(name).npy")
    let x = Self.npy("|u1", "(3, 2)", [1, 2, 3, 4, 5, 6])
    try withFolder(["x_train.npy": x, "y_train.npy": labels, "x_test.npy": x, "y_test.npy": labels])
    {
      let data = try Dataset(path: $0)
      #expect(data.classNames == (name == "booleans" ? ["0", "1"] : ["ape", "cat", "ox"]))
      #expect(data.train.labels == (name == "booleans" ? [1, 0, 1] : [0, 1, 2]))
    }
  }

  @Test(
    "types that hold no numbers are refused by name",
    arguments: [("objects", "'|O'"), ("complex", "'<c16'")])
  func otherTypes(name: String, type: String) throws {
    try withFolder(["x.npy": bytes("numpy/\(name).npy")]) { expectRefused($0, type) }
  }

  @Test(
    "a header that claims terabytes, or more than can be counted, is refused without asking for them"
  )
  func terabytes() throws {
    for shape in [
      "(1099511627776,)", "(4611686018427387904, 4611686018427387904)", "(99999999999999999999,)",
    ] {
      try withFolder(["x.npy": Self.npy("<f8", shape, [0, 0, 0, 0, 0, 0, 0, 0])]) { folder in
        let error = #expect(throws: DataError.self) { try Dataset(path: folder) }
        #expect(
          error?.problem.contains("promises") == true
            || error?.problem.contains("too large") == true)
      }
    }
  }

  @Test("a file cut anywhere is refused")
  func cut() throws {
    let whole = try bytes("numpy/stored.npz")
    for length in 0..<whole.count {
      try withFolder(["cut.npz": Array(whole[..<length])]) { folder in
        #expect(throws: DataError.self, "\(length)") { try Dataset(path: folder + "/cut.npz") }
      }
    }
  }

  @Test("a member whose content was changed is refused by its checksum")
  func checksum() throws {
    var archive = try bytes("numpy/stored.npz")
    // The last byte of the first array, in front of the next member's header.
    let next = try #require(
      (4..<archive.count - 4).first { Array(archive[$0..<$0 + 4]) == [0x50, 0x4B, 3, 4] })
    archive[next - 1] ^= 1
    try withFolder(["a.npz": archive]) { expectRefused($0 + "/a.npz", "checksum") }
  }

  @Test("NaN in an array is refused, and the sample is named")
  func notANumber() throws {
    let files = [
      "x.npy": Self.npy("<f4", "(2, 1)", [0, 0, 0, 0, 0, 0, 0xC0, 0x7F]),
      "y.npy": Self.npy("|u1", "(2,)", [0, 1]),
    ]
    try withFolder(files) { expectRefused($0, "sample 1 (from 0) holds NaN") }
  }

  static func npy(_ type: String, _ shape: String, _ content: [UInt8]) -> [UInt8] {
    let header = Array("{'descr': '\(type)', 'fortran_order': False, 'shape': \(shape), }\n".utf8)
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.count), 0] + header + content
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    if name == "numpy/two-labels.npy" { return Self.npy("|u1", "(2,)", [0, 1]) }
    return try Array(Data(contentsOf: URL(filePath: madeFile(name))))
  }
}
