extension Table {
  /// What stands in a cell.
  enum Cell: Equatable {
    case number(Double)
    /// True or False, in any case; 1 and 0 where a number is needed.
    case boolean(Bool)
    case missing
    case word
  }
}

extension Table.Cell {
  var isNumber: Bool {
    switch self {
    case .number, .boolean: true
    case .missing, .word: false
    }
  }
}

extension CSV {
  /// What people and programs write for nothing, in any case: R, pandas, databases, spreadsheets where a formula has failed, and C
  /// libraries for what is no number.
  private static let missing: Set = [
    "na", "n/a", "n.a.", "#n/a", "#n/a n/a", "#na", "<na>", "nan", "-nan", "null", "(null)",
    "#null!",
    "\\n", "none", "nil", "nat", "?", ".", "..", "-", "--", "#div/0!", "#value!", "#ref!", "#name?",
    "#num!", "1.#ind", "-1.#ind", "1.#qnan", "-1.#qnan",
  ]
  private static let longest = 8
  /// With what they begin, and True and False: most words are told from them by that.
  private static let beginnings = Set("nN#<(\\?.-1tTfF".utf8)

  /// Whether a label among words is likely to stand for none. (`none` itself is a class as often: no ring, no illness.)
  static func isAbsence(_ label: String) -> Bool {
    let label = label.lowercased()
    return missing.contains(label) && label != "none" && label != "nil"
  }

  func cell(_ field: Field) -> Table.Cell {
    if let number = number(field) {
      return number.isFinite ? .number(number) : number.isNaN ? .missing : .word
    }
    let range = trimmed(field)
    guard let first = range.first else { return .missing }
    guard range.count <= Self.longest, Self.beginnings.contains(bytes[first]) else { return .word }
    switch text(field).lowercased() {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case let word: return Self.missing.contains(word) ? .missing : .word
    }
  }
}
