import Learning
import Testing

/// Arrays by the names and in the layouts in which people keep them.
struct ArrayLayoutTests {
  private static let x = npy("<f4", [6, 2], little((0..<12).map { Float($0).bitPattern }))
  private static let y = npy("|u1", [6], [0, 1, 2, 0, 1, 2])

  private func read(_ arrays: [(name: String, array: [UInt8])]) throws -> Dataset {
    try withFolder(["a.npz": npz(arrays)]) { try Dataset(path: $0 + "/a.npz") }
  }

  @Test(
    "inputs and labels by any of their names",
    arguments: [
      ("X", "y"), ("x", "Y"), ("data", "target"), ("embeddings", "labels"), ("features", "label"),
      ("feats", "targets"), ("vectors", "classes"), ("samples", "labels"), ("images", "labels"),
      ("inputs", "y"), ("emb", "y"), ("descriptors", "class"), ("arr_0", "arr_1"),
      ("Embeddings", "Labels"), ("image_features", "image_labels"),
    ])
  func names(inputs: String, labels: String) throws {
    for arrays in [[(inputs, Self.x), (labels, Self.y)], [(labels, Self.y), (inputs, Self.x)]] {
      let isPositional = inputs == "arr_0"
      if isPositional && arrays[0].0 == labels { continue }
      let data = try read(arrays)
      #expect(data.sampleCount == 6 && data.shape == .features(2))
      #expect(data.labelledInputs[[4, 5]] == "2")
    }
  }

  @Test(
    "of several arrays that may be labels the longest is, and words are the names of classes",
    arguments: ["classes", "class_names", "label_map", "target_names", "labels"])
  func names(array: String) throws {
    let words = npy(words: ["fern", "moss", "reed"])
    let data = try read([("X", Self.x), ("y", Self.y), (array, words)])
    #expect(data.classCounts == ["fern": 2, "moss": 2, "reed": 2])
    let numbers = try read([("X", Self.x), ("y", Self.y), ("classes", npy("|u1", [3], [0, 1, 2]))])
    #expect(numbers.classCounts == ["0": 2, "1": 2, "2": 2])
  }

  @Test(
    "a word for nothing among labels is warned of, no word is refused, and both are left out if asked"
  )
  func absentLabels() throws {
    var options = DataOptions()
    for (word, isRefused) in [("NA", false), ("nan", false), ("", true)] {
      let y = npy(words: ["fern", "moss", word, "fern", "moss", word])
      try withFolder(["a.npz": npz([("X", Self.x), ("y", y)])]) { folder in
        options.missingCells = .refused
        if isRefused {
          let error = #expect(throws: DataError.self) {
            try Dataset(path: folder + "/a.npz", options)
          }
          #expect(error?.problem == "sample 2 (from 0) has nothing where a label is needed")
          #expect(error?.remedy == .missingCells)
        } else {
          let data = try Dataset(path: folder + "/a.npz", options)
          #expect(data.classCounts == ["fern": 2, "moss": 2, word: 2])
          #expect(data.reading.warnings.map(\.remedy) == [.missingLabels])
        }
        options.missingCells = .dropped
        let left = try Dataset(path: folder + "/a.npz", options)
        #expect(left.classCounts == ["fern": 2, "moss": 2] && left.reading.warnings.isEmpty)
      }
    }
  }

  @Test("of inputs in two shapes the images are taken, and a name that says more gives way")
  func severalInputs() throws {
    let flat = npy("|u1", [6, 4], (0..<24).map { UInt8($0) })
    let images = npy("|u1", [6, 2, 2], (0..<24).map { UInt8($0) })
    let digits = try read([("data", flat), ("images", images), ("target", Self.y)])
    #expect(digits.shape == .image(rows: 2, columns: 2) && digits.sampleCount == 6)
    let module = npy(words: ["sklearn.datasets.data"])
    let bunch = try read([("data", flat), ("target", Self.y), ("data_module", module)])
    #expect(bunch.shape == .features(4) && bunch.sampleCount == 6)
    #expect(try read([("X_data", flat), ("y_data", Self.y)]).sampleCount == 6)
  }

  @Test("arrays by position, labels first")
  func positional() throws {
    #expect(try read([("arr_0", Self.y), ("arr_1", Self.x)]).labelledInputs[[4, 5]] == "2")
  }

  @Test(
    "parts by any of their names",
    arguments: [
      ["trainX", "trainY", "testX", "testY"], ["X_train", "y_train", "X_test", "y_test"],
      ["xtrain", "ytrain", "xtest", "ytest"],
      ["train_images", "train_labels", "test_images", "test_labels"],
      ["XTrain", "YTrain", "XTest", "YTest"], ["X_tr", "y_tr", "X_te", "y_te"],
      ["trainimages", "trainlabels", "testimages", "testlabels"],
      ["training_data", "training_targets", "testing_data", "testing_targets"],
    ])
  func parts(names: [String]) throws {
    let small = npy("<f4", [3, 2], little((0..<6).map { Float($0).bitPattern }))
    let labels = npy("|u1", [3], [0, 1, 2])
    let data = try read(Array(zip(names, [Self.x, Self.y, small, labels])))
    #expect(data.train.count == 6 && data.test.count == 3 && !data.isTestCutOff)
    let files = Dictionary(
      uniqueKeysWithValues: zip(names.map { $0 + ".npy" }, [Self.x, Self.y, small, labels]))
    try withFolder(files) { folder in
      try #require(try Dataset(path: folder).test.count == 3)
      try #require(try Dataset(path: "\(folder)/\(names[1]).npy").test.count == 3)
    }
  }

  @Test("a bunch of scikit-learn's: names of classes are used, what else lies there is passed over")
  func bunch() throws {
    let names = npy(words: ["fern", "moss", "reed"])
    let data = try read([
      ("data", Self.x), ("target", Self.y), ("target_names", names),
      ("feature_names", npy(words: ["height", "width"])), ("frame", npy("|O", [], [1])),
      ("DESCR", npy("<U5000", [], [1])), ("filename", npy(words: ["x.csv"])),
    ])
    #expect(data.classCounts == ["fern": 2, "moss": 2, "reed": 2])
    for key in ["label_names", "class_names", "labelNames", "classnames", "target_names"] {
      let named = try read([("X", Self.x), ("y", Self.y), (key, names)])
      #expect(named.classNames == ["fern", "moss", "reed"])
    }
    // A class without a sample keeps its name; names that do not fit are refused.
    let gap = npy("|u1", [6], [0, 2, 0, 2, 0, 2])
    #expect(
      try read([("X", Self.x), ("y", gap), ("class_names", names)]).classNames == ["fern", "reed"])
    let error = #expect(throws: DataError.self) {
      try read([("X", Self.x), ("y", Self.y), ("class_names", npy(words: ["a", "b"]))])
    }
    #expect(error?.problem.contains("2 names, but 3 classes in the data (0, 1, 2)") == true)
  }

  @Test(
    "files of names beside the data name its classes",
    arguments: ["class_names.txt", "target_names.txt", "label_names.npy", "class_names.npy"])
  func nameFiles(name: String) throws {
    let content = name.hasSuffix("npy") ? npy(words: ["a", "b", "c"]) : Array("a\nb\nc\n".utf8)
    try withFolder(["x.npy": Self.x, "y.npy": Self.y, name: content]) { folder in
      #expect(try Dataset(path: folder).classNames == ["a", "b", "c"])
      let data = try Dataset(path: folder + "/x.npy")
      #expect(data.classNames == ["a", "b", "c"])
      #expect(Set(data.fileNames) == ["x.npy", "y.npy", name])
    }
  }

  @Test("labels as rows with a single 1, of any type and in any order of the elements")
  func oneHot() throws {
    let rows: [[Int]] = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1]]
    let flat = rows.flatMap { $0 }
    let columns = (0..<3).flatMap { column in rows.map { $0[column] } }
    let arrays = [
      npy("|u1", [6, 3], flat.map { UInt8($0) }), npy("|b1", [6, 3], flat.map { UInt8($0) }),
      npy("<f4", [6, 3], little(flat.map { Float($0).bitPattern })),
      npy("<f8", [6, 3], little(flat.map { Double($0).bitPattern })),
      npy("<i8", [6, 3], little(flat.map { Int64($0) })),
      npy("<f8", [6, 3], isColumnMajor: true, little(columns.map { Double($0).bitPattern })),
    ]
    for array in arrays {
      let data = try read([("X", Self.x), ("Y", array)])
      #expect(data.classCounts == ["0": 2, "1": 2, "2": 2])
      #expect(data.labelledInputs[[2, 3]] == "1")
    }
    for wrong: [UInt8] in [[1, 1, 0], [0, 0, 0], [2, 0, 0]] {
      let array = npy("|u1", [6, 3], wrong + flat[3...].map { UInt8($0) })
      let error = #expect(throws: DataError.self) { try read([("X", Self.x), ("y", array)]) }
      #expect(error?.problem.contains("labels of shape 6×3") == true)
    }
  }

  @Test("QMNIST's eight columns of labels begin with the class")
  func qmnist() throws {
    let labels = (0..<4).flatMap { row -> [UInt8] in
      [UInt32(row % 2), 0, 2610, UInt32(row), 5, 6, 7, 0].flatMap { little([$0]).reversed() }
    }
    let files = [
      "qmnist-train-images-idx3-ubyte": idx([4, 1, 1], [1, 2, 3, 4]),
      "qmnist-train-labels-idx2-int": idx([4, 8], type: 12, labels),
    ]
    try withFolder(files) { try #require(try Dataset(path: $0).classCounts == ["0": 2, "1": 2]) }
  }

  @Test("QMNIST's labels are the same column by column")
  func qmnistByColumn() throws {
    let columns: [[Int32]] =
      [[4, 7, 4, 7, 4, 7]] + (1..<8).map { [Int32](repeating: $0, count: 6) }
    for (isColumnMajor, numbers) in [
      (true, columns.flatMap { $0 }), (false, (0..<6).flatMap { row in columns.map { $0[row] } }),
    ] {
      let y = npy("<i4", [6, 8], isColumnMajor: isColumnMajor, little(numbers))
      let data = try read([("X", Self.x), ("y", y)])
      #expect(data.classCounts == ["4": 3, "7": 3] && data.labelledInputs[[2, 3]] == "7")
    }
  }

  @Test("an archive in which nothing is called as data is refused with the names that are there")
  func unknown() throws {
    let error = #expect(throws: DataError.self) { try read([("foo", Self.x), ("bar", Self.y)]) }
    #expect(error?.problem.contains("found: foo, bar") == true)
  }

  /// 2 × 3 × 4 elements whose values say where they are, column by column.
  @Test(
    "arrays that lie column by column come out row by row, whatever their type",
    arguments: ["|u1", "<i2", ">i4", "<i8", "<u2", "<f2", "<f4", ">f8"])
  func columnMajorNumbers(type: String) throws {
    let least = type == "|u1" ? 0 : 300
    func value(_ i: Int, _ j: Int, _ k: Int) -> Int { least + 100 * i + 10 * j + k }
    let numbers = (0..<4).flatMap { k in (0..<3).flatMap { j in (0..<2).map { value($0, j, k) } } }
    let bytes = numbers.flatMap { number -> [UInt8] in
      let least: [UInt8] =
        switch type.dropFirst() {
        case "u1": [UInt8(number)]
        case "i2", "u2": little([UInt16(number)])
        case "i4": little([UInt32(number)])
        case "i8": little([UInt64(number)])
        // Whole numbers up to 2048 have their exponent and fraction at hand in 16 bits too.
        case "f2": little([half(number)])
        case "f4": little([Float(number).bitPattern])
        default: little([Double(number).bitPattern])
        }
      return type.hasPrefix(">") ? least.reversed() : least
    }
    let x = npy(type, [2, 3, 4], isColumnMajor: true, bytes)
    let y = npy("|u1", [2], [0, 1])
    try withFolder(["x_train.npy": x, "y_train.npy": y, "x_test.npy": x, "y_test.npy": y]) {
      let data = try Dataset(path: $0)
      #expect(data.shape == .image(rows: 3, columns: 4))
      for i in 0..<2 {
        let expected = (0..<3).flatMap { j in (0..<4).map { Float(value(i, j, $0)) } }
        #expect(data.train.input(i) == expected)
      }
    }
  }

  private func half(_ number: Int) -> UInt16 {
    let exponent = Int.bitWidth - 1 - number.leadingZeroBitCount
    return UInt16((exponent + 15) << 10 | ((number << 10) >> exponent) & 0x3FF)
  }

  @Test("labels that lie column by column are the same as others: words and numbers, n×1 and n")
  func columnMajorLabels() throws {
    let words: [UInt8] = Array("apeoxyapeoxyapeoxy".utf8)
    for y in [
      npy("|S3", [6, 1], isColumnMajor: true, words), npy("|S3", [6], isColumnMajor: true, words),
    ] {
      let data = try read([("X", Self.x), ("y", y)])
      #expect(data.classCounts == ["ape": 3, "oxy": 3])
      #expect(data.labelledInputs[[2, 3]] == "oxy")
    }
  }
}
