import Learning
import Testing

/// Archives that hold more than is needed, and arrays that are none.
struct NeedlessArraysTests {
  private func read(_ arrays: [(name: String, array: [UInt8])]) throws -> Dataset {
    try withFolder(["a.npz": npz(arrays)]) { try Dataset(path: $0 + "/a.npz") }
  }

  private func expectRefused(
    _ arrays: [(name: String, array: [UInt8])], _ member: String, _ problem: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try withFolder(["a.npz": npz(arrays)]) { folder in
      let error = #expect(throws: DataError.self, sourceLocation: sourceLocation) {
        try Dataset(path: folder + "/a.npz")
      }
      #expect(error?.source == folder + "/a.npz, " + member, sourceLocation: sourceLocation)
      #expect(error?.problem == problem, sourceLocation: sourceLocation)
    }
  }

  private static let x = npy("|u1", [6, 2], (0..<12).map { $0 })
  private static let y = npy("<i8", [6], little([0, 1, 2, 0, 1, 2]))
  /// As `numpy.array("iris.csv")`.
  private static let word = npy("<U8", [], little("iris.csv".unicodeScalars.map(\.value)))
  private static let number = npy("<i8", [], little([3]))

  /// `numpy.array(…, dtype=object)`, as far as NumPy 2 writes its pickle alike: in front of the elements stand the type, the order
  /// of the elements, and a list.
  private static func objects(_ shape: [Int], _ elements: [UInt8]) -> [UInt8] {
    let start: [UInt8] = [0x80, 4, 0x95, 0x93, 0, 0, 0, 0, 0, 0, 0, 0x8C, 22]
    let order: [UInt8] = [0x8C, 2, 0x4F, 0x38, 0x94, 0x89, 0x88, 0x87, 0x94, 0x52, 0x94]
    return npy(
      "|O", shape,
      start + Array("numpy._core.multiarray".utf8) + order
        + [0x89, UInt8(ascii: "]"), 0x94, UInt8(ascii: "(")] + elements + Array("et.".utf8))
  }

  @Test(
    "a Bunch of scikit-learn, whole: single values and objects beside the arrays are passed over")
  func bunch() throws {
    let names = npy(words: ["setosa", "versicolor", "virginica"])
    let data = try read([
      ("data", Self.x), ("target", Self.y), ("frame", Self.objects([], [0x4E])),
      ("target_names", names), ("DESCR", Self.word),
      ("feature_names", npy(words: ["height", "width"])), ("filename", Self.word),
      ("data_module", Self.word), ("data_filename", Self.word), ("target_filename", Self.word),
    ])
    #expect(data.classCounts == ["setosa": 2, "versicolor": 2, "virginica": 2])
    #expect(data.shape == .features(2) && data.labelledInputs[[2, 3]] == "versicolor")
  }

  @Test("so they are where nothing has a name, and where they are called as what is there")
  func others() throws {
    let arrays = [
      [("arr_0", Self.x), ("arr_1", Self.y), ("arr_2", Self.number)],
      [("X", Self.x), ("y", Self.y), ("labels", Self.objects([6], [0x4B, 1]))],
      [("x_train", Self.objects([6], [0x4B, 1])), ("X", Self.x), ("y", Self.y)],
    ]
    for arrays in arrays { #expect(try read(arrays).sampleCount == 6) }
  }

  @Test("images win over the same numbers in one row, in whichever order they lie")
  func twins() throws {
    let numbers = little((0..<6 * 4).map { Double($0 % 17).bitPattern })
    let flat = ("data", npy("<f8", [6, 4], numbers))
    let images = ("images", npy("<f8", [6, 2, 2], numbers))
    for pair in [[flat, images], [images, flat]] {
      let data = try read(pair + [("target", Self.y)])
      #expect(data.shape == .image(rows: 2, columns: 2) && data.sampleCount == 6)
      #expect(data.labelledInputs[[4, 5, 6, 7]] == "1")
    }
    // Of other numbers it is not known which are wanted, nor of other lengths.
    let other = ("images", npy("<f8", [6, 2, 2], numbers.reversed()))
    let fewer = ("images", npy("<f8", [3, 2, 4], numbers))
    for images in [other, fewer] {
      try expectRefused(
        [flat, images, ("target", Self.y)], "images",
        "a second file for the same part of the same data set")
    }
  }

  @Test("to compare twins takes no more than the limit that their archive needs")
  func limit() throws {
    let numbers = [UInt8](repeating: 7, count: 6 * 64)
    let archive = npz([
      ("data", npy("|u1", [6, 64], numbers)), ("images", npy("|u1", [6, 8, 8], numbers)),
      ("y", Self.y),
    ])
    var options = DataOptions()
    options.byteLimit = archive.count
    try withFolder(["a.npz": archive]) {
      try #require(try Dataset(path: $0 + "/a.npz", options).shape == .image(rows: 8, columns: 8))
    }
  }

  @Test("a single value where an array is needed is called so")
  func single() throws {
    try expectRefused(
      [("X", Self.x), ("y", Self.number)], "y",
      "a single number where labels are needed, one for each sample")
    try expectRefused(
      [("X", Self.x), ("y", Self.word)], "y",
      "a single text where labels are needed, one for each sample")
    try expectRefused(
      [("X", Self.number), ("y", Self.y)], "X",
      "a single number where inputs are needed: samples × features or samples × rows × columns")
    try expectRefused(
      [("X", Self.x), ("y", Self.y), ("class_names", Self.word)], "class_names",
      "a single text where names are needed, one for each class")
    try expectRefused(
      [("X", Self.x), ("y", npy("<i8", [], [1, 2]))], "y",
      "its header promises 8 bytes (one element of type '<i8'), it holds 2")
  }

  @Test("an array of Python objects is refused with what makes text or numbers of it")
  func pickled() throws {
    let kind = "elements of type '|O', Python objects"
    for (elements, problem) in [
      ([0x8C, 1, 97, 0x94], "\(kind) that are text: save it after .astype(str)"),
      ([0x58, 1, 0, 0, 0, 97], "\(kind) that are text: save it after .astype(str)"),
      ([0x4B, 1], "\(kind) that are numbers: save it after .astype(float)"),
      ([0x47, 0x3F, 0xF8], "\(kind) that are numbers: save it after .astype(float)"),
      (
        [0x68, 0],
        "\(kind): save it after .astype(str), or .astype(float) where they are numbers"
      ),
    ] as [([UInt8], String)] {
      try expectRefused([("X", Self.x), ("y", Self.objects([6], elements))], "y", problem)
    }
    // Cut anywhere it is refused all the same.
    let whole = Self.objects([6], [0x8C, 1, 97, 0x94])
    for length in whole.indices {
      try withFolder(["X.npy": Self.x, "y.npy": Array(whole[..<length])]) { folder in
        #expect(throws: DataError.self) { try Dataset(path: folder) }
      }
    }
  }
}
