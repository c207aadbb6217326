extension Table {
  /// The text of a label. Whole numbers are plain digits, however they are written, for as long as those tell them from others; in a
  /// column of nothing but True and False these are written so.
  ///
  /// A code is no number: `007` and `7` are two, and so are `2E3` and `2000`.
  func label(_ field: CSV.Field, _ column: TableSurvey.Column) -> String {
    let text = text(field)
    switch cell(field) {
    case .boolean(let isTrue) where column.words + column.numbers == 0:
      return isTrue ? "True" : "False"
    case .number(let number) where !text.isCode:
      if let whole = Int(text) { return String(whole) }
      guard abs(number) < 0x1p53, let whole = Int(exactly: number) else { return text }
      return String(whole)
    default: return text
    }
  }

  func isOne(_ field: CSV.Field) -> Bool { [.number(1), .boolean(true)].contains(cell(field)) }
  func isZero(_ field: CSV.Field) -> Bool { [.number(0), .boolean(false)].contains(cell(field)) }
}

extension String {
  /// Whether a number is written as programs write none: with zeros in front, or with a large E and neither point nor sign.
  fileprivate var isCode: Bool {
    let digits = utf8.drop { $0 == 0x2B || $0 == 0x2D }
    if digits.first == 0x30, let second = digits.dropFirst().first, (0x30...0x39).contains(second) {
      return true
    }
    return digits.contains(0x45) && !digits.contains { [0x2B, 0x2C, 0x2D, 0x2E].contains($0) }
  }
}

// MARK: A column for each class

extension Table {
  /// The last columns where each row has a single 1 among zeros, as few as may be; `nil` where there are none, or where they may be so
  /// by chance. They are three or more, or named alike, as pandas' `get_dummies` does.
  func oneHotColumns(
    _ columns: [Int], _ survey: TableSurvey
  ) throws(DataError) -> [Int]? {
    guard survey.rowCount >= 10, let last = columns.last,
      survey.columns[last].areBytes, survey.columns[last].moments.largest <= 1
    else { return nil }
    // From the end: how far the first 1 is at most, and how far the next value that is not 0 is at least.
    var (size, limit) = (0, columns.count)
    try forEachRow { (_, fields) throws(DataError) in
      guard size <= limit else { return }
      var firstOne: Int?
      for (distance, column) in columns.reversed().enumerated() {
        if isZero(fields[column]) { continue }
        guard firstOne == nil, isOne(fields[column]) else {
          limit = min(limit, distance)
          break
        }
        firstOne = distance
      }
      size = max(size, firstOne.map { $0 + 1 } ?? .max)
    }
    guard size > 1, size < columns.count, size <= limit else { return nil }
    let classes = Array(columns.suffix(size))
    let areNamedAlike = prefixOfNames(classes) != nil
    return areNamedAlike || size > 2 && survey.rowCount >= 20 ? classes : nil
  }

  /// What the class of a column is called.
  func oneHotName(_ column: Int, among columns: [Int]) -> String {
    guard let title = title(column) else { return String(column - columns[0]) }
    return prefixOfNames(columns).map { String(title.dropFirst($0.count)) } ?? title
  }

  /// `kind_` of `kind_fern` and `kind_moss`.
  private func prefixOfNames(_ columns: [Int]) -> String? {
    let titles = columns.compactMap(title)
    guard titles.count == columns.count, let first = titles.first,
      let end = first.lastIndex(where: { "_.-= :".contains($0) })
    else { return nil }
    let prefix = String(first[...end])
    return titles.allSatisfy { $0.hasPrefix(prefix) && $0.count > prefix.count } ? prefix : nil
  }
}
