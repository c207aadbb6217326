extension Table {
  /// The features of all rows that are kept, and their labels where the table has them. `unlabelled` are the indices of rows
  /// that have none in a file of labels, in order.
  func content(
    _ plan: TablePlan, _ survey: TableSurvey, _ options: DataOptions, unlabelled: [Int] = [],
    needsDoubles: Bool
  ) throws(DataError) -> TableContent {
    let storage = plan.storage(survey, needsDoubles: needsDoubles)
    var values = ValueStore(storage, capacity: survey.rowCount * plan.features.count)
    var labels = Labels(source: source, options, count: survey.rowCount)
    var dropped: [Int] = []
    var (rowIndex, next) = (0, 0)
    let drops = options.missingCells == .dropped
    try forEachRow { (line, fields) throws(DataError) in
      defer { rowIndex += 1 }
      let isUnlabelled = next < unlabelled.count && unlabelled[next] == rowIndex
      if isUnlabelled { next += 1 }
      if drops, isUnlabelled || lacksValue(fields, plan, survey, options) {
        dropped.append(rowIndex)
        return
      }
      if let column = plan.labels.first {
        guard plan.labels.count > 1 || !lacksLabel(fields[column], survey.columns[column], options)
        else { throw lacking(line, column, fields[column], "a label") }
        guard let label = self.label(fields, plan.labels, survey) else {
          throw refused(
            "line \(line): columns \(column + 1) to \(column + plan.labels.count) need a single 1 among zeros"
          )
        }
        try labels.append(label, at: { "line \(line), \(name(column))" })
      }
      for (index, column) in plan.features.enumerated() {
        switch cell(fields[column]) {
        case .number(let number): values.append(number)
        case .boolean(let isTrue): values.append(isTrue ? 1 : 0)
        case .missing where plan.fillings != nil: values.append(plan.fillings?[index] ?? 0)
        case .missing: throw lacking(line, column, fields[column], "a finite number")
        case .word:
          throw refused(
            "line \(line), \(name(column)): \(found(fields[column])) where a finite number should be"
              + Self.commaHint(text(fields[column])),
            .ignoredColumns([title(column) ?? String(column + 1)]))
        }
      }
    }
    guard dropped.count < survey.rowCount || survey.rowCount == 0 else {
      throw refused("every row lacks a value: nothing is left", .missingCells)
    }
    return TableContent(
      shape: InputShape(featureCount: plan.features.count, areBytes: storage == .bytes),
      values: values.values, labels: plan.labels.isEmpty ? nil : labels, dropped: dropped,
      filled: plan.fillings == nil ? 0 : survey.missingCount(plan.features))
  }

  private func lacksValue(
    _ fields: [CSV.Field], _ plan: TablePlan, _ survey: TableSurvey, _ options: DataOptions
  ) -> Bool {
    plan.features.contains { cell(fields[$0]) == .missing }
      || plan.labels.count == 1
        && plan.labels.contains { lacksLabel(fields[$0], survey.columns[$0], options) }
  }

  /// Among numbers NA is no label. Among words it may be one, sodium, unless rows that lack something are not wanted.
  func lacksLabel(
    _ field: CSV.Field, _ column: TableSurvey.Column, _ options: DataOptions
  ) -> Bool {
    let areNumbers = column.words == 0 && column.numbers + column.booleans > 0
    let text = text(field)
    return text.isEmpty || areNumbers && cell(field) == .missing
      || options.missingCells == .dropped && CSV.isAbsence(text)
  }

  /// The label of a row: what its column says, or the name of the one of several that has its 1; `nil` where there is none.
  private func label(
    _ fields: [CSV.Field], _ columns: [Int], _ survey: TableSurvey
  ) -> String? {
    if columns.count == 1 { return label(fields[columns[0]], survey.columns[columns[0]]) }
    return oneHotColumn(fields, among: columns).map { oneHotName($0, among: columns) }
  }

  func lacking(
    _ line: Int, _ column: Int, _ field: CSV.Field, _ what: String
  ) -> DataError {
    refused(
      "line \(line), \(name(column)): \(found(field)) where \(what) should be", .missingCells)
  }

  /// Of what is a number to people.
  static func commaHint(_ text: String) -> String {
    guard text.contains(","), text.allSatisfy({ $0.isNumber || "+-.,".contains($0) }) else {
      return ""
    }
    return
      "; a comma within a number may be a decimal comma or part a thousand: write plain numbers"
  }
}

/// What a table holds once it is read.
struct TableContent {
  let shape: InputShape
  let values: Samples.Values
  let labels: Labels?
  /// The indices of rows that were left out because they lack a value.
  let dropped: [Int]
  /// How many cells were filled in.
  let filled: Int
}

extension TableSurvey {
  func missingCount(_ features: [Int]) -> Int { features.reduce(0) { $0 + columns[$1].missing } }
}

extension TablePlan {
  /// Bytes where all values are, and 64 bits where 32 would lose something in either part.
  func storage(_ survey: TableSurvey, needsDoubles: Bool) -> ValueStore.Kind {
    let areBytes =
      features.allSatisfy { survey.columns[$0].areBytes }
      && (fillings == nil || survey.missingCount(features) == 0)
    return areBytes ? .bytes : needsDoubles ? .doubles : .floats
  }

  /// Whether the part to train on, by which both are standardised, needs 64 bits.
  func needsDoubles(_ survey: TableSurvey) -> Bool {
    features.contains { survey.columns[$0].moments.needsDoubles }
  }

  /// Whether another part has values that 32 bits cannot hold.
  func isBeyondFloats(_ survey: TableSurvey) -> Bool {
    features.contains { survey.columns[$0].moments.largest > 1e38 }
  }
}

/// Numbers on their way into storage of one type.
struct ValueStore {
  enum Kind {
    case bytes, floats, doubles

    var size: Int {
      switch self {
      case .bytes: 1
      case .floats: 4
      case .doubles: 8
      }
    }
  }

  private let kind: Kind
  private var bytes: [UInt8] = []
  private var floats: [Float] = []
  private var doubles: [Double] = []

  init(_ kind: Kind, capacity: Int) {
    self.kind = kind
    switch kind {
    case .bytes: bytes.reserveCapacity(capacity)
    case .floats: floats.reserveCapacity(capacity)
    case .doubles: doubles.reserveCapacity(capacity)
    }
  }

  mutating func append(_ number: Double) {
    switch kind {
    case .bytes: bytes.append(UInt8(number))
    case .floats: floats.append(Float(number))
    case .doubles: doubles.append(number)
    }
  }

  var values: Samples.Values {
    switch kind {
    case .bytes: .bytes(bytes)
    case .floats: .floats(floats)
    case .doubles: .doubles(doubles)
    }
  }
}
