import Learning

// How data were read, as `data` and `train` tell it.

/// The column of a table that has the classes. The names are a contract with scripts.
struct LabelColumnDescription: Encodable {
  let number: Int
  let name: OrNull<String>
  /// Why it was guessed; `null` where it was asked for.
  let guess: OrNull<String>

  init(_ column: DataReading.LabelColumn) {
    number = column.number
    name = OrNull(column.name)
    guess = OrNull(column.guess)
  }
}

extension DataReading {
  /// What a person should know, a line each: none where no choice was made on the way.
  var lines: [String] {
    let label = labelColumn.map { column in
      "label: \(column)" + (column.guess == nil ? "" : "; --label-column names another")
    }
    let notes = notes.map { "note: \($0)" }
    let warnings = warnings.map { "warning: \($0.problem)\($0.remedy?.advice ?? "")" }
    return ([label].compactMap { $0 } + notes + warnings).map(\.onOneLine)
  }
}
