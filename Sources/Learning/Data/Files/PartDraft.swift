// A part of a data set that has been looked through and not been read yet.

extension PartReading {
  enum Inputs {
    case array(StoredArray, ArraySurvey)
    case table(Table, TableSurvey, TablePlan)
  }

  struct Draft {
    let inputs: Inputs
    /// `nil` where the inputs are a table that has them.
    let labels: Labels?
    let source: String
    let labelSource: String
  }
}

extension PartReading.Draft {
  /// What it takes to hold its samples.
  func needs(_ needsDoubles: Bool) -> MemoryNeed {
    switch inputs {
    case .array(let array, let survey):
      let size = array.shape.dropFirst().reduce(1, *)
      return MemoryNeed(
        samples: array.shape[0], bytes: array.byteCount(survey, needsDoubles: needsDoubles),
        features: array.shape.count == 2 ? size : 0)
    case .table(_, let survey, let plan):
      let size = plan.features.count
      return MemoryNeed(
        samples: survey.rowCount,
        bytes: survey.rowCount * size * plan.storage(survey, needsDoubles: needsDoubles).size,
        features: size)
    }
  }

  var plan: TablePlan? {
    if case .table(_, _, let plan) = inputs { plan } else { nil }
  }

  var classNames: [String]? {
    if case .table(let table, _, _) = inputs { table.classNames } else { nil }
  }

  var lacksValues: Bool {
    switch inputs {
    case .array(_, let survey): survey.missingCount > 0
    case .table(_, let survey, let plan): survey.missingCount(plan.features) > 0
    }
  }

  /// What takes the place of missing values, in this part and in another.
  var means: [Double]? {
    switch inputs {
    case .array(let array, _): array.means()
    case .table(_, _, let plan): plan.fillings
    }
  }

  var needsDoubles: Bool {
    switch inputs {
    case .array(_, let survey): survey.needsDoubles
    case .table(_, let survey, let plan): plan.needsDoubles(survey)
    }
  }

  var isBeyondFloats: Bool {
    switch inputs {
    case .array(_, let survey): survey.isBeyondFloats
    case .table(_, let survey, let plan): plan.isBeyondFloats(survey)
    }
  }
}
