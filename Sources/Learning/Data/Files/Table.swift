/// A table as a file holds it: a row each sample, cells that are numbers, words or nothing.
struct Table {
  let source: String
  private var head: TableHead
  private let csv: CSV

  /// `isList` for a file of labels alone, in which blanks part nothing, and in TSV nothing but tabs do.
  init(_ bytes: [UInt8], isList: Bool = false, source: String) throws(DataError) {
    let isTabbed =
      isList && [".tsv", ".tsv.gz"].contains { source.ends(inSmallLetters: $0) }
    csv = CSV(
      bytes, CSV.Dialect(of: bytes, isList: isList, isTabbed: isTabbed), source: source)
    self.source = source
    head = try TableHead(csv, source: source)
  }

  /// What each column is called, `nil` without a header, and empty for one without a name.
  var header: [String]? { head.names }
  var columnCount: Int { head.columnCount }
  /// The names of the classes 0, 1, 2 …, where the first line says so.
  var classNames: [String]? { head.classNames }
  /// Whether the first column has the names of rows, for which the header has no name.
  var hasRowNames: Bool { head.hasRowNames }
  /// Where numbers such as `1,234` were taken for 1.234 and may mean a thousand and more: one of them.
  var doubtfulComma: String? { csv.dialect.doubtfulComma }
}

extension Table {
  func cell(_ field: CSV.Field) -> Cell { csv.cell(field) }

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
    var rows = rows
    var fields: [CSV.Field] = []
    while let line = try rows.next(&fields) { try body(line, fields) }
  }

  var rows: Rows { Rows(self) }

  /// The rows of a table, one after the other.
  struct Rows {
    private let table: Table
    private var reader: CSV
    private var isBelowHead = false

    fileprivate init(_ table: Table) {
      (self.table, reader) = (table, table.csv)
    }

    /// Reads the fields of the next row. Returns the number of its line, or `nil` at the end.
    mutating func next(_ fields: inout [CSV.Field]) throws(DataError) -> Int? {
      if !isBelowHead {
        for _ in 0..<table.head.lineCount { _ = try reader.next(&fields) }
        isBelowHead = true
      }
      guard let line = try reader.next(&fields) else { return nil }
      // Spreadsheets leave delimiters at the end of some lines and not of others.
      while fields.count > table.columnCount, let last = fields.last, reader.trimmed(last).isEmpty {
        fields.removeLast()
      }
      guard fields.count == table.columnCount else { throw table.unequal(line, fields.count) }
      return line
    }
  }

  private func unequal(_ line: Int, _ count: Int) -> DataError {
    let other = head.lineCount == 0 ? "the first line has" : "the lines before have"
    // A title above a table, or a sum below it.
    let isNoRow = min(count, columnCount) == 1
    return refused(
      "line \(line): \(count) value\(count == 1 ? "" : "s"), \(other) \(columnCount); "
        + (isNoRow
          ? "what is no row of the table has to go"
          : "every row needs as many, and a value with a delimiter in it stands in quotes"))
  }

  func refused(_ problem: String, _ remedy: DataError.Remedy? = nil) -> DataError {
    DataError(source: source, problem: problem, remedy: remedy)
  }

  /// What a column is called in errors.
  func name(_ column: Int) -> String {
    "column \(column + 1)" + (title(column).map { " ('\($0.shortened(to: 20))')" } ?? "")
  }

  /// What the header calls a column, `nil` where it calls it nothing, as pandas does by `Unnamed: 0` and R's readr by `...1`.
  func title(_ column: Int) -> String? {
    guard let title = header?[column], !title.isEmpty, !title.hasPrefix("Unnamed: "),
      !(title.hasPrefix("...") && Int(title.dropFirst(3)) != nil)
    else { return nil }
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
    guard let head = head.withFirstLine(of: csv, ifNumbered: ifNumbered, ifWords: ifWords) else {
      return nil
    }
    var table = self
    table.head = head
    return table
  }
}
