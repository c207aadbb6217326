/// Which column of a table holds the classes, and why.
///
/// Where nobody names it, it is one whose header says so (label, class, target, species …); else the one that holds words; else
/// one called y; else a column for each class with a single 1 in each row; else the last, or the first when only that one holds few
/// different values, as in some copies of MNIST. Where two are as likely it is asked for: a wrong guess trains without a complaint.
struct LabelChoice {
  /// One, or one for each class.
  let columns: [Int]
  /// `nil` where somebody asked for it.
  let guess: String?

  private static let titles: Set = [
    "label", "labels", "class", "target", "category", "species", "variety", "digit",
  ]
  static func isCalledSo(_ title: String?) -> Bool { titles.contains(title?.lowercased() ?? "") }

  /// A column of more different values is guessed to be something else than classes.
  private static let mostClasses = 100

  init(
    _ table: Table, _ survey: TableSurvey, among columns: [Int], asked: Int?
  ) throws(DataError) {
    guard columns.count > 1 || asked != nil && table.columnCount > 1 else {
      throw table.refused(
        table.columnCount > 1
          ? "only one column is left; a label and at least one number are needed"
          : "one column only; a label and at least one number are needed, parted by comma, semicolon, tab, pipe or blanks"
      )
    }
    if let asked {
      (self.columns, guess) = ([asked], nil)
      return
    }
    let called = columns.filter { Self.isCalledSo(table.title($0)) }
    if let first = called.first {
      guard called.count == 1 else { throw table.tossUp("are called like classes", called) }
      (self.columns, guess) = ([first], "it is called so")
      return
    }
    let words = columns.filter(survey.holdsWords)
    if let first = words.first {
      guard words.count == 1 else { throw table.tossUp("hold words", words, survey) }
      (self.columns, guess) = ([first], "the only one with words")
      return
    }
    if let y = Self.labelCalledY(table, columns) {
      (self.columns, guess) = ([y], "it is called y")
      return
    }
    if let classes = try table.oneHotColumns(columns, survey) {
      if table.header != nil,
        survey.columns[columns[0]].areWhole,
        try table.values(of: columns[0], survey, atMost: Self.mostClasses) != nil
      {
        throw table.tossUp("may be the label", [columns[0], classes[0]])
      }
      (self.columns, guess) = (
        classes, "the first of \(classes.count) with a single 1 in each row"
      )
      return
    }
    let (column, guess) = try Self.outermost(table, survey, columns)
    (self.columns, self.guess) = ([column], guess)
  }

  /// Beside a z, or beside an x where others follow, it is a coordinate.
  private static func labelCalledY(_ table: Table, _ columns: [Int]) -> Int? {
    let titles = columns.map { table.title($0)?.lowercased() ?? "" }
    guard let y = titles.firstIndex(of: "y"), !titles.contains("z") else { return nil }
    return titles.contains("x") && y + 1 < columns.count ? nil : columns[y]
  }

  private static func outermost(
    _ table: Table, _ survey: TableSurvey, _ columns: [Int]
  ) throws(DataError) -> (Int, String) {
    let (first, last) = (columns[0], columns[columns.count - 1])
    let atEnd = try table.values(of: last, survey, atMost: mostClasses)
    let atStart = try table.values(of: first, survey, atMost: mostClasses)
    switch (atStart, atEnd) {
    case (let start?, let end?):
      guard start.values != end.values else {
        throw table.tossUp("have the same few values", [first, last])
      }
      guard table.areImages(columns.dropFirst(), survey),
        table.areImages(columns.dropLast(), survey)
      else { break }
      // The corner of an image is black most of the time.
      switch (start.isMostlyOne, end.isMostlyOne) {
      case (false, true): return (first, "the first one, as the last is a corner of the images")
      case (true, false): return (last, "the last one, as the first is a corner of the images")
      default: throw table.tossUp("beside images have few values", [first, last])
      }
    case (_?, nil): return (first, "the first one, which has few values, as the last has not")
    case (nil, nil):
      throw table.refused(
        "no column looks like one of classes: none is called so, holds words, or is the first or last with few values",
        .labelColumn)
    case (nil, _?): break
    }
    return (last, "the last one, which has few values")
  }
}

extension Table {
  fileprivate func tossUp(
    _ what: String, _ columns: [Int], _ survey: TableSurvey? = nil
  ) -> DataError {
    let names = columns.prefix(4).map(name).joined(separator: ", ")
    let hints = columns.map { Self.commaHint(survey?.columns[$0].word ?? "") }
    return refused(
      "several columns \(what) (\(names)\(columns.count > 4 ? ", …" : "")): which has the classes must be said"
        + (hints.first { !$0.isEmpty } ?? ""),
      .labelColumn)
  }

  /// The different values of a column that may be one of classes.
  fileprivate struct FewValues {
    let values: Set<String>
    /// Whether most rows have the same.
    let isMostlyOne: Bool
  }

  /// Values that may be classes: they occur again, and there are at least two; fractions occur often, as the versions 1.1 and 1.2
  /// do; in long tables whole numbers do too, and few values are there once.
  fileprivate func values(
    of column: Int, _ survey: TableSurvey, atMost most: Int
  ) throws(DataError) -> FewValues? {
    var counts: [String: Int] = [:]
    let (rowCount, areWhole) = (survey.rowCount, survey.columns[column].areWhole)
    try forEachRow { (_, fields) throws(DataError) in
      guard counts.count <= most else { return }
      counts[label(fields[column], survey.columns[column]), default: 0] += 1
    }
    let fewest = !areWhole ? rowCount / 3 : rowCount < 20 ? rowCount - 1 : rowCount / 2
    let rare = counts.values.count { $0 == 1 }
    guard (2...most).contains(counts.count), counts.count <= fewest,
      rowCount < 20 || 4 * rare <= counts.count
    else { return nil }
    return FewValues(
      values: Set(counts.keys), isMostlyOne: 2 * (counts.values.max() ?? 0) > rowCount)
  }

  /// Whether these columns are the pixels of images.
  fileprivate func areImages(_ columns: ArraySlice<Int>, _ survey: TableSurvey) -> Bool {
    guard
      case .image = InputShape(
        featureCount: columns.count, areBytes: columns.allSatisfy { survey.columns[$0].areBytes })
    else { return false }
    return true
  }
}

extension Table {
  /// Whether a column holds classes for certain: it is called so, or it is the only one with words.
  func certainlyHasLabels() throws(DataError) -> Bool {
    guard columnCount > 1 else { return false }
    let survey = try TableSurvey(self)
    let columns = Array(0..<columnCount)
    return columns.contains { LabelChoice.isCalledSo(title($0)) }
      || columns.count(where: survey.holdsWords) == 1
  }
}
