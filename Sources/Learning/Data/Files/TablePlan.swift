/// Which columns of a table are what: decided by the part to train on, and the same for the other.
struct TablePlan {
  /// The column of the labels, or one for each class with a single 1 in each row; none where labels come from elsewhere.
  let labels: [Int]
  /// The columns that are features, in order.
  let features: [Int]
  /// What takes the place of missing values in each of the features; `nil` where nothing does.
  let fillings: [Double]?
  private(set) var reading = DataReading()
  /// Of the table that decided.
  private let source: String
  private let header: [String]?
  private let columnCount: Int

  /// For a table with labels of its own, or for one of features alone.
  init(
    _ table: Table, _ survey: TableSurvey, _ options: DataOptions, hasLabels: Bool
  ) throws(DataError) {
    (source, header, columnCount) = (table.source, table.header, table.columnCount)
    var left = Set(0..<table.columnCount)
    var reading = DataReading()
    left.subtract(try table.columns(options.ignoredColumns))
    for column in left.sorted() where table.title(column) == nil && survey.isEmpty(column) {
      left.remove(column)
      reading.note("column \(column + 1) left out, it has neither a name nor a value")
    }
    let asked = try (hasLabels ? options.labelColumn : nil).map { (name) throws(DataError) in
      guard let column = table.column(name) else {
        throw table.unknown(name, "for the label", .labelColumn)
      }
      return column
    }
    if let asked, !left.contains(asked) {
      throw table.refused("\(table.name(asked)) cannot be the label and left out", .labelColumn)
    }
    let rowNames = left.subtracting([asked ?? -1]).sorted().filter {
      Self.isRowName($0, table, survey, among: left.count)
    }
    if table.hasRowNames, left.contains(0), asked != 0, !rowNames.contains(0) {
      throw table.refused(
        "the header has \(table.columnCount - 1) names, the rows have \(table.columnCount) values")
    }
    for column in rowNames {
      left.remove(column)
      let what = survey.counts(column) ? "it counts the rows" : "it names the rows"
      reading.note("column \(column + 1) left out, \(what)")
    }
    if hasLabels {
      let choice = try LabelChoice(table, survey, among: left.sorted(), asked: asked)
      left.subtract(choice.columns)
      labels = choice.columns
      reading.labelColumn = DataReading.LabelColumn(
        number: choice.columns[0] + 1, name: table.title(choice.columns[0]), guess: choice.guess)
    } else {
      labels = []
    }
    features = left.sorted()
    guard !features.isEmpty else { throw table.refused("no columns of numbers are left") }
    try table.refuseWords(in: features, survey)
    if options.missingCells == .mean { try table.refuseEmpty(features, survey) }
    reading.warnings += try table.identityWarnings(features, survey)
    if let doubtful = table.doubtfulComma {
      reading.warn(
        "the comma in '\(doubtful.shortened(to: 20))' and its like is taken for a decimal one: where it parts a thousand, leave it out"
      )
    }
    fillings =
      options.missingCells == .mean ? features.map { survey.columns[$0].moments.mean } : nil
    self.reading = reading
  }

  /// Of a column without a name: it counts the rows, or R wrote the names of rows there. Where there is no header, no column
  /// has a name, and one that counts only a few rows may do so by chance.
  private static func isRowName(
    _ column: Int, _ table: Table, _ survey: TableSurvey, among count: Int
  ) -> Bool {
    guard table.title(column) == nil, count > 2 else { return false }
    if table.header == nil { return column == 0 && survey.rowCount >= 10 && survey.counts(column) }
    if survey.counts(column) { return true }
    let areNames =
      table.hasRowNames
      || survey.holdsWords(column) && survey.columns[column].words == survey.rowCount
    return column == 0 && areNames && (try? table.areAllDifferent(column)) == true
  }

  /// The name of the column of the labels, where another part has all columns but that one.
  func label(missingIn table: Table) -> String? {
    guard let header, labels.count == 1, table.columnCount == columnCount - 1 else { return nil }
    var others = header
    let label = others.remove(at: labels[0])
    return table.header == others && !label.isEmpty ? label.shortened(to: 20) : nil
  }

  /// That another part has the same columns.
  func check(_ table: Table) throws(DataError) {
    guard table.columnCount == columnCount else {
      throw DataError(
        source: table.source,
        problem:
          "\(table.columnCount) columns, \(source) has \(columnCount); the parts need the same columns, or name the one file that is to be read"
      )
    }
    guard let header, let other = table.header,
      let column = header.indices.first(where: { header[$0] != other[$0] })
    else { return }
    throw DataError(
      source: table.source,
      problem:
        "\(table.name(column)), where \(source) has '\(header[column].shortened(to: 20))'; the parts need the same columns"
    )
  }
}

extension Table {
  /// The columns that are to be passed over. A name that has commas in it has come in pieces.
  fileprivate func columns(_ wanted: [String]) throws(DataError) -> [Int] {
    var found: [Int] = []
    var index = 0
    while index < wanted.count {
      let pieces = wanted[index...].prefix(8)
      let matches = pieces.indices.lazy.compactMap { end -> (Int, Int)? in
        let names = [",", ", "].map { pieces[...end].joined(separator: $0) }
        return names.lazy.compactMap(self.column).first.map { ($0, end + 1) }
      }
      guard let (column, next) = matches.first else {
        throw unknown(wanted[index], "to ignore", nil)
      }
      found.append(column)
      index = next
    }
    return found
  }

  fileprivate func unknown(_ wanted: String, _ use: String, _ remedy: DataError.Remedy?)
    -> DataError
  {
    let names =
      header.map { ", which are called " + $0.prefix(8).joined(separator: ", ").shortened(to: 100) }
      ?? ""
    return refused(
      "there is no column '\(wanted.shortened(to: 20))' \(use) among the \(columnCount)\(names)",
      remedy)
  }

  /// Columns of words among the features, all of them at once.
  fileprivate func refuseWords(in features: [Int], _ survey: TableSurvey) throws(DataError) {
    let words = features.filter(survey.holdsWords)
    guard let first = words.first else { return }
    let line = survey.columns[first].wordLine
    throw refused(
      "line \(line): \(words.prefix(4).map(name).joined(separator: ", "))\(words.count > 4 ? ", …" : "") "
        + "\(words.count == 1 ? "holds" : "hold") words ('\(survey.columns[first].word)') where numbers should be"
        + Self.commaHint(survey.columns[first].word),
      .ignoredColumns(words.map { title($0) ?? String($0 + 1) }))
  }

  /// Columns without any value among those whose mean is asked for.
  fileprivate func refuseEmpty(_ features: [Int], _ survey: TableSurvey) throws(DataError) {
    let empty = features.filter(survey.isEmpty)
    guard let first = empty.first else { return }
    throw refused(
      "\(name(first)) has no value of which to take the mean",
      .ignoredColumns(empty.map { title($0) ?? String($0 + 1) }))
  }
}
