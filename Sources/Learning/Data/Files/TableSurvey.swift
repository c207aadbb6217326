/// What a first pass over all rows of a table finds, so that the second knows what it reads and where to put it.
struct TableSurvey {
  struct Column {
    var numbers = 0
    var booleans = 0
    var words = 0
    var missing = 0
    /// The first word, and on which line it is.
    var word = ""
    var wordLine = 0
    /// Whether all numbers are whole.
    var areWhole = true
    /// Whether all numbers are whole and fit a byte.
    var areBytes = true
    /// Whether every value is by 1 more than the one before, from a whole number of 0 or more.
    var isCounting = true
    private var last: Double?
    var moments = Moments()

    mutating func add(_ number: Double) {
      moments.add(number)
      if areBytes { areBytes = UInt8(exactly: number) != nil }
      if areWhole { areWhole = number.rounded() == number }
      guard isCounting else { return }
      isCounting = last.map { number == $0 + 1 } ?? (number >= 0 && number.rounded() == number)
      last = number
    }
  }

  private(set) var columns: [Column]
  private(set) var rowCount = 0

  init(_ table: Table) throws(DataError) {
    var columns = [Column](repeating: Column(), count: table.columnCount)
    var count = 0
    try table.forEachRow { (line, fields) throws(DataError) in
      count += 1
      for index in fields.indices {
        switch table.cell(fields[index]) {
        case .number(let number):
          columns[index].numbers += 1
          columns[index].add(number)
        case .boolean(let isTrue):
          columns[index].booleans += 1
          columns[index].add(isTrue ? 1 : 0)
        case .missing: columns[index].missing += 1
        case .word:
          if columns[index].words == 0 {
            columns[index].word = table.text(fields[index]).shortened(to: 20)
            columns[index].wordLine = line
          }
          columns[index].words += 1
        }
      }
    }
    self.columns = columns
    rowCount = count
  }
}

extension TableSurvey {
  /// A column of words has more of them than of numbers: one that has a few has mistakes.
  func holdsWords(_ column: Int) -> Bool {
    columns[column].words > columns[column].numbers + columns[column].booleans
  }

  func isEmpty(_ column: Int) -> Bool { columns[column].missing == rowCount }

  /// Whether a column holds 0, 1, 2 … or 1, 2, 3 … and so on, in every row.
  func counts(_ column: Int) -> Bool {
    let column = columns[column]
    return column.isCounting && column.numbers == rowCount && rowCount > 1
  }
}
