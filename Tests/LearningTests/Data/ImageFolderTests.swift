import Foundation
import Learning
import Testing

/// Folders of PNG images, a folder a class.
struct ImageFolderTests {
  /// Files by paths within the folder.
  private func withTree<Result>(
    _ files: [String: [UInt8]], _ body: (String) throws -> Result
  ) throws -> Result {
    try withFolder([:]) { root in
      for (path, bytes) in files {
        let folder = root + "/" + path.split(separator: "/").dropLast().joined(separator: "/")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        write(bytes, to: root + "/" + path)
      }
      return try body(root)
    }
  }

  private static func grey(_ value: UInt8) -> [UInt8] {
    png(rows: 2, columns: 3, [value, 1, 2, 3, 4, 5])
  }

  private static let tree = [
    "fern/1.png": grey(10), "fern/2.png": grey(20), "moss/a.PNG": grey(30), "moss/b.png": grey(40),
    "moss/c.png": grey(50), "moss/notes.txt": [65],
  ]

  @Test("a table beside folders of images is read, and it is said that those are not")
  func tableBeside() throws {
    var tree = Self.tree
    tree["labels.csv"] = Array(plants().utf8)
    try withTree(tree) { path in
      let data = try Dataset(path: path)
      #expect(data.shape == .features(2))
      #expect(
        data.reading.notes == ["folders of images left out, a table or arrays lie beside them"])
    }
  }

  @Test("a folder for each class, named after it, of images of bytes")
  func classes() throws {
    try withTree(Self.tree) { path in
      let data = try Dataset(path: path)
      #expect(data.shape == .image(rows: 2, columns: 3))
      #expect(data.classCounts == ["fern": 2, "moss": 3] && data.isTestCutOff)
      #expect(data.labelledInputs[[20, 1, 2, 3, 4, 5]] == "fern")
      #expect(data.labelledInputs[[50, 1, 2, 3, 4, 5]] == "moss")
      #expect(data.reading.files == [path])
    }
  }

  @Test(
    "folders of parts are parts",
    arguments: [("train", "test"), ("training", "testing"), ("Train", "val")])
  func parts(train: String, test: String) throws {
    var tree: [String: [UInt8]] = [:]
    for (path, bytes) in Self.tree {
      tree["\(train)/\(path)"] = bytes
      if path.contains("1.png") || path.contains("a.PNG") { tree["\(test)/\(path)"] = bytes }
    }
    try withTree(tree) { path in
      let data = try Dataset(path: path)
      #expect(data.train.count == 5 && data.test.count == 2 && !data.isTestCutOff)
      #expect(try Dataset(path: path + "/" + train).sampleCount == 5)
    }
  }

  @Test("classes that are called by numbers are in the order of the numbers")
  func numbers() throws {
    let tree = Dictionary(
      uniqueKeysWithValues: [0, 2, 9, 10].flatMap { label in
        (0..<2).map { ("\(label)/\($0).png", Self.grey(UInt8(label))) }
      })
    try withTree(tree) { try #require(try Dataset(path: $0).classNames == ["0", "2", "9", "10"]) }
  }

  @Test("colour comes plane by plane, and what is transparent shows black")
  func colour() throws {
    let pixels: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    let image = png(rows: 2, columns: 2, channels: 3, pixels)
    let tree = ["a/1.png": image, "a/2.png": image, "b/1.png": image, "b/2.png": image]
    try withTree(tree) {
      let data = try Dataset(path: $0)
      #expect(data.shape == .image(rows: 2, columns: 2, channels: 3))
      #expect(data.train.input(0) == [1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12])
    }
    let clear = png(rows: 1, columns: 2, channels: 2, [200, 255, 200, 0])
    try withTree(tree.mapValues { _ in clear }) {
      try #require(try Dataset(path: $0).train.input(0) == [200, 0])
    }
  }

  @Test("images that differ in size or colour are refused, and both named")
  func unlike() throws {
    for other in [
      png(rows: 3, columns: 2, [0, 1, 2, 3, 4, 5]),
      png(rows: 2, columns: 3, channels: 3, [UInt8](repeating: 9, count: 18)),
    ] {
      try withTree(Self.tree.merging(["moss/d.png": other]) { a, _ in a }) {
        expectRefused($0, "1.png has 2×3; all must be alike")
      }
    }
  }

  @Test("other images are refused with what to do, and a folder without images is none")
  func noImages() throws {
    try withTree(["a/1.jpg": [0xFF, 0xD8], "b/1.jpg": [0xFF, 0xD8]]) {
      expectRefused(
        $0,
        "an image that is not PNG; save the images as PNG, as by mogrify -format png *.jpg")
    }
    try withTree(["a/1.txt": [65], "b/1.txt": [65]]) { expectRefused($0, "no data in this folder") }
    try withTree(["a/1.png": Self.grey(1), "a/2.png": Self.grey(2)]) {
      expectRefused($0, "one class only ('a')")
    }
  }

  @Test("images of other formats among a class's are left out, and it is said how many")
  func others() throws {
    let other: [UInt8] = [0xFF, 0xD8]
    let silent = ["fern/Thumbs.db", "fern/.DS_Store", "fern/._1.png", "moss/desktop.ini"]
    var tree = Self.tree.merging(silent.map { ($0, other) }) { a, _ in a }
    try withTree(tree) { try #require(try Dataset(path: $0).reading.notes == []) }
    for name in ["fern/3.JPG", "fern/4.jpeg", "moss/x.gif", "moss/y.jpg"] { tree[name] = other }
    try withTree(tree) {
      let data = try Dataset(path: $0)
      #expect(data.classCounts == ["fern": 2, "moss": 3])
      #expect(
        data.reading.notes == [
          "1 GIF image left out; only PNG is read", "3 JPEG images left out; only PNG is read",
        ])
    }
    // Both parts count.
    let parts = ["train", "test"].flatMap { part in
      tree.map { ("\(part)/\($0.key)", $0.value) }
    }
    try withTree(Dictionary(uniqueKeysWithValues: parts)) {
      try #require(
        try Dataset(path: $0).reading.notes.last == "6 JPEG images left out; only PNG is read")
    }
  }

  @Test("a class whose images lie a folder deeper is not passed over")
  func deeper() throws {
    func expect(_ tree: [String: [UInt8]], _ name: String) throws {
      try withTree(tree) { folder in
        let error = #expect(throws: DataError.self) { try Dataset(path: folder) }
        #expect(error?.source == folder + "/" + name)
        #expect(
          error?.problem
            == "its images lie a folder deeper, in 's'; move them up into this folder, or this folder away"
        )
      }
    }
    try expect(Self.tree.merging(["reed/s/1.png": Self.grey(7)]) { a, _ in a }, "reed")
    try expect(Self.tree.merging(["reed/s/1.jpg": Self.grey(7)]) { a, _ in a }, "reed")
    var parts: [String: [UInt8]] = [:]
    for (path, bytes) in Self.tree {
      parts["train/" + path] = bytes
      parts["test/" + path.replacing("/", with: "/s/")] = bytes
    }
    try expect(parts, "test/fern")
    // What holds no images is no class.
    try withTree(Self.tree.merging(["notes/s/a.txt": [65]]) { a, _ in a }) {
      try #require(try Dataset(path: $0).sampleCount == 5)
    }
  }

  @Test("another file called .png is said to be what it is, with what makes PNG of an image")
  func misnamed() throws {
    for (start, problem) in [
      (
        [0xFF, 0xD8, 0xFF, 0xE0, 0],
        "a JPEG image, not PNG: PIL.Image.open(\"1.png\").save(\"1.png\", \"PNG\")"
      ),
      (Array("GIF89a".utf8) + [0], "a GIF image, not PNG: PIL.Image.open(\"1.png\")"),
      (Array("P5\n2 3\n255\n".utf8), "a PGM image, not PNG: PIL.Image.open(\"1.png\")"),
      (
        Array("version https://git-lfs.github.com/spec/v1\n".utf8),
        "a Git LFS pointer, not the data: git lfs pull"
      ),
      ([], "the file is empty"), ([1, 2, 3], "not a whole PNG image"),
    ] as [([UInt8], String)] {
      try withTree(Self.tree.merging(["fern/1.png": start]) { $1 }) { folder in
        let error = #expect(throws: DataError.self) { try Dataset(path: folder) }
        #expect(error?.source == folder + "/fern/1.png")
        #expect(error?.problem.hasPrefix(problem) == true, "\(error?.problem ?? "")")
      }
    }
  }

  @Test("an image that is cut, damaged or promises too much is refused in one line, with its name")
  func damaged() throws {
    let whole = Self.grey(1)
    var mutator = Mutator(seed: 3)
    var tree = Self.tree
    var options = DataOptions()
    options.byteLimit = 1 << 20
    try withTree(tree) { folder in
      for round in 0..<300 {
        let bytes = round < whole.count ? Array(whole[..<round]) : mutator.damaged(whole)
        write(bytes, to: folder + "/moss/c.png")
        switch Result(catching: { () throws(DataError) in try Dataset(path: folder, options) }) {
        case .success(let data): #expect(data.sampleCount == 5)
        case .failure(let error):
          #expect(error.source == folder + "/moss/c.png", "\(error)")
          #expect(error.problem == error.problem.onOneLine && error.problem.count < 200)
        }
      }
    }
    // 2³⁰ pixels in a header.
    var huge = png(rows: 1, columns: 1, [0])
    huge.replaceSubrange(16..<24, with: [0, 0, 128, 0, 0, 0, 128, 0])
    huge.replaceSubrange(29..<33, with: little([crc32(Array(huge[12..<29]))]).reversed())
    tree["fern/0.png"] = huge
    try withTree(tree) { expectRefused($0, "unpacks to more than", kind: .tooLarge, options) }
  }
}
