/// The parts of a data set out of their pieces. Both are looked through before either is read: how the part to train on varies
/// decides how the numbers of both are kept, and its columns are those of the other.
struct PartReading {
  let train: DataPart
  let test: DataPart?
  let reading: DataReading
  /// The names of the classes 0, 1, 2 …, where a table's first line says so.
  let classNames: [String]?
  /// The file of a test part that has no labels.
  let leftOut: String?

  init(
    _ trainPiece: DataPieces.Part, _ testPiece: DataPieces.Part?, _ options: DataOptions,
    source: String
  ) throws(DataError) {
    var reading = DataReading()
    let first = try Self.draft(trainPiece, "train", nil, &reading, options, source)
    var testPiece = testPiece
    if let table = testPiece?.table, let missing = first.plan?.label(missingIn: table) {
      // As Kaggle hands out what is to be answered.
      reading.note("\(lastComponent(table.source)) left out, it has no column '\(missing)'")
      (testPiece, leftOut) = (nil, table.source)
    } else {
      leftOut = nil
    }
    let second = try testPiece.map { (piece) throws(DataError) in
      try Self.draft(piece, "test", first.plan, &reading, options, source)
    }
    let needsDoubles =
      first.needsDoubles || first.isBeyondFloats || second?.isBeyondFloats ?? false
    try Self.checkMemory([first, second].compactMap { $0 }, needsDoubles, options)
    let lacksValues = first.lacksValues || second?.lacksValues ?? false
    let fillings = options.missingCells == .mean && lacksValues ? first.means : nil
    train = try Self.part(first, fillings, needsDoubles, &reading, options)
    test = try second.map { (draft) throws(DataError) in
      try Self.part(draft, fillings, needsDoubles, &reading, options)
    }
    classNames = first.classNames
    reading.warn(ofAbsent: train.labels)
    if let test { reading.warn(ofAbsent: test.labels) }
    self.reading = reading
  }
}

extension PartReading {
  private static func draft(
    _ piece: DataPieces.Part, _ name: String, _ plan: TablePlan?, _ reading: inout DataReading,
    _ options: DataOptions, _ source: String
  ) throws(DataError) -> Draft {
    var piece = piece
    if let table = piece.table, let labels = piece.labels {
      if try table.certainlyHasLabels() {
        reading.note(
          "\(lastComponent(labels.source)) left out, \(lastComponent(table.source)) has labels")
      } else {
        // Such as `madelon_train.data` and `madelon_train.labels`.
        (piece.inputs, piece.table) = (.table(table), nil)
      }
    }
    if let table = piece.table ?? wholeTable(piece) {
      let (survey, plan) = try planned(table, plan, &reading, options, hasLabels: true)
      return Draft(
        inputs: .table(table, survey, plan), labels: nil, source: table.source,
        labelSource: table.source)
    }
    func half(_ what: String, _ other: String) -> DataError {
      DataError(
        source: source,
        problem: "\(what); a file or array named as in \(name)-\(other) is needed")
    }
    guard let inputs = piece.inputs else { throw half("labels without their inputs", "images") }
    guard let labels = piece.labels else { throw half("inputs without their labels", "labels") }
    var read = try Self.labels(labels, nil, &reading, options)
    let drafted: Inputs
    switch inputs {
    case .array(let array):
      drafted = .array(array, try array.survey(options.missingCells))
      if array.shape[0] == read.codes.count - 1 {
        read = try Self.labels(labels, array.shape[0], &reading, options)
      }
    case .table(var table):
      var survey = try TableSurvey(table)
      if survey.rowCount == read.codes.count - 1 {
        read = try Self.labels(labels, survey.rowCount, &reading, options)
      } else if survey.rowCount == read.codes.count + 1,
        let headed = table.withHeader(ifNumbered: true)
      {
        table = headed
        survey = try TableSurvey(table)
      }
      if case .table(let labels) = labels, survey.rowCount == read.codes.count {
        try table.checkOrder(of: labels)
      }
      let plan = try planned(table, plan, &reading, options, hasLabels: false, survey: survey)
      drafted = .table(table, plan.0, plan.1)
    }
    return Draft(
      inputs: drafted, labels: read, source: inputs.source, labelSource: labels.source)
  }

  /// A table that is called as half of the data and has no other half.
  private static func wholeTable(_ piece: DataPieces.Part) -> Table? {
    switch (piece.inputs, piece.labels) {
    case (.table(let table), nil), (nil, .table(let table)): table.columnCount > 1 ? table : nil
    default: nil
    }
  }

  private static func planned(
    _ table: Table, _ plan: TablePlan?, _ reading: inout DataReading, _ options: DataOptions,
    hasLabels: Bool, survey: TableSurvey? = nil
  ) throws(DataError) -> (TableSurvey, TablePlan) {
    let survey = if let survey { survey } else { try TableSurvey(table) }
    if let plan {
      try plan.check(table)
      return (survey, plan)
    }
    let plan = try TablePlan(table, survey, options, hasLabels: hasLabels)
    reading.add(plan.reading)
    return (survey, plan)
  }

  /// `count`, where it is known to be one less than the lines, says that the first is a header.
  private static func labels(
    _ piece: DataPieces.Piece, _ count: Int?, _ reading: inout DataReading, _ options: DataOptions
  ) throws(DataError) -> Labels {
    switch piece {
    case .array(let array): return try array.labels(options)
    case .table(let table):
      // Several columns of labels have a header, as the projector asks for.
      let headed =
        count != nil
        ? table.withHeader() ?? table
        : table.columnCount > 1 ? table.withHeader(ifWords: true) ?? table : table
      let (labels, column) = try headed.labelsAlone(options)
      reading.labelColumn = column
      return labels
    }
  }

  private static func part(
    _ draft: Draft, _ fillings: [Double]?, _ needsDoubles: Bool, _ reading: inout DataReading,
    _ options: DataOptions
  ) throws(DataError) -> DataPart {
    let unlabelled = draft.labels?.missing ?? []
    switch draft.inputs {
    case .array(let array, let survey):
      let count = array.shape[0]
      let incomplete = options.missingCells == .dropped ? survey.incomplete : []
      let dropped =
        draft.labels?.codes.count == count ? merged(incomplete, unlabelled) : []
      let (shape, values) = try array.inputs(
        survey, leavingOut: dropped, fillings: fillings, needsDoubles: needsDoubles)
      reading.add(
        dropped: dropped.count, filled: fillings == nil ? 0 : survey.missingCount, of: "sample")
      return try paired(
        shape, values, count: count - dropped.count, draft.labels?.leavingOut(dropped), draft)
    case .table(let table, let survey, let plan):
      let count = survey.rowCount
      let content = try table.content(
        plan, survey, options, unlabelled: draft.labels?.codes.count == count ? unlabelled : [],
        needsDoubles: needsDoubles)
      reading.add(dropped: content.dropped.count, filled: content.filled, of: "row")
      if let labels = content.labels {
        return DataPart(
          shape: content.shape, values: content.values, labels: labels, source: draft.source)
      }
      if let labels = draft.labels, labels.codes.count == count {
        return try paired(
          content.shape, content.values, count: count - content.dropped.count,
          labels.leavingOut(content.dropped), draft)
      }
      return try paired(content.shape, content.values, count: count, draft.labels, draft)
    }
  }

  /// What it takes to hold the samples must stay within what was allowed, and within what there is: a file of small samples takes
  /// many times its size.
  private static func checkMemory(
    _ drafts: [Draft], _ needsDoubles: Bool, _ options: DataOptions
  ) throws(DataError) {
    let needs = drafts.map { $0.needs(needsDoubles) }
    try MemoryNeed(
      samples: needs.reduce(0) { $0 + $1.samples }, bytes: needs.reduce(0) { $0 + $1.bytes },
      features: needs.map(\.features).max() ?? 0
    ).check(options, source: drafts[0].source)
  }

  private static func paired(
    _ shape: InputShape, _ values: Samples.Values, count: Int, _ labels: Labels?, _ draft: Draft
  ) throws(DataError) -> DataPart {
    guard let labels, labels.codes.count == count else {
      throw DataError(
        source: draft.source,
        problem: "\(count) inputs, but \(labels?.codes.count ?? 0) labels in \(draft.labelSource)")
    }
    return DataPart(shape: shape, values: values, labels: labels, source: draft.source)
  }
}

/// Two lists of indices in order as one, each index once.
private func merged(_ a: [Int], _ b: [Int]) -> [Int] {
  if a.isEmpty || b.isEmpty { return a.isEmpty ? b : a }
  var (result, i, j): ([Int], Int, Int) = ([], 0, 0)
  while i < a.count || j < b.count {
    let (x, y) = (i < a.count ? a[i] : .max, j < b.count ? b[j] : .max)
    result.append(min(x, y))
    if x <= y { i += 1 }
    if y <= x { j += 1 }
  }
  return result
}

extension DataReading {
  fileprivate mutating func add(_ other: DataReading) {
    labelColumn = other.labelColumn ?? labelColumn
    notes += other.notes
    warnings += other.warnings
  }

  /// Of labels that are words, among which NA may be one as well.
  fileprivate mutating func warn(ofAbsent labels: Labels) {
    let absent = Set(labels.words.indices.filter { CSV.isAbsence(labels.words[$0]) })
    guard let first = absent.min(),
      labels.words.contains(where: { !CSV.isAbsence($0) && Double($0) == nil })
    else { return }
    let count = labels.codes.count { absent.contains(Int($0)) }
    let some = count == 1 ? "a label is" : "\(count) labels are"
    warn(
      "\(some) '\(labels.words[first].shortened(to: 20))' or the like, which is taken for a class: is it missing?",
      .missingLabels)
  }

  /// `what` is what a file has a line or an entry of for each sample.
  fileprivate mutating func add(dropped: Int, filled: Int, of what: String) {
    if dropped > 0 {
      notes.append("\(dropped) \(what)\(dropped == 1 ? "" : "s") left out for want of a value")
    }
    let (cell, column) = what == "row" ? ("cell", "the column") : ("value", "the other samples")
    if filled > 0 {
      notes.append("\(filled) \(cell)\(filled == 1 ? "" : "s") filled with the mean of \(column)")
    }
  }
}
