import Learning

// A session file as it is read: everything in it is checked.

extension Session {
  /// Reads a file; `name` stands in errors, which say the line. Line ends may be those of Windows, and a byte order mark may
  /// stand before the first line. O(bytes), and memory of about ten times as much.
  public init(_ bytes: [UInt8], name: String) throws(DataError) {
    guard bytes.count <= Session.byteLimit else {
      throw DataError(
        .tooLarge, source: name,
        problem: "\(bytes.count) bytes, \(Session.byteLimit) are the most that a session may have")
    }
    var lines = Lines(bytes)
    guard let first = lines.next() else {
      throw DataError(source: name, problem: "the file is empty")
    }
    var header = try Header(first.bytes, source: "\(name), line 1")
    var order = EntryOrder()
    var cutOff: Int?
    while let line = lines.next() {
      guard !line.bytes.isEmpty else { continue }
      let source = "\(name), line \(line.number)"
      try Self.checkLength(line.bytes, source)
      guard let object = try Self.object(line, source) else {
        cutOff = line.number
        break
      }
      let entry = try Recording.Entry(object)
      try order.check(entry, source: source)
      guard !header.recording.isFull else {
        throw DataError(source: source, problem: "more than \(Recording.mostEntries) lines")
      }
      header.recording.append(entry)
    }
    recording = header.recording
    data = header.data
    arithmetic = header.arithmetic
    cutOffLine = cutOff
  }

  fileprivate static func checkLength(_ line: ArraySlice<UInt8>, _ source: String) throws(DataError)
  {
    guard line.count <= Session.lineLimit else {
      throw DataError(
        source: source, problem: "\(line.count) bytes in a line, \(Session.lineLimit) are the most")
    }
  }

  /// `nil` for the beginning of an object at the end of the file. (What is not finished is no JSON, wherever it ends.)
  private static func object(_ line: Lines.Line, _ source: String) throws(DataError) -> JSONObject?
  {
    do {
      return try JSONObject(line.bytes, source: source)
    } catch {
      guard !line.isEnded, line.bytes.first == UInt8(ascii: "{") else { throw error }
      return nil
    }
  }
}

/// The lines of a file, one by one.
private struct Lines {
  struct Line {
    /// Without its end.
    let bytes: ArraySlice<UInt8>
    /// From 1.
    let number: Int
    /// Whether a line break follows.
    let isEnded: Bool
  }

  private var rest: ArraySlice<UInt8>
  private var number = 0

  init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    rest = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
  }

  mutating func next() -> Line? {
    guard !rest.isEmpty else { return nil }
    number += 1
    let end = rest.firstIndex(of: UInt8(ascii: "\n"))
    var bytes = rest[..<(end ?? rest.endIndex)]
    rest = rest[(end.map { $0 + 1 } ?? rest.endIndex)...]
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    return Line(bytes: bytes, number: number, isEnded: end != nil)
  }
}

/// What the first line says.
private struct Header {
  var recording: Recording
  let data: DataMark
  let arithmetic: String

  init(_ line: ArraySlice<UInt8>, source: String) throws(DataError) {
    try Session.checkLength(line, source)
    let parsed: JSONObject? = try? JSONObject(line, source: source)
    guard var object = parsed, let version = try object.integer("centerloss", 0...Int.max) else {
      throw DataError(
        source: source,
        problem:
          "not a session of centerloss: the first line begins with {\"centerloss\": 1, \"spec\": …")
    }
    guard version == Session.version else {
      throw object.error(
        "version \(version) of a session; this program reads version \(Session.version)")
    }
    guard let spec = try object.object("spec") else { throw object.error("'spec' is missing") }
    guard var mark = try object.object("data") else { throw object.error("'data' is missing") }
    arithmetic = try object.text("arithmetic") ?? ""
    try object.finish()
    guard let samples = try mark.integer("samples", 1...Int.max) else {
      throw mark.error("'samples' of the data is missing")
    }
    let checksum = try mark.hexadecimal("crc32")
    try mark.finish()
    let described = try RunSpec(spec)
    var start = Hyperparameters()
    for knob in Knob.all { if let value = described[knob] { start[keyPath: knob.path] = value } }
    start.centerRule = described.centerRule
    start.schedule = described.schedule
    start.batchSize = described.batchSize ?? start.batchSize
    recording = Recording(spec: described, start: start)
    data = DataMark(samples: samples, checksum: checksum)
  }
}
