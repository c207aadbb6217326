// A column for each class, with a single 1 in each row.

extension Table {
  /// Which of these columns has the 1 of a row; `nil` where not one of them has it, or another is not 0.
  func oneHotColumn(_ fields: [CSV.Field], among columns: [Int]) -> Int? {
    let ones = columns.filter { isOne(fields[$0]) }
    return ones.count == 1 && columns.allSatisfy { $0 == ones[0] || isZero(fields[$0]) }
      ? ones[0] : nil
  }

  private func isOne(_ field: CSV.Field) -> Bool {
    [.number(1), .boolean(true)].contains(cell(field))
  }

  private func isZero(_ field: CSV.Field) -> Bool {
    [.number(0), .boolean(false)].contains(cell(field))
  }

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
