import Learning
import Testing

/// Zip archives of files: what is read out of them, and what they are called where nothing is.
struct ZippedFilesTests {
  @Test("archives, by what is in them")
  func archives() throws {
    let content = Array("1,2,a\n".utf8)
    func expect(_ names: [String], _ parts: [String]) throws {
      let bytes = zipped(names.map { ($0, content) })
      try withFolder(["some.zip": bytes]) {
        for part in parts { expectRefused($0 + "/some.zip", part) }
      }
    }
    try expect(
      ["[Content_Types].xml", "xl/workbook.xml"],
      ["an Excel workbook (XLSX)", "read_excel(\"some.zip\")"])
    try expect(["[Content_Types].xml", "word/document.xml"], ["an Office document"])
    try expect(["mimetype", "content.xml"], ["an OpenDocument file"])
    try expect(
      ["archive/data.pkl", "archive/data/0"], ["a PyTorch file", "torch.load(\"some.zip\")"])
    try expect(["a.csv", "b.csv"], ["a zip archive of a.csv, b.csv", "unpack it"])
    try expect(["folder/"], ["a zip archive of folder/"])
  }

  @Test("a table alone in a zip archive is read")
  func zippedTable() throws {
    try withFolder(["t.csv.zip": zipped([("t.csv", Array(plants().utf8))])]) {
      try #require(try Dataset(path: $0 + "/t.csv.zip").sampleCount == 12)
    }
    // One within another is not, nor is a file that was packed twice.
    let inner = zipped([("t.csv", Array(plants().utf8))])
    try withFolder(["a.zip": zipped([("t.zip", inner)]), "b.gz": gzipped(gzipped([49, 44, 50]))]) {
      expectRefused($0 + "/a.zip", "a zip archive of t.csv")
      expectRefused($0 + "/b.gz", "packed twice by gzip")
    }
  }

  @Test(
    "a table is read out of an archive that has nothing else but its folder and what systems add")
  func zippedWithFolder() throws {
    let table = ("iris/iris.csv", Array(plants().utf8))
    let system =
      [
        ("__MACOSX/._iris.csv", [0, 5, 22, 7]), ("__MACOSX/iris/._iris.csv", [0, 5, 22, 7]),
        ("iris/.DS_Store", [0, 0, 0, 1]), ("iris/Thumbs.db", [1]), ("desktop.ini", [1]),
      ] as [(String, [UInt8])]
    for members in [
      [("iris/", []), table], [table] + system,
      [("iris/", []), ("__MACOSX/", [])] + system + [table],
      [("iris.csv", table.1), system[0]],
    ] {
      try withFolder(["iris.zip": zipped(members.map { (name: $0.0, content: $0.1) })]) {
        try #require(
          try Dataset(path: $0 + "/iris.zip").classCounts == ["fern": 4, "moss": 4, "reed": 4])
      }
    }
    // Two tables are two, whatever lies beside them, and only they are named.
    let two = [("a/", []), ("a/x.csv", table.1), ("a/y.csv", table.1)] + system
    try withFolder(["a.zip": zipped(two.map { (name: $0.0, content: $0.1) })]) {
      expectRefused($0 + "/a.zip", "a zip archive of a/x.csv, a/y.csv: unpack it")
    }
    // Arrays on a Mac's archive too.
    let arrays = [
      ("X.npy", npy("|u1", [4, 2], [1, 2, 3, 4, 5, 6, 7, 8])),
      ("y.npy", npy("|u1", [4], [0, 1, 0, 1])),
      ("__MACOSX/._X.npy", [0, 5]), ("__MACOSX/._y.npy", [0, 5]),
    ]
    try withFolder(["a.zip": zipped(arrays.map { (name: $0.0, content: $0.1) })]) {
      try #require(try Dataset(path: $0 + "/a.zip").sampleCount == 4)
    }
  }
}
