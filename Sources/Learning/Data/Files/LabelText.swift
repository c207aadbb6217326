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
