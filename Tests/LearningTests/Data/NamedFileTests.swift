import Foundation
import Learning
import Testing

/// A file that is named is the file that is read; what lies beside it only completes what it lacks.
struct NamedFileTests {
  private static let other = "p,q,label\n0,0,x\n1,0,y\n2,0,x\n3,0,y\n4,0,x\n"
  private static let classes = ["fern": 4, "moss": 4, "reed": 4]

  @Test(
    "a table alone is the data, whatever else lies there and whatever it is called",
    arguments: [
      ("soil.data", ["soil.csv"]), ("soil.csv", ["soil.data", "soil.tsv", "soil-train.csv"]),
      ("soil.tsv", ["soil.csv"]), ("target", ["train.csv", "data.csv"]),
      ("clay-data.csv", ["clay.csv"]), ("clay-samples.csv", ["clay.csv", "clay-data.csv"]),
      ("data.csv", ["labels.csv", "target.csv"]), ("labels.csv", ["data.csv", "features.csv"]),
      ("train.csv", ["test.csv"]), ("test.csv", ["train.csv"]), ("val.csv", ["train.csv"]),
      ("y.csv", ["x.csv"]), ("plants.txt", ["plants.csv", "X.csv"]),
    ])
  func tables(name: String, others: [String]) throws {
    var files = [name: plants()]
    for other in others { files[other] = Self.other }
    let data = try read(name, of: files)
    #expect(data.classCounts == Self.classes)
    #expect(data.fileNames == [name] && data.isTestCutOff)
  }

  @Test("of a plain and a packed file of one name each is read when it is named")
  func packedTwin() throws {
    let files = ["data.csv": Array(Self.other.utf8), "data.csv.gz": gzipped(Array(plants().utf8))]
    try withFolder(files) { folder in
      try #require(try Dataset(path: folder + "/data.csv.gz").classCounts == Self.classes)
      try #require(try Dataset(path: folder + "/data.csv").classCounts == ["x": 3, "y": 2])
      try #require(try Dataset(path: folder).fileNames == ["data.csv"])
    }
  }

  private static func archive(_ names: [String], count: Int = 6) -> [UInt8] {
    npz(
      names.map { name in
        let isLabels = ["y", "labels"].contains(name)
        return isLabels
          ? (name, npy("|u1", [count], (0..<count).map { UInt8($0 % 2) }))
          : (name, npy("|u1", [count, 2], (0..<2 * count).map { UInt8($0) }))
      })
  }

  @Test(
    "a whole archive is the data, however its name sounds",
    arguments: ["x-a.npz", "labels-a.npz", "data-a.npz", "features-a.npz", "train.npz", "test.npz"])
  func archives(name: String) throws {
    let whole = Self.archive(["X", "y"])
    let others = ["x-a", "labels-a", "data-a", "features-a", "train", "test", "a"].filter {
      $0 + ".npz" != name
    }
    var files = [name: whole, "labels-a.csv": Array(Self.other.utf8), "x-a.csv": [0x31]]
    for other in others { files[other + ".npz"] = Self.archive(["X", "y"], count: 20) }
    try withFolder(files) {
      let data = try Dataset(path: $0 + "/" + name)
      #expect(data.sampleCount == 6 && data.fileNames == [name])
    }
  }

  @Test("half an archive is completed by the other half in the same format, and by nothing else")
  func halves() throws {
    let files = [
      "x-a.npz": Self.archive(["X"]), "y-a.npz": Self.archive(["y"]),
      "y-b.npz": Self.archive(["y"], count: 9), "labels-a.csv": Array(Self.other.utf8),
    ]
    try withFolder(files) { folder in
      for name in ["x-a.npz", "y-a.npz"] {
        let data = try Dataset(path: folder + "/" + name)
        #expect(data.sampleCount == 6)
        #expect(data.fileNames.sorted() == ["x-a.npz", "y-a.npz"] && data.fileNames[0] == name)
      }
      expectRefused(folder + "/y-b.npz", "labels without their inputs")
    }
    let x = npy("|u1", [6, 2], (0..<12).map { $0 })
    try withFolder(["x.npy": x, "y.csv": Array("label\n0\n1\n0\n1\n0\n1\n".utf8)]) {
      expectRefused($0 + "/x.npy", "inputs without their labels")
    }
  }

  @Test(
    "a part alone is the data, named or as a folder",
    arguments: ["test.csv", "validation.csv", "val.tsv", "x-testing.csv"])
  func partAlone(name: String) throws {
    let files = [name: plants(separator: name.hasSuffix("tsv") ? "\t" : ",")]
    for named in [name, ""] {
      let data = try read(named, of: files)
      #expect(data.classCounts == Self.classes && data.isTestCutOff)
    }
    try withFolder(["validation.npz": Self.archive(["X", "y"])]) {
      try #require(try Dataset(path: $0).sampleCount == 6)
      try #require(try Dataset(path: $0 + "/validation.npz").sampleCount == 6)
    }
    try withFolder([
      "a.npz": npz([
        ("x_test", npy("|u1", [4, 1], [1, 2, 3, 4])), ("y_test", npy("|u1", [4], [0, 1, 0, 1])),
      ])
    ]) { try #require(try Dataset(path: $0 + "/a.npz").sampleCount == 4) }
  }

  @Test(
    "the halves of a part alone are the data, named or as a folder",
    arguments: [
      ["t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"], ["x_test.npy", "y_test.npy"],
      ["validation-images-idx3-ubyte", "validation-labels-idx1-ubyte"], ["X_val.npy", "y_val.npy"],
    ])
  func halvesAlone(names: [String]) throws {
    let isIDX = names[0].hasSuffix("ubyte")
    let (images, labels): ([UInt8], [UInt8]) = ([1, 2, 3, 4, 5, 6, 7, 8], [0, 1, 0, 1])
    let files = [
      names[0]: isIDX ? idx([4, 1, 2], images) : npy("|u1", [4, 1, 2], images),
      names[1]: isIDX ? idx([4], labels) : npy("|u1", [4], labels),
    ]
    try withFolder(files) { folder in
      for path in [folder, folder + "/" + names[0], folder + "/" + names[1]] {
        let data = try Dataset(path: path)
        #expect(data.classCounts == ["0": 2, "1": 2] && data.isTestCutOff)
        #expect(data.labelledInputs[[3, 4]] == "1" && data.reading.notes.isEmpty)
      }
    }
  }

  @Test("a validation part beside others is left out, and that is said")
  func validation() throws {
    let data = try read(of: ["train.csv": plants(), "test.csv": plants(3), "valid.csv": Self.other])
    #expect(data.train.count == 12 && data.test.count == 3)
    #expect(data.reading.notes == ["valid.csv left out, a validation part"])
    #expect(data.fileNames == ["test.csv", "train.csv"])
  }

  @Test("a folder that is called like a file is passed over")
  func folderLikeFile() throws {
    let images = idx([4, 1, 2], [0, 1, 10, 11, 20, 21, 30, 31])
    let labels = idx([4], [7, 3, 3, 7])
    try withFolder(["train-images.idx3-ubyte": images, "train-labels.idx1-ubyte": labels]) {
      folder in
      for name in ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "other.csv"] {
        let inner = folder + "/" + name
        try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: false)
        write(images, to: inner + "/" + name)
      }
      for name in ["", "/train-images.idx3-ubyte", "/train-labels.idx1-ubyte"] {
        #expect(try Dataset(path: folder + name).sampleCount == 4)
      }
    }
  }

  @Test("torchvision's folders are looked into, where there is one data set in them")
  func torchvision() throws {
    let files = [
      "train-images-idx3-ubyte": idx([4, 1, 1], [1, 2, 3, 4]),
      "train-labels-idx1-ubyte": idx([4], [0, 1, 0, 1]),
    ]
    try withFolder([:]) { root in
      func make(_ name: String) throws {
        let folder = "\(root)/\(name)/raw"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, bytes) in files { write(bytes, to: folder + "/" + name) }
      }
      try make("MNIST")
      for path in [root, root + "/MNIST", root + "/MNIST/raw"] {
        let data = try Dataset(path: path)
        #expect(data.sampleCount == 4 && data.name == "MNIST")
      }
      try make("KMNIST")
      expectRefused(root, "several data sets in this folder (KMNIST, MNIST)")
    }
  }

  @Test("UCI's folder of data, names and index is its data")
  func uci() throws {
    let data = try read(of: [
      "plants.data": plants(header: nil), "plants.names": "1. Title", "Index": "Index of plants",
    ])
    #expect(data.classCounts == Self.classes && data.fileNames == ["plants.data"])
  }

  @Test("what comes out of a pipe is read as the file would be", arguments: [false, true])
  func pipe(isPacked: Bool) throws {
    let bytes = Array(plants().utf8)
    try withFolder([:]) { folder in
      let path = folder + "/some.csv"
      #expect(mkfifo(path, 0o600) == 0)
      let content = isPacked ? gzipped(bytes) : bytes
      // A pipe is opened by both ends at once.
      let writer = Thread {
        let file = fopen(path, "wb")
        fwrite(content, 1, content.count, file)
        fclose(file)
      }
      writer.start()
      try #require(try Dataset(path: path).classCounts == Self.classes)
    }
  }

  // A moment; the limit is for what grows with the square.
  @Test("a folder of 20,000 other files is looked through once", .timeLimit(.minutes(5)))
  func manyNames() throws {
    let names = (0..<4_000).map { "note \($0).md" } + (0..<16_000).map { "a-\($0)-idx-int" }
    try withFolder(["plants.csv": Array(plants().utf8)]) { folder in
      for name in names { symlink("/nowhere", folder + "/" + name) }
      let data = try Dataset(path: folder + "/plants.csv")
      #expect(data.classCount > 1)
    }
  }
}
