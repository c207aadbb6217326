import Foundation
import Learning
import Testing

/// What can be wrong with files, each said in one line that names the file. (Tables: TableTests, NumPy: NumPyTests.)
struct BadFilesTests {
  private static let images = idx([4, 1, 2], [0, 1, 10, 11, 20, 21, 30, 31])
  private static let labels = idx([4], [7, 3, 3, 7])

  private func expectRefused(
    images: [UInt8] = images, labels: [UInt8] = labels, _ file: String, _ problem: String,
    limit: Int = 1 << 30, kind: DataError.Kind = .malformed,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var options = DataOptions()
    options.byteLimit = limit
    let files = ["train-images-idx3-ubyte": images, "train-labels-idx1-ubyte": labels]
    try withFolder(files) { folder in
      let error = #expect(throws: DataError.self, sourceLocation: sourceLocation) {
        try Dataset(path: folder, options)
      }
      guard let error else { return }
      #expect(error.source == "\(folder)/\(file)", "\(error)", sourceLocation: sourceLocation)
      #expect(error.problem.contains(problem), "\(error)", sourceLocation: sourceLocation)
      #expect(error.kind == kind, "\(error)", sourceLocation: sourceLocation)
    }
  }

  private let imagesName = "train-images-idx3-ubyte"

  @Test("images and labels that differ in number are counted, and both files named")
  func countsDiffer() throws {
    try expectRefused(labels: idx([3], [7, 3, 3]), imagesName, "4 inputs, but 3 labels in ")
  }

  @Test("a file cut short anywhere, plain or gzipped")
  func cut() throws {
    for length in 4..<Self.images.count {
      try expectRefused(
        images: Array(Self.images[..<length]), imagesName, length < 16 ? "too short" : "promises 8")
    }
    let packed = gzipped(Self.images)
    for length in 2..<packed.count {
      try expectRefused(images: Array(packed[..<length]), imagesName, "cut short")
    }
  }

  @Test("another first byte, another type, another rank")
  func magic() throws {
    try expectRefused(images: [1] + Self.images.dropFirst(), imagesName, "none of IDX, NPY")
    var floats = Self.images
    floats[2] = 10
    try expectRefused(images: floats, imagesName, "starts with the bytes [0, 0, 10, 3]")
    floats[2...3] = [8, 9]
    try expectRefused(images: floats, imagesName, "starts with the bytes [0, 0, 8, 9]")
  }

  @Test("sizes that do not multiply out, that claim terabytes, that overflow, that are zero")
  func sizes() throws {
    try expectRefused(
      images: idx([4, 1, 3], [1, 2, 3]), imagesName, "promises 12 elements (4×1×3), it holds 3")
    try expectRefused(
      images: idx([1 << 24, 1 << 10, 1 << 10], [1]), imagesName, "promises 17592186044416")
    let most = Int(UInt32.max)
    try expectRefused(images: idx([most, most, most], [1]), imagesName, "overflow")
    try expectRefused(images: idx([0, most, most, most], []), imagesName, "overflow")
    try expectRefused(
      images: idx([0, 28, 28], []), imagesName, "nothing in an array of shape 0×28×28")
    try expectRefused(
      labels: idx([4, 2], [1, 2, 3, 4, 5, 6, 7, 8]), "train-labels-idx1-ubyte",
      "labels of shape 4×2")
  }

  @Test("a gzipped file of nothing")
  func nothingPacked() throws {
    try expectRefused(images: gzipped([]), imagesName, "unpacks to nothing")
  }

  @Test("a changed bit in a gzipped file, by its checksum")
  func checksum() throws {
    var packed = gzipped(Self.images)
    packed[packed.count - 12] ^= 1
    try expectRefused(images: packed, imagesName, "its content is damaged")
  }

  @Test(
    "more than the limit, as it lies or as it unpacks: a gzip bomb costs no more than the limit")
  func limits() throws {
    try expectRefused(
      imagesName, "24 bytes, more than the 23 bytes allowed", limit: 23, kind: .tooLarge)
    let thousand = gzipped([UInt8](repeating: 0, count: 1_000))
    try expectRefused(
      images: thousand, imagesName, "1023 bytes, more than", limit: 999, kind: .tooLarge)
    // 300,000 zeros in 325 bytes.
    let bomb: [UInt8] =
      [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 237, 193, 1, 13, 0, 0, 0, 194, 160, 247, 79, 109, 15, 7,
        20,
      ]
      + [UInt8](repeating: 0, count: 290) + [252, 24, 251, 226, 178, 246, 224, 147, 4, 0]
    try expectRefused(
      images: bomb, imagesName, "unpacks to more than the 4096 bytes allowed", limit: 4096,
      kind: .tooLarge)
  }

  @Test("an archive whose members unpack to more than the limit together")
  func archiveLimit() throws {
    let archive = try Array(Data(contentsOf: URL(filePath: madeFile("numpy/stored.npz"))))
    var options = DataOptions()
    options.byteLimit = archive.count
    try withFolder(["a.npz": archive]) { folder in
      #expect(throws: Never.self) { try Dataset(path: folder + "/a.npz", options) }
    }
    let packed = try Array(Data(contentsOf: URL(filePath: madeFile("numpy/deflated.npz"))))
    options.byteLimit = packed.count
    try withFolder(["a.npz": packed]) {
      LearningTests.expectRefused($0 + "/a.npz", "more than the", kind: .tooLarge, options)
    }
  }

  @Test("one class only")
  func oneClass() throws {
    try expectRefused(labels: idx([4], [5, 5, 5, 5]), imagesName, "one class only ('5')")
  }

  @Test("labels without images and images without labels")
  func halves() throws {
    try withFolder([imagesName: Self.images]) {
      LearningTests.expectRefused(
        $0, "inputs without their labels; a file or array named as in train-labels")
    }
    try withFolder(["train-labels-idx1-ubyte": Self.labels]) {
      LearningTests.expectRefused($0, "labels without their inputs")
    }
    try withFolder(["t10k-images-idx3-ubyte": Self.images]) {
      LearningTests.expectRefused($0, "no samples to train on")
    }
  }

  @Test("a test part of another shape")
  func otherShape() throws {
    try withFolder([
      imagesName: Self.images, "train-labels-idx1-ubyte": Self.labels,
      "test-images-idx3-ubyte": idx([1, 2, 2], [1, 2, 3, 4]),
      "test-labels-idx1-ubyte": idx([1], [3]),
    ]) { LearningTests.expectRefused($0, "inputs of 2×2, those to train on are 1×2") }
  }

  @Test("an empty file, an empty folder, a folder without data, a file of something else")
  func nothing() throws {
    try withFolder(["x.csv": []]) {
      LearningTests.expectRefused($0 + "/x.csv", "the file is empty")
    }
    let weka = ["iris.arff": Array("@RELATION iris\n@ATTRIBUTE a REAL\n@DATA\n1\n".utf8)]
    try withFolder(weka) {
      LearningTests.expectRefused(
        $0, "no data in this folder; iris.arff is an ARFF file (Weka): d, m = scipy.io.arff")
    }
    try withFolder([:]) { LearningTests.expectRefused($0, "no data in this folder") }
    try withFolder(["notes.txt": [65]]) {
      LearningTests.expectRefused($0, "no data in this folder")
    }
    try withFolder(["x.csv": [137, 80, 78, 71, 13, 10, 26, 10, 0, 0]]) {
      LearningTests.expectRefused($0, "a PNG image: an image alone is no data")
    }
  }

  @Test("a path that leads nowhere, through a file, or to no file at all")
  func paths() throws {
    LearningTests.expectRefused("/no/such/thing", "No such file", kind: .missing)
    try withFolder(["x.csv": [65]]) {
      LearningTests.expectRefused($0 + "/x.csv/y.csv", "Not a directory", kind: .missing)
    }
    LearningTests.expectRefused("/dev/zero", "neither a file nor a folder")
  }
}
