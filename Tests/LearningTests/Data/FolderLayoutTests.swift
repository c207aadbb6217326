import Learning
import Testing

/// Folders as Kaggle, UCI and others hand them out.
struct FolderLayoutTests {
  private static let rows = (0..<12).map { "\($0).5,\($0 % 5),\(["p", "q"][$0 % 2])\n" }.joined()

  @Test("a test part that has all columns but the label is left out, and that is said")
  func unlabelled() throws {
    let test = "a,b\n1,2\n3,4\n"
    let data = try read(of: ["train.csv": "a,b,kind\n" + Self.rows, "test.csv": test])
    #expect(data.isTestCutOff && data.sampleCount == 12 && data.fileNames == ["train.csv"])
    #expect(data.reading.notes == ["test.csv left out, it has no column 'kind'"])
    try withFolder([
      "train.csv": Array(("a,b,kind\n" + Self.rows).utf8), "test.csv": Array("a,c\n1,2\n".utf8),
    ]) { folder in
      expectRefused(
        folder,
        "2 columns, \(folder)/train.csv has 3; the parts need the same columns, or name the one file that is to be read"
      )
    }
  }

  @Test(
    "endings that say which part a table is do so",
    arguments: [
      ("adult.data", "adult.test"), ("optdigits.tra", "optdigits.tes"), ("sat.trn", "sat.tst"),
      ("plants.train", "plants.test"),
    ])
  func endings(train: String, test: String) throws {
    let files = [train: Self.rows, test: "1,2,p\n3,4,q\n5,6,p\n7,8,q\n", "adult.names": "no data"]
    let data = try read(of: files)
    #expect(data.train.count == 12 && data.test.count == 4 && !data.isTestCutOff)
    #expect(data.fileNames.sorted() == [train, test].sorted())
    #expect(try read(test, of: files).sampleCount == 4)
  }

  @Test(
    "texts are data where nothing else is, by what they are called",
    arguments: [
      ["X_train.txt", "y_train.txt", "X_test.txt", "y_test.txt"], ["X.txt", "y.txt"],
      ["features.txt", "labels.txt"],
    ])
  func texts(names: [String]) throws {
    let inputs = (0..<12).map { "  \($0).5e+00  \($0 % 5).0\n" }.joined()
    let labels = (0..<12).map { "\($0 % 2 + 1)\n" }.joined()
    var files = ["README.txt": "These are plants.", "subject_train.txt": labels]
    for (index, name) in names.enumerated() { files[name] = index % 2 == 0 ? inputs : labels }
    for name in ["", names[0], names[1]] {
      let data = try read(name, of: files)
      #expect(data.shape == .features(2) && data.classNames == ["1", "2"])
      #expect(data.labelledInputs[[3.5, 3]] == "2" && data.isTestCutOff == (names.count == 2))
    }
  }

  @Test("labels beside a table that has none are its labels, and else are left out, which is said")
  func labelsBeside() throws {
    let inputs = (0..<12).map { "\($0).5 \($0 % 5) \($0 * 3 % 7)\n" }.joined()
    let labels = (0..<12).map { "\($0 % 2 * 2 - 1)\n" }.joined()
    let data = try read(of: ["madelon_train.data": inputs, "madelon_train.labels": labels])
    #expect(data.shape == .features(3) && data.classCounts == ["-1": 6, "1": 6])
    let whole = try read(of: ["train.csv": plants(), "train_labels.csv": labels])
    #expect(whole.classNames == ["fern", "moss", "reed"])
    #expect(whole.reading.notes == ["train_labels.csv left out, train.csv has labels"])
  }

  @Test("the only text that does not explain something is the data")
  func oneText() throws {
    let files = ["plants.txt": Self.rows, "README.txt": "Plants.", "classes.txt": "fern\nmoss\n"]
    #expect(try read(of: files).sampleCount == 12)
    try withFolder(["a.txt": Array(Self.rows.utf8), "b.txt": Array(Self.rows.utf8)]) {
      expectRefused($0, "no data in this folder")
    }
  }

  @Test("an encoding of what has no text is refused")
  func encoding() throws {
    var options = DataOptions()
    options.encoding = "latin1"
    let x = npy("<f4", [4, 2], little((0..<8).map { Float($0).bitPattern }))
    try withFolder(["a.npz": npz([("X", x), ("y", npy("|u1", [4], [0, 1, 0, 1]))])]) { folder in
      let error = #expect(throws: DataError.self) { try Dataset(path: folder + "/a.npz", options) }
      #expect(
        error?.problem == "no table and no list of names, so nothing in another encoding")
    }
  }
}
