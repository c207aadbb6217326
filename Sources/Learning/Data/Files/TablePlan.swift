/// Which columns of a table are what: decided by the part to train on, and the same for the other.
struct TablePlan {
  /// `nil` where labels come from elsewhere.
  let label: Int?
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
    for wanted in options.ignoredColumns {
      guard let column = table.column(wanted) else {
        throw table.unknown(wanted, "to ignore", nil)
      }
      left.remove(column)
    }
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
    for column in rowNames {
      left.remove(column)
      let what = survey.counts(column) ? "it counts the rows" : "it names the rows"
      reading.note("column \(column + 1) left out, \(what)")
    }
    if hasLabels {
      let choice = try LabelChoice(table, survey, among: left.sorted(), asked: asked)
      left.remove(choice.column)
      label = choice.column
      reading.labelColumn = DataReading.LabelColumn(
        number: choice.column + 1, name: table.title(choice.column), guess: choice.guess)
    } else {
      label = nil
    }
    features = left.sorted()
    guard !features.isEmpty else { throw table.refused("no columns of numbers are left") }
    try table.refuseWords(in: features, survey)
    reading.warnings = try table.identityWarnings(features, survey)
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
    return column == 0 && survey.holdsWords(column)
      && survey.columns[column].words == survey.rowCount
      && (try? table.areAllDifferent(column)) == true
  }

  /// That another part has the same columns.
  func check(_ table: Table) throws(DataError) {
    guard table.columnCount == columnCount else {
      throw DataError(
        source: table.source, problem: "\(table.columnCount) columns, \(source) has \(columnCount)")
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

  /// A column that is called an identity, and has another number in every row, tells samples apart and not classes.
  fileprivate func identityWarnings(
    _ features: [Int], _ survey: TableSurvey
  ) throws(DataError) -> [String] {
    var warnings: [String] = []
    for column in features where title(column).map(isIdentity) ?? false {
      let isCounting = survey.counts(column)
      guard try isCounting ? true : areAllDifferent(column) else { continue }
      warnings.append(
        "\(name(column)) is a feature, and has another value in every row: is it an identity?")
    }
    return warnings
  }

  private func isIdentity(_ title: String) -> Bool {
    let words = title.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let names: Set = [
      "id", "ids", "index", "idx", "uid", "uuid", "guid", "key", "row", "rownum", "rowid", "no",
      "nr", "rownames", "rowname", "serial", "identifier", "samplenumber",
    ]
    guard let last = words.last else { return title == "#" }
    return names.contains(last) || names.contains(words[0])
      || title.hasSuffix("Id") || title.hasSuffix("ID")
  }

  /// Whether no two rows have the same text in a column. As far as the first 100,000 tell.
  fileprivate func areAllDifferent(_ column: Int) throws(DataError) -> Bool {
    var texts: Set<String> = []
    var areDifferent = true
    try forEachRow { (_, fields) throws(DataError) in
      guard areDifferent, texts.count < 100_000 else { return }
      areDifferent = texts.insert(text(fields[column])).inserted
    }
    return areDifferent && texts.count > 1
  }
}
