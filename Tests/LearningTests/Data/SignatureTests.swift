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
      (
        "<table border=\"1\" class=\"dataframe\">\n<tr><td>1</td></tr></table>", "a table in HTML",
        ")[0].to_csv(\"some.csv\", index=False)"
      ),
      ("\u{FEFF} <div class=\"x\"><p>Sorry</p></div>", "a web page (HTML)", "download it again"),
      ("<!-- x -->\n<html><body>404</body></html>", "a web page (HTML)", "download it again"),
      ("<h1>403 Forbidden</h1>\n", "a web page (HTML)", "download it again"),
      (
        "<Error><Code>AccessDenied</Code></Error>", "a server's error (XML)", "download it again"
      ),
      ("<plants><plant h=\"1\"/></plants>", "an XML file", "CSV"),
      ("404: Not Found", "a server's answer ('404: Not Found')", "download it again"),
      ("404 Not Found\n", "a server's answer ('404 Not Found')", "download it again"),
      ("Access denied.\r\n", "a server's answer ('Access denied.')", "download it again"),
      ("HTTP/1.1 503 Service Unavailable", "a server's answer", "download it again"),
      ("1,3 1:0.5 4:2\n2 2:.1\n", "LIBSVM's lines with several labels", "multilabel=True"),
      ("1 1:0.5\n2,3 2:.1\n", "LIBSVM's lines with several labels", "y=[k[0] for k in y]"),
      ("1 |f a:1 b:2\n-1 |f a:2\n", "Vowpal Wabbit", "a column for each feature"),
      ("1 2.0 'x| price:.23 old | size:3\n", "Vowpal Wabbit", "CSV"),
      (
        "# Created by Octave 8.4.0\n# name: X\n 1 2\n", "Octave's own text",
        "csvwrite(\"some.csv\", [X y]) in Octave"
      ),
      (
        "a\tb\tkind\nc\tc\td\n\t\tclass\n1\t2\tx\n2\t3\ty\n", "Orange's table",
        ", sep=\"\\t\", skiprows=[1, 2])"
      ),
      (
        "a,b,kind\ncontinuous,continuous,discrete\n,,class\n1,2,x\n2,3,y\n", "Orange's table",
        ", skiprows=[1, 2])"
      ),
      ("(lp0\nF1.5\naF2\na.", "a Python pickle", "numpy.savez"),
      ("(dp1\nVX\np2\n(lp3\n.", "a Python pickle", "pandas.read_pickle(\"some.csv"),
      ("cnumpy.core.multiarray\n_reconstruct\np0\n.", "a Python pickle", "numpy.savez"),
      ("(cpandas.core.frame\nDataFrame\np0\n.", "a Python pickle", "numpy.savez"),
      ("P2\n# by hand\n2 2\n255\n1 2 3 4\n", "a PGM image", "PNG images"),
    ])
  func text(content: String, what: String, remedy: String) throws {
    try expectSaid(Array(content.utf8), in: "some.csv", what, remedy)
    if what.hasPrefix("a web page"), content.lowercased().contains("<html") {
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
    ([0x72, 2, 1, 0, 5, 0], "a Stata file", "pandas.read_stata(\"some."),
    ([0x71, 1, 1, 0, 0, 5], "a Stata file", "pandas.read_stata(\"some."),
    (
      little([UInt64(57)]) + Array("{\"X\":{\"dtype\":\"F32\"".utf8), "a safetensors file",
      "safetensors.numpy.load_file(\"some.bin"
    ),
    // The first as onnx.helper makes it, with a name and without; the third as PyTorch does.
    ([0x08, 0x0E, 0x12, 2, 0x6D, 0x65, 0x3A, 0x33], "an ONNX model, not data", "numpy.savez"),
    ([0x08, 0x0E, 0x3A, 0x33, 0x0A, 0x0C], "an ONNX model, not data", "numpy.savez"),
    ([8, 7, 0x12, 7] + Array("pytorch".utf8), "an ONNX model, not data", "numpy.savez"),
    (
      [255, 255, 255, 255] + little([UInt32(0x270)]), "a stream of Arrow",
      "pyarrow.ipc.open_stream(open(\"some."
    ),
    (Array("]q".utf8) + [0] + Array("(K".utf8), "a Python pickle", "read_pickle"),
    (Array("}q".utf8) + [1] + Array("(U".utf8), "a Python pickle", "read_pickle"),
    (Array("(cnumpy\nndarray\nq".utf8) + [0], "a Python pickle", "read_pickle"),
    (Array("P5\n28 28\n255\n".utf8), "a PGM image", "a folder of PNG images for each class"),
    (Array("P6\r\n# made\r\n28 28\r\n255\r\n".utf8), "a PPM image", "PNG images"),
    (Array("P4\n28 28\n".utf8), "a PBM image", "PNG images"),
    (Array("BM".utf8) + [54, 0, 0, 0], "a BMP image", "PNG images"),
    (Array("II*".utf8) + [0, 8], "a TIFF image", "PNG images"),
    (Array("RIFF".utf8) + [36, 0, 0, 0] + Array("WEBPVP8 ".utf8), "a WebP image", "PNG images"),
    (
      little([UInt64(20)]) + [9, 9, 9, 9, 10, 18] + [UInt8](repeating: 97, count: 18),
      "a TFRecord file", "tf.data.TFRecordDataset(\"some."
    ),
    (
      [UInt8](repeating: 0, count: 12)
        + [0xC2, 0xEA, 0x81, 0x60, 0xB3, 0x14, 0x11, 0xCF, 0xBD, 0x92, 8, 0, 9],
      "a SAS file", ", format=\"sas7bdat\").to_csv(\"some.csv\", index=False)"
    ),
    (little([0, 30, 4, 0, 2] as [Int32]) + [88, 0], "a MATLAB file", "loadmat(\"some.bin"),
    (
      [1000, 30, 4, 0, 2].flatMap { little([Int32($0)]).reversed() } + [88, 0], "a MATLAB file",
      "loadmat"
    ),
    (little([50, 30, 4, 0, 4] as [Int32]) + Array("X_1".utf8) + [0], "a MATLAB file", "loadmat"),
    (
      [UInt8](repeating: 0, count: 10) + [8, 0, 0, 0, 0, 0, 0xDE, 0xC0, 0xEF, 0xBE],
      "an LMDB database", "lmdb.open"
    ),
    ([0x5D, 0, 0, 0x80, 0], "packed by lzma", "unpack it first"),
  ]

  @Test("files of bytes, by their first", arguments: binaries.indices)
  func binary(index: Int) throws {
    let (start, what, remedy) = Self.binaries[index]
    try expectSaid(start + [0, 1, 2, 200, 255], in: "some.bin", what, remedy)
  }

  @Test("UTF-32 without its mark is said to be that, and read where somebody says so")
  func wide() throws {
    for (name, isBig) in [("UTF-32LE", false), ("UTF-32BE", true)] {
      let bytes = plants().unicodeScalars.flatMap { scalar in
        isBig ? little([scalar.value]).reversed() : little([scalar.value])
      }
      try expectSaid(
        bytes, in: "some.csv",
        "UTF-32 without its mark: save it as UTF-8, or say that it is \(name)")
      var options = DataOptions()
      options.encoding = name
      try withFolder(["t.csv": bytes]) {
        try #require(try Dataset(path: $0 + "/t.csv", options).sampleCount == 12)
      }
    }
  }

  @Test("what nobody knows is refused with a next step")
  func unknown() throws {
    try expectSaid(
      [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 61], in: "some.bin",
      "none of IDX, NPY, NPZ, CSV and TSV, plain or gzipped: write it as CSV, or with numpy.savez")
    // Zeros alone are a bad IDX file.
    try expectSaid([UInt8](repeating: 0, count: 64), in: "some.bin", "IDX needs [0, 0, type, rank]")
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
      plants(header: "<p>,<q>,kind"), plants(separator: "\t", header: "<th>,<td>,kind"),
      plants(header: "<Error>,x,</Error>"), plants(header: "P5,28,28"),
      "404,1,a\n403,2,b\n404,3,a\n403,4,b\n", "1|2|a:1\n3|4|b:2\n5|6|a:1\n7|8|b:2\n",
      plants(header: "c,d,class"), plants(header: "cnumpy,lp0,kind"),
    ] {
      var options = DataOptions()
      options.labelColumn = "3"
      #expect(throws: Never.self, "\(text)") { try read(text, options) }
    }
  }
}
