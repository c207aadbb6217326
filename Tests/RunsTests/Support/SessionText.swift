import Learning
import Runs
import Testing

/// A session file as text.
struct SessionText {
  var lines: [String]

  /// A file of the small run with these lines after the first.
  init(_ lines: [String] = [], header: String = Self.header) {
    self.lines = [header] + lines
  }

  /// What the recorder writes of a recording.
  init(_ recording: Recording, on dataset: Dataset) {
    self.init(
      recording.entries.map(\.line), header: Session.header(of: recording.spec, on: dataset))
  }

  var text: String { lines.map { $0 + "\n" }.joined() }
  var bytes: [UInt8] { Array(text.utf8) }

  static let header =
    "{\"centerloss\": 1, \"spec\": {\"data\": \"blobs\", \"network\": \"2-8-2-5\", \"lambda\": 0.1, "
    + "\"alpha\": 0.5, \"learningRate\": 0.1, \"rule\": \"paper\", \"batch\": 64, \"seed\": 1}, "
    + "\"data\": {\"samples\": 1250, \"crc32\": \"0000beef\"}, \"arithmetic\": \"none\"}"

  /// What is said of a file that is none.
  static let noSession =
    "it, line 1: not a session of centerloss: the first line begins with {\"centerloss\": 1, \"spec\": …"
}

/// What the reader says of a file called "it", as the program would print it: one short line.
func complaint(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) -> String {
  let error = #expect(throws: DataError.self, sourceLocation: sourceLocation) {
    try Session(bytes, name: "it")
  }
  let text = error?.description ?? ""
  #expect(text == text.onOneLine && text.count < 400, sourceLocation: sourceLocation)
  return text
}

/// The same of a file with these lines.
func complaint(
  _ lines: String..., header: String = SessionText.header,
  sourceLocation: SourceLocation = #_sourceLocation
) -> String {
  complaint(SessionText(lines, header: header).bytes, sourceLocation: sourceLocation)
}
