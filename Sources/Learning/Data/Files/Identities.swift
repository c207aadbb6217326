extension Table {
  /// A column that tells samples apart and not classes: one that is called an identity, or nothing, and has another number in every
  /// row; or one that counts the rows and has a name that programs give to such.
  func identityWarnings(
    _ features: [Int], _ survey: TableSurvey
  ) throws(DataError) -> [DataReading.Warning] {
    var warnings: [DataReading.Warning] = []
    for column in features {
      let isCounting = survey.counts(column)
      let title = title(column)
      let isSuspected =
        title.map { isIdentity($0) || isCounting && isCounter($0) }
        ?? mayBeIdentity(column, survey)
      guard isSuspected, try isCounting ? true : areAllDifferent(column) else { continue }
      let what = title == nil ? "another whole number" : "another value"
      warnings.append(
        DataReading.Warning(
          problem: "\(name(column)) is a feature, and has \(what) in every row: is it an identity?",
          remedy: .ignoredColumns([title ?? String(column + 1)])))
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

  /// What R and pandas call a column that they have to name themselves, and people one that counts.
  private func isCounter(_ title: String) -> Bool {
    let names: Set = [
      "X", "V1", "level_0", "obs", "observation", "num", "number", "sn", "s_no", "record", "case",
      "rank", "n", "count", "counter", "seq", "sequence", "sample", "entry", "item",
    ]
    return names.contains(title) || names.contains(title.lowercased())
  }

  /// Of a column without a name: the index that pandas writes of rows that were picked or shuffled. Without a header only the first
  /// of many rows is suspected.
  private func mayBeIdentity(_ column: Int, _ survey: TableSurvey) -> Bool {
    let found = survey.columns[column]
    guard found.areWhole, found.numbers == survey.rowCount else { return false }
    return header == nil
      ? column == 0 && survey.rowCount >= 20 && columnCount > 2 : survey.rowCount >= 5
  }

  /// Whether no two rows have the same text in a column. As far as the first 100,000 tell.
  func areAllDifferent(_ column: Int) throws(DataError) -> Bool {
    var texts: Set<String> = []
    var areDifferent = true
    try forEachRow { (_, fields) throws(DataError) in
      guard areDifferent, texts.count < 100_000 else { return }
      areDifferent = texts.insert(text(fields[column])).inserted
    }
    return areDifferent && texts.count > 1
  }
}

// MARK: Rows in two files

extension Table {
  /// That the rows of `labels` go with those of this table, line by line, as far as both say which rows they are: by a first column
  /// without a name, or by one that is called an identity.
  func checkOrder(of labels: Table) throws(DataError) {
    for (own, other) in sharedIdentities(labels) where try areAllDifferent(own) {
      var (rows, otherRows) = (rows, labels.rows)
      var (fields, otherFields): ([CSV.Field], [CSV.Field]) = ([], [])
      while let line = try rows.next(&fields), let otherLine = try otherRows.next(&otherFields) {
        let (here, there) = (text(fields[own]), labels.text(otherFields[other]))
        guard here != there else { continue }
        throw labels.refused(
          "line \(otherLine): row '\(there.shortened(to: 20))' by \(labels.name(other)), where line \(line) of \(lastComponent(source)) is row '\(here.shortened(to: 20))'; both need the same rows in the same order"
        )
      }
    }
  }

  private func sharedIdentities(_ labels: Table) -> [(Int, Int)] {
    guard header != nil, labels.header != nil, columnCount > 1, labels.columnCount > 1 else {
      return []
    }
    var pairs = title(0) == nil && labels.title(0) == nil ? [(0, 0)] : []
    for column in 0..<columnCount {
      guard let title = title(column), isIdentity(title),
        let other = labels.header?.firstIndex(of: title)
      else { continue }
      pairs.append((column, other))
    }
    return pairs
  }
}
