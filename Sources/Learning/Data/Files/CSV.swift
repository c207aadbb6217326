/// Reading comma-separated values (RFC 4180) a line at a time, from bytes: fields may stand in quotes, which may hold
/// delimiters, line breaks and doubled quotes. Lines end as on any system. Blank lines are skipped.
///
/// Fields are ranges of bytes, not strings, so that reading a table of pixels makes none.
struct CSV {
  struct Field {
    fileprivate(set) var range: Range<Int>
    /// Whether quotes within it stand twice.
    fileprivate(set) var hasDoubledQuotes = false
  }

  /// More would be no table of anything, and take more memory than the file.
  private static let mostFields = 1 << 17

  let bytes: [UInt8]
  private let delimiter: UInt8
  private let source: String
  private var place: Int
  private var line = 1

  init(_ bytes: [UInt8], source: String) {
    self.bytes = bytes
    self.source = source
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    place = bytes.starts(with: mark) ? 3 : 0
    delimiter = Self.delimiter(of: bytes)
  }

  /// Tab, semicolon or comma, whichever the first line has most of.
  private static func delimiter(of bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == .quote { isQuoted.toggle() }
      if !isQuoted && (byte == .lineFeed || byte == .carriageReturn) { break }
      if !isQuoted && [.tab, .semicolon, .comma].contains(byte) { counts[byte, default: 0] += 1 }
    }
    return [UInt8.comma, .semicolon, .tab].max { counts[$0, default: 0] < counts[$1, default: 0] }
      ?? .comma
  }
}

extension CSV {
  /// Reads the fields of the next line that is not blank. Returns its number, from 1, or `nil` at the end.
  mutating func next(_ fields: inout [Field]) throws(DataError) -> Int? {
    while place < bytes.count {
      let start = line
      fields.removeAll(keepingCapacity: true)
      try readLine(&fields)
      if fields.count > 1 || !fields[0].range.isEmpty { return start }
    }
    return nil
  }

  private mutating func readLine(_ fields: inout [Field]) throws(DataError) {
    while true {
      guard fields.count < Self.mostFields else {
        throw DataError(
          source: source, problem: "line \(line): more than \(Self.mostFields) values in a line")
      }
      let isQuoted = place < bytes.count && bytes[place] == .quote
      fields.append(isQuoted ? try quotedField() : plainField())
      guard place < bytes.count else { return }
      let byte = bytes[place]
      place += 1
      if byte == delimiter { continue }
      if byte == .carriageReturn && place < bytes.count && bytes[place] == .lineFeed { place += 1 }
      line += 1
      return
    }
  }

  private mutating func plainField() -> Field {
    let start = place
    while place < bytes.count, bytes[place] != delimiter, !bytes[place].endsLine { place += 1 }
    return Field(range: start..<place)
  }

  private mutating func quotedField() throws(DataError) -> Field {
    let opening = line
    place += 1
    var field = Field(range: place..<place)
    while true {
      guard place < bytes.count else {
        throw DataError(
          source: source, problem: "line \(opening): a quote is opened and never closed")
      }
      if bytes[place] == .lineFeed { line += 1 }
      if bytes[place] == .quote {
        guard place + 1 < bytes.count, bytes[place + 1] == .quote else { break }
        field.hasDoubledQuotes = true
        place += 1
      }
      place += 1
    }
    field.range = field.range.lowerBound..<place
    place += 1
    guard place == bytes.count || bytes[place] == delimiter || bytes[place].endsLine else {
      throw DataError(
        source: source,
        problem: "line \(line): text follows a closing quote; quotes within a value stand twice")
    }
    return field
  }
}

extension CSV {
  /// The text of a field, without blanks around it.
  func text(_ field: Field) -> String {
    let bytes = bytes[trimmed(field)]
    let text = String(decoding: bytes, as: UTF8.self)
    return field.hasDoubledQuotes ? text.replacing("\"\"", with: "\"") : text
  }

  /// The number that a field holds, finite or not; `nil` when it holds none.
  func number(_ field: Field) -> Double? {
    let range = trimmed(field)
    // Most tables are of small whole numbers.
    if (1...6).contains(range.count) {
      var value = 0
      for place in range {
        let digit = bytes[place] &- 0x30
        guard digit < 10 else { return decimal(range) }
        value = 10 * value + Int(digit)
      }
      return Double(value)
    }
    return decimal(range)
  }

  private func decimal(_ range: Range<Int>) -> Double? {
    // `Double` also takes hexadecimal, which no table means.
    guard (1...400).contains(range.count), !bytes[range].contains(where: { $0 | 0x20 == 0x78 })
    else {
      return nil
    }
    return Double(String(decoding: bytes[range], as: UTF8.self))
  }

  private func trimmed(_ field: Field) -> Range<Int> {
    var range = field.range
    while let first = range.first, bytes[first].isBlank { range = first + 1..<range.upperBound }
    while let last = range.last, bytes[last].isBlank { range = range.lowerBound..<last }
    return range
  }
}

extension UInt8 {
  fileprivate static let quote = UInt8(ascii: "\"")
  fileprivate static let comma = UInt8(ascii: ",")
  fileprivate static let semicolon = UInt8(ascii: ";")
  fileprivate static let tab = UInt8(ascii: "\t")
  fileprivate static let lineFeed = UInt8(ascii: "\n")
  fileprivate static let carriageReturn = UInt8(ascii: "\r")
  fileprivate var endsLine: Bool { self == .lineFeed || self == .carriageReturn }
  fileprivate var isBlank: Bool { self == 0x20 || self == .tab }
}
