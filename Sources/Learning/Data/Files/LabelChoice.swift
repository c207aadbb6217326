/// Which column of a table holds the classes, and why.
///
/// Where nobody names it, it is one whose header says so (label, class, target, species …); else the one that holds words; else
/// one called y; else the last, or the first when only that one holds few different values, as in some copies of MNIST.
/// Where two are as likely it is asked for: a wrong guess trains without a complaint.
struct LabelChoice {
  let column: Int
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
        "one column only; a label and at least one number are needed, parted by comma, semicolon, tab, pipe or blanks"
      )
    }
    if let asked {
      (column, guess) = (asked, nil)
      return
    }
    func title(_ column: Int) -> String { table.title(column)?.lowercased() ?? "" }
    let called = columns.filter { Self.isCalledSo(table.title($0)) }
    if let first = called.first {
      guard called.count == 1 else { throw table.tossUp("are called like classes", called) }
      (column, guess) = (first, "it is called so")
      return
    }
    let words = columns.filter(survey.holdsWords)
    if let first = words.first {
      guard words.count == 1 else { throw table.tossUp("hold words", words, survey) }
      (column, guess) = (first, "the only one with words")
      return
    }
    // Beside a z it is a coordinate.
    let titles = columns.map(title)
    if let y = columns.first(where: { title($0) == "y" }), !titles.contains("z") {
      (column, guess) = (y, "it is called y")
      return
    }
    (column, guess) = try Self.outermost(table, columns)
  }

  private static func outermost(
    _ table: Table, _ columns: [Int]
  ) throws(DataError) -> (Int, String) {
    let (first, last) = (columns[0], columns[columns.count - 1])
    let atEnd = try table.values(of: last, atMost: mostClasses)
    let atStart = try table.values(of: first, atMost: mostClasses)
    switch (atStart, atEnd) {
    case (_, let end?) where atStart != end: return (last, "the last one, which has few values")
    case (_?, nil): return (first, "the first one, which has few values, as the last has not")
    case (_?, _?):
      throw table.tossUp("have the same few values", [first, last])
    default:
      throw table.refused(
        "no column looks like one of classes: none is called so, holds words, or is the first or last with few values",
        .labelColumn)
    }
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

  /// The different values of a column that may be one of classes: they occur again, and there are at least two; fractions
  /// occur often, as the versions 1.1 and 1.2 do.
  fileprivate func values(of column: Int, atMost most: Int) throws(DataError) -> Set<String>? {
    var values: Set<String> = []
    var (rowCount, areWhole) = (0, true)
    try forEachRow { (_, fields) throws(DataError) in
      rowCount += 1
      guard values.count <= most else { return }
      if case .number(let number) = cell(fields[column]), number.rounded() != number {
        areWhole = false
      }
      values.insert(label(fields[column]))
    }
    let fewest = areWhole ? rowCount - 1 : rowCount / 3
    return (2...most).contains(values.count) && values.count <= fewest ? values : nil
  }

  /// The text of a label; a whole number, however written, as plain digits, for as long as digits tell it from others.
  func label(_ field: CSV.Field) -> String {
    let text = text(field)
    if let whole = Int(text) { return String(whole) }
    guard case .number(let number) = cell(field), abs(number) < 0x1p53,
      let whole = Int(exactly: number)
    else { return text }
    return String(whole)
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
