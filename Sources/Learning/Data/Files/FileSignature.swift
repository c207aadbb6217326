/// What a file that is not read is, told by how it begins, and what would make data of it. For errors: someone who is told what
/// the last reader disliked has to find that out alone.
struct FileSignature: Equatable {
  /// With its article, such as "an Excel workbook".
  let what: String
  /// The next step.
  let remedy: String

  var problem: String { "\(what): \(remedy)" }

  private init(_ what: String, _ remedy: String) {
    (self.what, self.remedy) = (what, remedy)
  }
}

// MARK: By the first bytes

extension FileSignature {
  /// Of a file that is no text, or of text in a format of its own; `nil` for one that may be a table.
  init?(_ bytes: [UInt8], name: String) {
    let name = FileName(name)
    let head = Array(bytes.prefix(1 << 12))
    if let found = Self.binary(head, name) ?? Self.text(head, name) {
      self = found
    } else if Self.isUTF16(head) {
      self.init(
        "UTF-16 without its mark", "save it as UTF-8, or say that it is UTF-16LE or UTF-16BE")
    } else {
      return nil
    }
  }

  private static func binary(_ head: [UInt8], _ name: FileName) -> FileSignature? {
    func begins(_ text: String, at start: Int = 0) -> Bool {
      head.dropFirst(start).starts(with: text.utf8)
    }
    func begins(_ bytes: UInt8...) -> Bool { head.starts(with: bytes) }
    // A table may have such a word in its header.
    let isBinary = head.contains { $0 < 9 }
    let pack = "unpack it first; only gzip and zip are unpacked here"
    let image =
      "an image alone is no data; a folder with a folder of PNG images for each class is read"
    return switch true {
    case begins(0x89, 0x48, 0x44, 0x46) || begins("MATLAB 7.3"):
      FileSignature(
        begins("MATLAB") ? "a MATLAB 7.3 file (HDF5)" : "an HDF5 file",
        "f = h5py.File(\(name.quoted)); numpy.savez(\(name.as("npz")), X=f[\"X\"], y=f[\"y\"])")
    case begins("MATLAB 5.0"):
      FileSignature(
        "a MATLAB file",
        "m = scipy.io.loadmat(\(name.quoted)); numpy.savez(\(name.as("npz")), X=m[\"X\"], y=m[\"y\"])"
      )
    case begins("PAR1") && isBinary: FileSignature("a Parquet file", name.pandas("read_parquet"))
    case (begins("ARROW1") || begins("FEA1")) && isBinary:
      FileSignature("an Arrow or Feather file", name.pandas("read_feather"))
    case begins("ORC") && isBinary: FileSignature("an ORC file", name.pandas("read_orc"))
    case begins("Obj\u{1}"): FileSignature("an Avro file", "save it as CSV")
    case begins(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1):
      FileSignature(
        "an old Office file, such as an Excel workbook (XLS)",
        "save the sheet as CSV, or \(name.pandas("read_excel"))")
    case isTorchPickle(head): .torch(name)
    case head.count > 1 && head[0] == 0x80 && (2...5).contains(head[1]): .pickle(name)
    case begins("SQLite format 3"): FileSignature("an SQLite database", "save a table as CSV")
    case begins("RDX2\n"), begins("RDX3\n"), begins("X\n\u{0}\u{0}\u{0}"):
      FileSignature("R's own format", "write.csv(data, \(name.as("csv")), row.names = FALSE) in R")
    case begins("<stata_dta>"): FileSignature("a Stata file", name.pandas("read_stata"))
    case begins("$FL2"), begins("$FL3"): FileSignature("an SPSS file", name.pandas("read_spss"))
    case begins("HEADER RECORD*******"):
      FileSignature("a SAS file", name.pandas("read_sas"))
    case begins(0x89, 0x50, 0x4E, 0x47): FileSignature("a PNG image", image)
    case begins(0xFF, 0xD8, 0xFF): FileSignature("a JPEG image", image)
    case (begins("GIF87a") || begins("GIF89a")) && isBinary: FileSignature("a GIF image", image)
    case begins("II*\u{0}"), begins("MM\u{0}*"): FileSignature("a TIFF image", image)
    case begins("RIFF") && begins("WEBP", at: 8): FileSignature("a WebP image", image)
    case begins("BM") && isBinary: FileSignature("a BMP image", image)
    case begins("%PDF"): FileSignature("a PDF document", "save its table as CSV")
    case begins(0xFD, 0x37, 0x7A, 0x58, 0x5A, 0): FileSignature("packed by xz", pack)
    case begins("BZh") && isBinary: FileSignature("packed by bzip2", pack)
    case begins(0x28, 0xB5, 0x2F, 0xFD): FileSignature("packed by zstd", pack)
    case begins(0x04, 0x22, 0x4D, 0x18): FileSignature("packed by lz4", pack)
    case begins(0x37, 0x7A, 0xBC, 0xAF): FileSignature("a 7z archive", pack)
    case begins("Rar!") && isBinary: FileSignature("a RAR archive", pack)
    case begins(0x1F, 0x9D): FileSignature("packed by compress", pack)
    case begins("ustar", at: 257):
      FileSignature("a tar archive", "unpack it and name the file or folder that is wanted")
    case begins("PK\u{5}\u{6}"): FileSignature("an empty zip archive", "there is nothing in it")
    default: nil
    }
  }

  /// PyTorch's format before version 1.6: a pickle of a number that stands for it.
  private static func isTorchPickle(_ head: [UInt8]) -> Bool {
    head.starts(with: [0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9])
  }

  private static func torch(_ name: FileName) -> FileSignature {
    FileSignature(
      "a PyTorch file",
      "t = torch.load(\(name.quoted)); numpy.savez(\(name.as("npz")), X=t[0].numpy(), y=t[1].numpy())"
    )
  }

  private static func pickle(_ name: FileName) -> FileSignature {
    FileSignature(
      "a Python pickle",
      "d = pandas.read_pickle(\(name.quoted)); numpy.savez(\(name.as("npz")), X=…, y=…)")
  }

  /// Every other byte of Latin text in UTF-16 is 0.
  private static func isUTF16(_ head: [UInt8]) -> Bool {
    guard head.count >= 4 else { return false }
    let halves = [0, 1].map { start in
      stride(from: start, to: head.count, by: 2).count { head[$0] == 0 }
    }
    return halves.contains { 2 * $0 > head.count - 2 } && halves.contains { 8 * $0 < head.count }
      && !head.starts(with: [0, 0])
  }
}

// MARK: By the first lines

extension FileSignature {
  private static func text(_ head: [UInt8], _ name: FileName) -> FileSignature? {
    let text = String(decoding: head, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    let start = text.prefix(64).lowercased()
    func begins(_ words: String...) -> Bool { words.contains { start.hasPrefix($0) } }
    let lines = text.split(maxSplits: 40, whereSeparator: \.isNewline)
    return switch true {
    case begins("<!doctype html", "<html", "<head", "<body", "<script", "<title"):
      FileSignature("a web page (HTML)", "the data was not downloaded; download it again")
    case begins("<?xml", "<!doctype", "<svg", "<arff"):
      FileSignature("an XML file", "save it as CSV")
    case begins("version https://git-lfs.github.com/"):
      FileSignature("a Git LFS pointer, not the data", "git lfs pull")
    case begins("/annex/objects/"), begins("../.git/annex/", ".git/annex/"):
      FileSignature("a git-annex pointer, not the data", "git annex get \(name.quoted)")
    case begins("outs:") && text.contains("md5:"):
      FileSignature("a DVC pointer, not the data", "dvc pull")
    case begins("{\\rtf"): FileSignature("a word processor's text (RTF)", "save it as plain CSV")
    case isJSON(text): json(lines, name)
    case isARFF(lines):
      FileSignature(
        "an ARFF file (Weka)",
        "d, m = scipy.io.arff.loadarff(\(name.quoted)); pandas.DataFrame(d).to_csv(\(name.as("csv")), index=False)"
      )
    case begins("%%matrixmarket"):
      FileSignature("a Matrix Market file", "save it with numpy.savez")
    case isLIBSVM(lines):
      FileSignature(
        "LIBSVM's lines of label index:value",
        "X, y = sklearn.datasets.load_svmlight_file(\(name.quoted)); numpy.savez(\(name.as("npz")), X=X.toarray(), y=y)"
      )
    default: nil
    }
  }

  /// A brace and a name in quotes, or a bracket and a value.
  private static func isJSON(_ text: Substring) -> Bool {
    let next = text.dropFirst().first { !$0.isWhitespace } ?? " "
    return switch text.first {
    case "{": next == "\"" || next == "}"
    case "[": next.isNumber || "[{\"-]".contains(next)
    default: false
    }
  }

  private static func json(_ lines: [Substring], _ name: FileName) -> FileSignature {
    let isByLine =
      lines.count > 1 && lines.prefix(2).allSatisfy { $0.first == "{" && $0.last == "}" }
    return FileSignature(
      isByLine ? "JSON, a record a line" : "a JSON file",
      name.pandas("read_json", isByLine ? ", lines=True" : ""))
  }

  private static func isARFF(_ lines: [Substring]) -> Bool {
    let first = lines.first { !$0.hasPrefix("%") && !$0.allSatisfy(\.isWhitespace) }
    return first?.lowercased().hasPrefix("@relation") == true
  }

  /// A number, then pairs with a colon, as `1 3:0.5 7:2`.
  private static func isLIBSVM(_ lines: [Substring]) -> Bool {
    guard let line = lines.first(where: { !$0.hasPrefix("#") }) else { return false }
    let words = line.prefix { $0 != "#" }.split(separator: " ")
    guard words.count > 1, Double(words[0]) != nil else { return false }
    return words.dropFirst().prefix(8).allSatisfy { word in
      let pair = word.split(separator: ":", omittingEmptySubsequences: false)
      return pair.count == 2 && (Int(pair[0]) != nil || pair[0] == "qid")
        && (Double(pair[1]) != nil || word.endIndex == line.endIndex || word == words.last)
    }
  }
}

// MARK: Archives

extension FileSignature {
  /// Of a zip archive that holds no arrays, by the names in it.
  init(archiveOf names: [String], name: String) {
    let file = FileName(name)
    func has(_ part: String) -> Bool { names.contains { $0.hasSuffix(part) } }
    switch true {
    case names.contains("[Content_Types].xml") && names.contains { $0.hasPrefix("xl/") }:
      self.init(
        "an Excel workbook (XLSX)", "save the sheet as CSV, or \(file.pandas("read_excel"))")
    case names.contains("[Content_Types].xml"):
      self.init("an Office document", "save its table as CSV")
    case names.contains("mimetype") && names.contains("content.xml"):
      self.init(
        "an OpenDocument file", "save the sheet as CSV, or \(file.pandas("read_excel"))")
    case has("data.pkl"): self = .torch(file)
    case has("model.weights.h5"), has("config.json") && has("metadata.json"):
      self.init("a Keras model, not data", "save the data with numpy.savez")
    default:
      let some = names.prefix(3).joined(separator: ", ").shortened(to: 60)
      self.init(
        "a zip archive of \(some.isEmpty ? "nothing" : some)\(names.count > 3 ? ", …" : "")",
        "unpack it and name the file or folder that is wanted")
    }
  }
}

/// A file's name, to be put into a line of Python or R.
private struct FileName {
  private let name: String

  init(_ path: String) {
    let name = lastComponent(path).shortened(to: 60)
    self.name = name.contains { "\"\\".contains($0) } || path == standardInput ? "FILE" : name
  }

  var quoted: String { "\"\(name)\"" }

  func `as`(_ ending: String) -> String {
    let stem = name.split(separator: ".").first ?? "data"
    return "\"\(stem).\(ending)\""
  }

  func pandas(_ reader: String, _ more: String = "") -> String {
    "pandas.\(reader)(\(quoted)\(more)).to_csv(\(self.as("csv")), index=False)"
  }
}
