import Foundation
import Learning
import Testing

/// Folders and files in the layouts in which people have them.
struct DatasetFilesTests {
  /// Four images of 1×2 to train on, two to test on, of classes 3 and 7.
  private static let mnistLayout = [
    "train-images-idx3-ubyte": idx([4, 1, 2], [0, 1, 10, 11, 20, 21, 30, 31]),
    "train-labels-idx1-ubyte": idx([4], [7, 3, 3, 7]),
    "t10k-images-idx3-ubyte": idx([2, 1, 2], [40, 41, 50, 51]),
    "t10k-labels-idx1-ubyte": idx([2], [3, 7]),
  ]

  private func expectMNISTLayout(_ data: Dataset) {
    #expect(data.shape == .image(rows: 1, columns: 2))
    #expect(data.classNames == ["3", "7"])
    #expect(data.train.labels == [1, 0, 0, 1])
    #expect(data.test.labels == [0, 1])
    #expect(data.train.input(2) == [20, 21])
    #expect(data.test.input(0) == [40, 41])
    #expect(!data.isTestCutOff)
  }

  @Test("a folder as MNIST, Fashion-MNIST and KMNIST are published is read, plain and gzipped")
  func folder() throws {
    try withFolder(Self.mnistLayout) { expectMNISTLayout(try Dataset(path: $0)) }
    let packed = Self.mnistLayout.map { ($0 + ".gz", gzipped($1)) }
    try withFolder(Dictionary(uniqueKeysWithValues: packed)) {
      expectMNISTLayout(try Dataset(path: $0 + "/"))
    }
  }

  @Test("one of the files is enough, and its name's first words name the data")
  func companions() throws {
    let named = Self.mnistLayout.map { ("my-set-" + $0, $1) }
    try withFolder(Dictionary(uniqueKeysWithValues: named)) {
      let data = try Dataset(path: $0 + "/my-set-train-labels-idx1-ubyte")
      expectMNISTLayout(data)
      #expect(data.name == "my-set")
    }
  }

  @Test(
    "names with a dot before idx3 are taken too, and what is both plain and packed is read once")
  func otherNames() throws {
    var files: [String: [UInt8]] = [:]
    for (name, bytes) in Self.mnistLayout {
      files[name.replacing("-idx", with: ".idx")] = bytes
      files[name.replacing("-idx", with: ".idx") + ".gz"] = gzipped(bytes)
    }
    try withFolder(files) { expectMNISTLayout(try Dataset(path: $0)) }
  }

  @Test("of several data sets in a folder one must be chosen, by one of its files")
  func severalSets() throws {
    var files: [String: [UInt8]] = [:]
    for (name, bytes) in Self.mnistLayout {
      files["emnist-letters-" + name] = bytes
      files["emnist-digits-" + name] = bytes
    }
    try withFolder(files) { folder in
      expectRefused(folder, "emnist-digits, emnist-letters")
      let data = try Dataset(path: folder + "/emnist-letters-train-images-idx3-ubyte")
      #expect(data.name == "emnist-letters")
    }
  }

  @Test("EMNIST's images, which lie on their side, are stood up")
  func emnist() throws {
    let files = [
      "emnist-x-train-images-idx3-ubyte": idx([4, 2, 2], (0..<16).map { $0 }),
      "emnist-x-train-labels-idx1-ubyte": idx([4], [1, 2, 1, 2]),
    ]
    try withFolder(files) {
      let data = try Dataset(path: $0)
      let first = try #require(
        data.train.firstInput(startingWith: 0) ?? data.test.firstInput(startingWith: 0))
      #expect(first == [0, 2, 1, 3])
    }
  }

  @Test("a table of EMNIST's lies on its side as well")
  func emnistTable() throws {
    let pixels = (0..<64).map(String.init).joined(separator: ",")
    let text = (0..<6).map { "\($0 % 2),\(pixels)" }.joined(separator: "\n")
    try withFolder(["emnist-x-train.csv": Array(text.utf8)]) {
      let data = try Dataset(path: $0)
      #expect(data.shape == .image(rows: 8, columns: 8))
      #expect(data.train.input(0)[..<9] == [0, 8, 16, 24, 32, 40, 48, 56, 1])
    }
  }

  @Test("without a test part a fifth of each class is cut off, by seed, sharing no sample")
  func cutOff() throws {
    let count = 100
    let files = [
      "train-images-idx3-ubyte": idx([count, 1, 1], (0..<UInt8(count)).map { $0 }),
      "train-labels-idx1-ubyte": idx([count], (0..<count).map { $0 < 60 ? 0 : 1 }),
    ]
    try withFolder(files) { path in
      func parts(_ seed: UInt64, _ share: Double) throws -> (train: [Float], test: [Float]) {
        var options = DataOptions()
        (options.seed, options.testShare) = (seed, share)
        let data = try Dataset(path: path, options)
        #expect(data.isTestCutOff)
        #expect(data.test.labels.count { $0 == 0 } == Int(60 * share))
        #expect(data.test.labels.count { $0 == 1 } == Int(40 * share))
        return (data.train.allValues, data.test.allValues)
      }
      let first = try parts(1, 0.2)
      #expect((first.train + first.test).sorted() == (0..<count).map(Float.init))
      #expect(try parts(1, 0.2) == first)
      #expect(try parts(2, 0.2) != first)
      _ = try parts(1, 0.5)
    }
  }

  @Test(
    "Fashion-MNIST as Debian packs it: 60,000 and 10,000 images of 28×28 in 10 classes",
    .enabled(
      if: FileManager.default.fileExists(atPath: fashionMNIST),
      "dataset-fashion-mnist is not installed"))
  func fashion() throws {
    let data = try Dataset(path: Self.fashionMNIST)
    #expect(data.name == "fashion-mnist")
    // By its labels: its files are called as MNIST's are.
    #expect(
      data.classNames == [
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
        "Ankle boot",
      ])
    var spoiling = Spoiling()
    spoiling.heldOutClass = "Ankle boot"
    let without = try #require(data.spoiled(by: spoiling, seed: 1))
    #expect(!without.train.labels.contains(9) && without.test.labels.contains(9))
    #expect(data.shape == .image(rows: 28, columns: 28))
    #expect(data.train.count == 60_000 && data.test.count == 10_000)
    #expect((0..<10).allSatisfy { label in data.train.labels.count { $0 == label } == 6_000 })
    // The published mean and deviation, 0.2860 and 0.3530 of 255.
    expectClose([data.standardization.means[0] / 255], [0.2860], relative: 0, absolute: 1e-4)
    expectClose([data.standardization.deviations[0] / 255], [0.3530], relative: 0, absolute: 1e-4)
  }

  private static let fashionMNIST = "/usr/share/datasets/fashion-mnist"
}

extension Samples {
  fileprivate var allValues: [Float] { (0..<count).flatMap(input) }

  fileprivate func firstInput(startingWith value: Float) -> [Float]? {
    (0..<count).map(input).first { $0[0] == value }
  }
}

/// That reading the data at `path` is refused with an error that names a file below it and says `problem`.
func expectRefused(
  _ path: String, _ problem: String, kind: DataError.Kind = .malformed,
  _ options: DataOptions = DataOptions(), sourceLocation: SourceLocation = #_sourceLocation
) {
  let error = #expect(throws: DataError.self, sourceLocation: sourceLocation) {
    try Dataset(path: path, options)
  }
  guard let error else { return }
  #expect(
    error.source.hasPrefix(path) || path.hasPrefix(error.source), "\(error)",
    sourceLocation: sourceLocation)
  #expect(error.problem.contains(problem), "\(error)", sourceLocation: sourceLocation)
  #expect(error.kind == kind, "\(error)", sourceLocation: sourceLocation)
}
