/// What a file that is not read is, told by how it begins, and what would make data of it. For errors: someone who is told what
/// the last reader disliked has to find that out alone.
struct FileSignature: Equatable {
  /// With its article, such as "an Excel workbook".
  let what: String
  /// The next step.
  let remedy: String

  var problem: String { "\(what): \(remedy)" }

  init(_ what: String, _ remedy: String) {
    (self.what, self.remedy) = (what, remedy)
  }

  /// Of a file that is no text, or of text in a format of its own; `nil` for one that may be a table.
  init?(_ bytes: [UInt8], name: String) {
    let name = FileName(name)
    let head = Array(bytes.prefix(Self.headSize))
    let isWhole = head.count == bytes.count
    guard
      let found = Self.binary(FileHead(head), name) ?? Self.text(head, isWhole: isWhole, name)
        ?? Self.encoding(FileHead(head))
    else { return nil }
    self = found
  }

  /// How many of a file's bytes are looked at.
  static let headSize = 1 << 12
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
struct FileName {
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

  /// `part` says which of the tables that `reader` finds.
  func pandas(_ reader: String, _ more: String = "", part: String = "") -> String {
    "pandas.\(reader)(\(quoted)\(more))\(part).to_csv(\(self.as("csv")), index=False)"
  }
}
