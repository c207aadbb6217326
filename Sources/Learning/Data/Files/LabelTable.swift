extension Table {
  /// The labels of a table that holds nothing else but what goes with them: one column beside row numbers, or a column for each
  /// class with a single 1 in each row, or the one of several that looks like classes, as in the projector's `metadata.tsv`.
  func labelsAlone(
    _ options: DataOptions
  ) throws(DataError) -> (labels: Labels, column: DataReading.LabelColumn?) {
    let survey = try TableSurvey(self)
    let columns = (0..<columnCount).filter { column in
      !(title(column) == nil
        && (survey.isEmpty(column) || columnCount > 1 && survey.counts(column)))
    }
    if options.labelColumn == nil, columns.count > 1,
      let labels = try oneHotLabels(columns, survey, options)
    {
      return (labels, nil)
    }
    let asked = options.labelColumn.flatMap { self.column($0) }
    guard columns.count > 1 || asked != nil else {
      return (try labels(of: columns.first ?? 0, survey, options), nil)
    }
    let choice = try LabelChoice(self, survey, among: columns, asked: asked)
    let chosen = choice.columns[0]
    let column = DataReading.LabelColumn(
      number: chosen + 1, name: title(chosen), guess: choice.guess)
    if choice.columns.count > 1, let labels = try oneHotLabels(choice.columns, survey, options) {
      return (labels, column)
    }
    return (try labels(of: chosen, survey, options), column)
  }

  private func labels(
    of column: Int, _ survey: TableSurvey, _ options: DataOptions
  ) throws(DataError) -> Labels {
    var labels = Labels(source: source, options, count: survey.rowCount)
    try forEachRow { (line, fields) throws(DataError) in
      guard !lacksLabel(fields[column], survey.columns[column], options) else {
        guard options.missingCells == .dropped else {
          throw lacking(line, column, fields[column], "a label")
        }
        labels.appendMissing()
        return
      }
      try labels.append(
        label(fields[column], survey.columns[column]), at: { "line \(line), \(name(column))" })
    }
    return labels
  }

  /// `nil` where a row does not have one 1 among zeros. A class is called as its column is, or by its index.
  private func oneHotLabels(
    _ columns: [Int], _ survey: TableSurvey, _ options: DataOptions
  ) throws(DataError) -> Labels? {
    guard
      columns.allSatisfy({
        survey.columns[$0].areBytes && survey.columns[$0].moments.largest <= 1
          && survey.columns[$0].words + survey.columns[$0].missing == 0
      })
    else { return nil }
    var labels = Labels(source: source, options, count: survey.rowCount)
    var isOneHot = true
    try forEachRow { (line, fields) throws(DataError) in
      guard isOneHot else { return }
      guard let column = oneHotColumn(fields, among: columns) else {
        isOneHot = false
        return
      }
      let index = columns.firstIndex(of: column) ?? 0
      try labels.append(title(column) ?? String(index), at: { "line \(line)" })
    }
    return isOneHot ? labels : nil
  }
}
