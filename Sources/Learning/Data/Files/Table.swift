/// A table as a file holds it: a row each sample, cells that are numbers, words or nothing.
///
/// Its first line may be a header: one that has a word where the rows have numbers, the row 0, 1, 2 … of numbered columns, or
/// scikit-learn's line of counts and names, `150,4,setosa,versicolor,virginica`.
struct Table {
  /// What stands in a cell.
  enum Cell: Equatable {
    case number(Double)
    /// True or False, in any case; 1 and 0 where a number is needed.
    case boolean(Bool)
    case missing
    case word
  }

  let source: String
  /// What each column is called, `nil` without a header, and empty for one without a name.
  private(set) var header: [String]?
  private(set) var columnCount: Int
  /// The names of the classes 0, 1, 2 …, where the first line says so.
  private(set) var classNames: [String]?
  /// How many lines at the top are no rows.
  private var headerLines = 0
  /// Where the rows begin with values for columns that are no longer there, of which nothing is said.
  private let csv: CSV

  init(
    _ bytes: [UInt8], mayHaveBlanks: Bool = true, source: String
  ) throws(DataError) {
    csv = CSV(
      bytes, CSV.Dialect(of: bytes, mayHaveBlanks: mayHaveBlanks), source: source)
    self.source = source
    var reader = csv
    var rows: [[CSV.Field]] = []
    var fields: [CSV.Field] = []
    while rows.count < 20, try reader.next(&fields) != nil { rows.append(fields) }
    guard let first = rows.first else {
      throw DataError(source: source, problem: "no rows; a table of samples is needed")
    }
    columnCount = first.count
    readHeader(first, Array(rows.dropFirst()))
    if headerLines == 0, rows.count == 1, first.count > 1, first.allSatisfy({ cell($0) == .word }) {
      throw DataError(source: source, problem: "one line of words only; rows of numbers are needed")
    }
  }

  private mutating func readHeader(_ first: [CSV.Field], _ rows: [[CSV.Field]]) {
    guard let second = rows.first else { return }
    if isLineOfCounts(first, second) {
      (headerLines, columnCount) = (1, second.count)
      classNames = first.dropFirst(2).map(csv.text)
      return
    }
    let names = first.map(csv.text)
    let areAllWords = first.allSatisfy { cell($0) == .word || cell($0) == .missing }
    switch second.count {
    case first.count - 1 where areAllWords && names.last == "":
      (header, columnCount) = (names.dropLast(), second.count)
    case first.count + 1 where areAllWords:
      // Without a name for the names of rows, or with a delimiter at the end of each row.
      let isDelimiter = rows.allSatisfy { $0.last.map { csv.trimmed($0).isEmpty } ?? true }
      header = isDelimiter ? names : [""] + names
      columnCount = isDelimiter ? first.count : second.count
    default:
      let isNumbered =
        areNumbered(names)
        && (first.count > 2 || first.count == 1 && rows.allSatisfy { cell($0[0]) == .word })
      let even = rows.filter { $0.count == first.count }
      guard isNumbered || first.indices.contains(where: { isName(first[$0], above: even, $0) })
      else { return }
      header = names
    }
    headerLines = 1
  }

  /// Whether a cell is a word, and most below it are numbers.
  private func isName(_ field: CSV.Field, above rows: [[CSV.Field]], _ column: Int) -> Bool {
    guard cell(field) == .word else { return false }
    let cells = rows.map { cell($0[column]) }
    return 2 * cells.count(where: \.isNumber) > cells.count { $0 != .missing }
  }

  /// 0, 1, 2 …, perhaps behind an empty name.
  private func areNumbered(_ names: [String]) -> Bool {
    let numbers = names.first == "" ? Array(names.dropFirst()) : names
    return numbers.indices.allSatisfy { numbers[$0] == String($0) }
  }

  /// Number of rows, number of features, and names of at least two classes.
  private func isLineOfCounts(_ first: [CSV.Field], _ second: [CSV.Field]) -> Bool {
    guard first.count >= 4, let rowCount = csv.number(first[0]), csv.number(first[1]) != nil,
      csv.number(first[1]) == Double(second.count - 1),
      first.dropFirst(2).allSatisfy({ cell($0) == .word }),
      second.allSatisfy({ cell($0).isNumber })
    else { return false }
    var reader = csv
    var fields: [CSV.Field] = []
    var count = -1
    while (try? reader.next(&fields)) ?? nil != nil { count += 1 }
    return Double(count) == rowCount
  }
}

extension Table.Cell {
  var isNumber: Bool {
    switch self {
    case .number, .boolean: true
    case .missing, .word: false
    }
  }
}

extension Table {
  /// What people write for nothing, in any case.
  private static let missing: Set = [
    "na", "n/a", "#n/a", "<na>", "nan", "-nan", "null", "none", "nil", "nat", "?", ".", "-", "--",
  ]

  func cell(_ field: CSV.Field) -> Cell {
    if let number = csv.number(field) {
      return number.isFinite ? .number(number) : number.isNaN ? .missing : .word
    }
    let range = csv.trimmed(field)
    guard range.count <= 5 else { return .word }
    if range.isEmpty { return .missing }
    switch csv.text(field).lowercased() {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case let word: return Self.missing.contains(word) ? .missing : .word
    }
  }

  func text(_ field: CSV.Field) -> String { csv.text(field) }

  /// `nothing`, or what stands there in quotes.
  func found(_ field: CSV.Field) -> String {
    let text = csv.text(field)
    return text.isEmpty ? "nothing" : "'\(text.shortened(to: 20))'"
  }

  /// All rows, each with the number of its line.
  func forEachRow(
    _ body: (_ line: Int, _ fields: [CSV.Field]) throws(DataError) -> Void
  ) throws(DataError) {
    var reader = csv
    var fields: [CSV.Field] = []
    for _ in 0..<headerLines { _ = try reader.next(&fields) }
    while let line = try reader.next(&fields) {
      // Spreadsheets leave delimiters at the end of some lines and not of others.
      while fields.count > columnCount, let last = fields.last, csv.trimmed(last).isEmpty {
        fields.removeLast()
      }
      guard fields.count == columnCount else { throw unequal(line, fields.count) }
      try body(line, fields)
    }
  }

  private func unequal(_ line: Int, _ count: Int) -> DataError {
    let other = headerLines == 0 ? "the first line has" : "the lines before have"
    return refused("line \(line): \(count) values, \(other) \(columnCount)")
  }

  func refused(_ problem: String, _ remedy: DataError.Remedy? = nil) -> DataError {
    DataError(source: source, problem: problem, remedy: remedy)
  }

  /// What a column is called in errors.
  func name(_ column: Int) -> String {
    "column \(column + 1)" + (title(column).map { " ('\($0.shortened(to: 20))')" } ?? "")
  }

  /// What the header calls a column, `nil` where it calls it nothing, as pandas does by `Unnamed: 0`.
  func title(_ column: Int) -> String? {
    guard let title = header?[column], !title.isEmpty, !title.hasPrefix("Unnamed: ") else {
      return nil
    }
    return title
  }

  /// The index of the column that somebody asked for by its name or by its number from 1.
  func column(_ wanted: String) -> Int? {
    header?.firstIndex(of: wanted)
      ?? Int(wanted).flatMap { (1...columnCount).contains($0) ? $0 - 1 : nil }
  }
}

extension Table {
  /// The same table, its first line a header because there is a line too many. `ifNumbered` for one that may be a row: then it
  /// must say 0, 1, 2 …, as pandas numbers columns without a name.
  func withHeader(ifNumbered: Bool = false, ifWords: Bool = false) -> Table? {
    guard headerLines == 0 else { return nil }
    var (reader, fields): (CSV, [CSV.Field]) = (csv, [])
    guard (try? reader.next(&fields)) ?? nil != nil,
      !ifNumbered || areNumbered(fields.map(csv.text)),
      !ifWords || fields.allSatisfy({ cell($0) == .word })
    else { return nil }
    var table = self
    (table.header, table.headerLines) = (fields.map(csv.text), 1)
    return table
  }
}
