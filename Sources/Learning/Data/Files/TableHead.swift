/// What stands above the rows of a table: nothing, or a line that is no row. That is one
///
/// - that has a word where the rows have numbers;
/// - that numbers the columns, as pandas does those without names: `0,1,2,label`, also where the labels are words;
/// - of scikit-learn's counts and names, `150,4,setosa,versicolor,virginica`.
struct TableHead {
  /// What each column is called, `nil` without a header, and empty for one without a name.
  private(set) var names: [String]?
  private(set) var columnCount: Int
  /// The names of the classes 0, 1, 2 …, where the first line says so.
  private(set) var classNames: [String]?
  /// Whether the first column has the names of rows, for which the header has no name.
  private(set) var hasRowNames = false
  /// How many lines at the top are no rows.
  private(set) var lineCount = 0

  /// By so many lines a table is judged, the first among them.
  private static let mostJudged = 20

  init(_ csv: CSV, source: String) throws(DataError) {
    var reader = csv
    var rows: [[CSV.Field]] = []
    var fields: [CSV.Field] = []
    while rows.count < Self.mostJudged, try reader.next(&fields) != nil { rows.append(fields) }
    guard let first = rows.first else {
      throw DataError(source: source, problem: "no rows; a table of samples is needed")
    }
    columnCount = first.count
    try read(first, Array(rows.dropFirst()), csv, source)
    if lineCount == 0, rows.count == 1, first.count > 1,
      first.allSatisfy({ csv.cell($0) == .word })
    {
      throw DataError(source: source, problem: "one line of words only; rows of numbers are needed")
    }
  }

  private mutating func read(
    _ first: [CSV.Field], _ rows: [[CSV.Field]], _ csv: CSV, _ source: String
  ) throws(DataError) {
    guard let second = rows.first else { return }
    if csv.isLineOfCounts(first, second), try csv.countsRows(first, source) {
      (lineCount, columnCount) = (1, second.count)
      classNames = first.dropFirst(2).map(csv.text)
      return
    }
    let titles = first.map(csv.text)
    let areAllWords = first.allSatisfy { csv.cell($0) == .word || csv.cell($0) == .missing }
    switch second.count {
    case first.count - 1 where areAllWords && titles.last == "":
      (names, columnCount) = (titles.dropLast(), second.count)
    case first.count + 1 where areAllWords:
      // A delimiter at the end of each row, or no name for the names of rows.
      if rows.allSatisfy({ $0.last.map { csv.trimmed($0).isEmpty } ?? true }) {
        (names, columnCount) = (titles, first.count)
      } else if csv.areRowNames(rows.filter { $0.count == second.count }.map { $0[0] }) {
        (names, columnCount, hasRowNames) = ([""] + titles, second.count, true)
      } else {
        return
      }
    default:
      let even = rows.filter { $0.count == first.count }
      let isNumbered =
        areNumbered(titles)
        && (first.count > 2 || first.count == 1 && rows.allSatisfy { csv.cell($0[0]) == .word })
      guard
        isNumbered || first.indices.contains(where: { csv.isName(first[$0], above: even, $0) })
          || csv.namesNumbers(first, above: even)
      else { return }
      names = titles
    }
    lineCount = 1
  }

  /// With the first line as a header, unless there is one.
  func withFirstLine(of csv: CSV, ifNumbered: Bool, ifWords: Bool) -> TableHead? {
    guard lineCount == 0 else { return nil }
    var (reader, fields): (CSV, [CSV.Field]) = (csv, [])
    guard (try? reader.next(&fields)) ?? nil != nil,
      !ifNumbered || areNumbered(fields.map(csv.text)),
      !ifWords || fields.allSatisfy({ csv.cell($0) == .word })
    else { return nil }
    var head = self
    (head.names, head.lineCount) = (fields.map(csv.text), 1)
    return head
  }
}

/// 0, 1, 2 …, perhaps behind an empty name.
private func areNumbered(_ names: [String]) -> Bool {
  let numbers = names.first == "" ? Array(names.dropFirst()) : names
  return numbers.indices.allSatisfy { numbers[$0] == String($0) }
}

extension CSV {
  /// Whether a cell is a word, and most below it are numbers.
  fileprivate func isName(_ field: Field, above rows: [[Field]], _ column: Int) -> Bool {
    guard cell(field) == .word else { return false }
    let cells = rows.map { cell($0[column]) }
    return 2 * cells.count(where: \.isNumber) > cells.count { $0 != .missing }
  }

  /// Whether a line that has words where the rows have words, and numbers where they have numbers, names the columns nevertheless: by
  /// numbers that grow from each column to the next (0, 1, 2 …; years; wavelengths), or by nothing for a first column that is
  /// never empty; and the words are found in no row, as classes are, unless the numbers are 0, 1, 2 ….
  fileprivate func namesNumbers(_ first: [Field], above rows: [[Field]]) -> Bool {
    let words = first.indices.filter { cell(first[$0]) == .word }
    let isFirstEmpty = trimmed(first[0]).isEmpty
    let others = first.indices.filter { !words.contains($0) && !($0 == 0 && isFirstEmpty) }
    let numbers = others.compactMap { number(first[$0]) }
    guard !words.isEmpty, !rows.isEmpty, numbers.count == others.count,
      zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }),
      !isFirstEmpty || rows.allSatisfy({ !trimmed($0[0]).isEmpty })
    else { return false }
    let isCalledSo = words.contains { LabelChoice.isCalledSo(text(first[$0])) }
    guard isFirstEmpty || isCalledSo || numbers.count > 1 else { return false }
    if numbers.count > 2, numbers.indices.allSatisfy({ numbers[$0] == Double($0) }) { return true }
    return words.allSatisfy { isNoClass(first[$0], column: $0) }
  }

  /// Whether a word is found in no row, while those below it in its column are found again.
  private func isNoClass(_ field: Field, column: Int) -> Bool {
    var (reader, fields): (CSV, [Field]) = (self, [])
    var counts: [String: Int] = [:]
    while (try? reader.next(&fields)) ?? nil != nil {
      guard fields.indices.contains(column), counts.count <= DataOptions().mostClasses else {
        return false
      }
      counts[text(fields[column]), default: 0] += 1
    }
    return counts.removeValue(forKey: text(field)) == 1 && counts.count > 1
      && 2 * counts.values.count { $0 > 1 } > counts.count
  }

  /// Whether these may be names of rows, as R writes them: whole numbers that count, or words or numbers in quotes, all different.
  fileprivate func areRowNames(_ fields: [Field]) -> Bool {
    let numbers = fields.compactMap { number($0) }
    if numbers.count == fields.count,
      zip(numbers, numbers.dropFirst()).allSatisfy({ $1 == $0 + 1 }),
      numbers.first?.rounded() == numbers.first
    {
      return true
    }
    let areText = fields.allSatisfy {
      cell($0) == .word || $0.range.first.map { $0 > 0 && bytes[$0 - 1] == .quote } ?? false
    }
    return areText && Set(fields.map(text)).count == fields.count
  }

  /// Number of rows, number of features, and names of at least two classes.
  fileprivate func isLineOfCounts(_ first: [Field], _ second: [Field]) -> Bool {
    first.count >= 4 && number(first[0]).map { $0 > 3 && $0.rounded() == $0 } ?? false
      && number(first[1]) == Double(second.count - 1)
      && first.dropFirst(2).allSatisfy { cell($0) == .word }
      && second.allSatisfy { cell($0).isNumber }
  }

  /// Whether the first number of the first line is that of the rows. Throws where it is not though the line names as many classes as
  /// the last column has: then part of the file is missing.
  fileprivate func countsRows(_ first: [Field], _ source: String) throws(DataError) -> Bool {
    var (reader, fields, count): (CSV, [Field], Int) = (self, [], -1)
    var labels: Set<String> = []
    while try reader.next(&fields) != nil {
      count += 1
      if count > 0, labels.count < first.count, let last = fields.last { labels.insert(text(last)) }
    }
    if Double(count) == number(first[0]) { return true }
    guard labels.count == first.count - 2 else { return false }
    throw DataError(
      source: source,
      problem:
        "line 1 counts \(text(first[0]).shortened(to: 20)) samples, there are \(count): part of the file is missing, or the line is none of counts"
    )
  }
}
