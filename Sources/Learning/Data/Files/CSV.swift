/// Reading comma-separated values (RFC 4180) a line at a time, from bytes: fields may stand in quotes, which may hold
/// delimiters, line breaks and doubled quotes. Lines end as on any system. Blank lines are skipped, and lines of nothing but
/// delimiters, as spreadsheets leave them.
///
/// Fields are ranges of bytes, not strings, so that reading a table of pixels makes none. That is why it is written here:
/// Swift's packages for CSV (SwiftCSV, CodableCSV, Apple's TabularData) make a string of every cell, 47 million for MNIST, and
/// what encoding, delimiter, decimal mark and missing cells a file has would still have to be found out here, which is most of
/// the work (see ``Dialect`` and `TextEncoding`).
struct CSV {
  struct Field {
    fileprivate(set) var range: Range<Int>
    /// Whether quotes within it stand twice.
    fileprivate(set) var hasDoubledQuotes = false
  }

  /// How values are written in a file.
  struct Dialect: Equatable {
    enum Delimiter: Equatable {
      case byte(UInt8)
      /// Any number of spaces and tabs.
      case blanks
    }

    var delimiter: Delimiter
    /// Whether `1,5` is a number, and `1.5` none.
    var hasDecimalCommas = false
    /// Where the rows begin, behind what the file says of itself, and on which line.
    var start = 0
    var firstLine = 1
    /// One of the values with a comma that were taken for decimal ones though all may mean a thousand and more: `1,234`.
    var doubtfulComma: String?
  }

  /// More would be no table of anything, and take more memory than the file.
  private static let mostFields = 1 << 17

  let bytes: [UInt8]
  let dialect: Dialect
  private let source: String
  private let delimiter: UInt8
  private let isByBlanks: Bool
  private var index: Int
  private var line: Int

  init(_ bytes: [UInt8], _ dialect: Dialect, source: String) {
    self.bytes = bytes
    self.dialect = dialect
    self.source = source
    switch dialect.delimiter {
    case .byte(let byte): (delimiter, isByBlanks) = (byte, false)
    case .blanks: (delimiter, isByBlanks) = (0x20, true)
    }
    index = dialect.start
    line = dialect.firstLine
  }
}

extension CSV {
  /// Reads the fields of the next line that is not blank. Returns its number, from 1, or `nil` at the end.
  mutating func next(_ fields: inout [Field]) throws(DataError) -> Int? {
    while index < bytes.count {
      let start = line
      fields.removeAll(keepingCapacity: true)
      try readLine(&fields)
      if fields.contains(where: { !trimmed($0).isEmpty }) { return start }
    }
    return nil
  }

  private mutating func readLine(_ fields: inout [Field]) throws(DataError) {
    while true {
      guard fields.count < Self.mostFields else {
        throw DataError(
          source: source, problem: "line \(line): more than \(Self.mostFields) values in a line")
      }
      if isByBlanks {
        skipBlanks()
        guard index < bytes.count, !bytes[index].endsLine else {
          endLine()
          return
        }
      }
      let isQuoted = index < bytes.count && bytes[index] == .quote
      fields.append(isQuoted ? try quotedField() : plainField())
      guard index < bytes.count, !bytes[index].endsLine else {
        endLine()
        return
      }
      index += 1
    }
  }

  private mutating func skipBlanks() {
    while index < bytes.count, bytes[index].isBlank { index += 1 }
  }

  private mutating func endLine() {
    guard index < bytes.count else { return }
    let isPair =
      bytes[index] == .carriageReturn && index + 1 < bytes.count && bytes[index + 1] == .lineFeed
    index += isPair ? 2 : 1
    line += 1
  }

  private func endsField(_ byte: UInt8) -> Bool {
    byte == delimiter || byte.endsLine || (isByBlanks && byte == .tab)
  }

  private mutating func plainField() -> Field {
    let start = index
    while index < bytes.count, !endsField(bytes[index]) { index += 1 }
    return Field(range: start..<index)
  }

  private mutating func quotedField() throws(DataError) -> Field {
    let opening = line
    index += 1
    var field = Field(range: index..<index)
    while true {
      guard index < bytes.count else {
        throw DataError(
          source: source, problem: "line \(opening): a quote is opened and never closed")
      }
      if bytes[index] == .lineFeed { line += 1 }
      if bytes[index] == .quote {
        guard index + 1 < bytes.count, bytes[index + 1] == .quote else { break }
        field.hasDoubledQuotes = true
        index += 1
      }
      index += 1
    }
    field.range = field.range.lowerBound..<index
    index += 1
    guard index == bytes.count || endsField(bytes[index]) else {
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
    let text = String(decoding: bytes[trimmed(field)], as: UTF8.self)
    return field.hasDoubledQuotes ? text.replacing("\"\"", with: "\"") : text
  }

  /// The number that a field holds, finite or not; `nil` when it holds none.
  func number(_ field: Field) -> Double? {
    let range = trimmed(field)
    // Most tables are of small whole numbers.
    if (1...6).contains(range.count) {
      var value = 0
      for index in range {
        let digit = bytes[index] &- 0x30
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
    else { return nil }
    guard dialect.hasDecimalCommas else {
      return Double(String(decoding: bytes[range], as: UTF8.self))
    }
    guard !bytes[range].contains(.point) else { return nil }
    let pointed = bytes[range].map { $0 == .comma ? .point : $0 }
    return Double(String(decoding: pointed, as: UTF8.self))
  }

  /// Where a field's text is, without blanks around it.
  func trimmed(_ field: Field) -> Range<Int> {
    var range = field.range
    while let first = range.first, bytes[first].isBlank { range = first + 1..<range.upperBound }
    while let last = range.last, bytes[last].isBlank { range = range.lowerBound..<last }
    return range
  }
}

extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let point = UInt8(ascii: ".")
  static let semicolon = UInt8(ascii: ";")
  static let pipe = UInt8(ascii: "|")
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  var endsLine: Bool { self == .lineFeed || self == .carriageReturn }
  fileprivate var isBlank: Bool { self == 0x20 || self == .tab }
}
