import Learning
import Testing

/// What a file is that is not read, said by how it begins, with what makes data of it.
struct SignatureTests {
  private func expectSaid(
    _ bytes: [UInt8], in name: String, _ parts: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for (name, bytes) in [(name, bytes), (name + ".gz", gzipped(bytes))] {
      try withFolder([name: bytes]) { folder in
        let error = #expect(throws: DataError.self, sourceLocation: sourceLocation) {
          try Dataset(path: folder + "/" + name)
        }
        guard let error else { return }
        for part in parts {
          #expect(error.problem.contains(part), "\(error)", sourceLocation: sourceLocation)
        }
        #expect(error.source == folder + "/" + name, sourceLocation: sourceLocation)
        #expect(error.problem == error.problem.onOneLine, sourceLocation: sourceLocation)
        #expect(error.problem.count < 300, sourceLocation: sourceLocation)
      }
    }
  }

  @Test(
    "text in a format of its own",
    arguments: [
      ("<!DOCTYPE html><html><body>403</body></html>", "a web page (HTML)", "download it again"),
      ("\n  <html lang=\"en\">\n<head>", "a web page (HTML)", "download it again"),
      ("\u{FEFF}<HTML>1,2,3\n</HTML>", "a web page (HTML)", "download it again"),
      ("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "an XML file", "CSV"),
      (
        "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n", "Git LFS",
        "git lfs pull"
      ),
      ("/annex/objects/SHA256E-s5--00.csv\n", "git-annex", "git annex get"),
      ("outs:\n- md5: 00\n  size: 5\n", "DVC", "dvc pull"),
      (
        "[{\"a\":1,\"kind\":\"x\"},{\"a\":2,\"kind\":\"y\"}]", "a JSON file",
        ").to_csv(\"some.csv\", index=False)"
      ),
      ("{\"a\": [1, 2],\n \"kind\": [\"x\", \"y\"]}", "a JSON file", "read_json"),
      ("[[1,2],[3,4]]", "a JSON file", "read_json"),
      ("{\"a\":1}\n{\"a\":2}\n", "JSON, a record a line", "lines=True"),
      (
        "% title\n@RELATION plants\n@attribute a real\n@data\n1,x\n", "ARFF",
        "scipy.io.arff.loadarff"
      ),
      ("@relation plants\n@attribute a real\n", "ARFF", "loadarff"),
      ("0 1:9.39 2:14.8\n1 1:2 2:3\n", "LIBSVM", "load_svmlight_file"),
      ("+1 3:1 11:1 14:1\n-1 2:1\n", "LIBSVM", "load_svmlight_file"),
      ("%%MatrixMarket matrix array real general\n2 2\n", "Matrix Market", "numpy.savez"),
      ("{\\rtf1\\ansi 1,2,a}", "RTF", "CSV"),
    ])
  func text(content: String, what: String, remedy: String) throws {
    try expectSaid(Array(content.utf8), in: "some.csv", what, remedy)
    if what.hasPrefix("a web page") {
      try expectSaid(Array(content.utf8), in: "train-images-idx3-ubyte", what)
      try expectSaid(
        [0xFF, 0xFE] + content.utf16.flatMap { little([$0]) }, in: "some.csv", what)
    }
  }

  private static let binaries: [(start: [UInt8], what: String, remedy: String)] = [
    ([0x89] + Array("HDF\r\n\u{1A}\n".utf8), "an HDF5 file", "h5py.File(\"some."),
    (Array("MATLAB 5.0 MAT-file, Platform".utf8), "a MATLAB file", "scipy.io.loadmat"),
    (Array("MATLAB 7.3 MAT-file, Platform".utf8), "a MATLAB 7.3 file (HDF5)", "h5py"),
    (Array("PAR1".utf8) + [0x15, 0], "a Parquet file", "pandas.read_parquet(\"some."),
    (Array("ARROW1".utf8) + [0, 0], "Arrow or Feather", "read_feather"),
    ([0x80, 4, 0x95, 0, 0], "a Python pickle", "numpy.savez"),
    ([0x80, 2, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20], "a PyTorch file", "torch.load"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "Excel workbook (XLS)", "read_excel"),
    (Array("SQLite format 3".utf8) + [0], "an SQLite database", "CSV"),
    (Array("RDX3\nX\n".utf8) + [0], "R's own format", "write.csv"),
    (png(rows: 1, columns: 1, [7]), "a PNG image", "a folder of PNG images for each class"),
    ([0xFF, 0xD8, 0xFF, 0xE0, 0], "a JPEG image", "PNG images"),
    (Array("GIF89a".utf8) + [0], "a GIF image", "PNG images"),
    (Array("%PDF-1.7".utf8), "a PDF document", "CSV"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0], "packed by xz", "unpack it first"),
    (Array("BZh91AY".utf8) + [0], "packed by bzip2", "unpack it first"),
    ([0x28, 0xB5, 0x2F, 0xFD, 0], "packed by zstd", "unpack it first"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", "unpack it first"),
    (
      [UInt8](repeating: 97, count: 257) + Array("ustar".utf8) + [0, 48, 48], "a tar archive",
      "unpack it"
    ),
    (Array("Obj".utf8) + [1, 4], "an Avro file", "CSV"),
  ]

  @Test("files of bytes, by their first", arguments: binaries.indices)
  func binary(index: Int) throws {
    let (start, what, remedy) = Self.binaries[index]
    try expectSaid(start + [0, 1, 2, 200, 255], in: "some.bin", what, remedy)
  }

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

  @Test("a name that would break out of a line of Python is not put into one")
  func names() throws {
    try withFolder([:]) {
      write(Array("PAR1".utf8) + [0], to: $0 + "/a\"b.csv")
      expectRefused($0 + "/a\"b.csv", "pandas.read_parquet(\"FILE\")")
    }
  }

  @Test("tables that begin like something else are tables all the same")
  func tables() throws {
    for text in [
      plants(header: "{height},width,kind"), plants(header: "<x>,width,kind"),
      plants(header: "\"[x]\",width,kind"), "1 2 a\n3 4 b\n5 6 a\n7 8 b\n",
      "0 1.5 2\n1 2.5 3\n0 3.5 2\n1 4.5 3\n", "RDA,width,kind\n1,2,a\n3,4,b\n5,6,a\n7,8,b\n",
      "BM,width,kind\n1,2,a\n3,4,b\n5,6,a\n7,8,b\n", "ORC,x,kind\n1,2,a\n3,4,b\n5,6,a\n7,8,b\n",
      "PAR1,x,kind\n1,2,a\n3,4,b\n5,6,a\n7,8,b\n", "GIF8,x,kind\n1,2,a\n3,4,b\n5,6,a\n7,8,b\n",
    ] {
      var options = DataOptions()
      options.labelColumn = "3"
      #expect(throws: Never.self, "\(text)") { try read(text, options) }
    }
  }
}
