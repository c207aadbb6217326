/// A table of samples: a row each, one column with the class, numbers in all others.
///
/// The first row is a header when it has a word where the second has a number. The label column, when nobody names it,
/// is one whose header says so (label, class, target, species …); else the one that holds words; else one called y; else
/// the last, or the first when only that one holds few different whole numbers, as in some copies of MNIST.
struct Table {
  private let csv: CSV
  private let source: String
  /// What each column is called; `nil` without a header.
  private let header: [String]?
  let columnCount: Int
  private static let labelNames: Set = [
    "label", "labels", "class", "target", "category", "species", "variety", "digit",
  ]

  init(_ bytes: [UInt8], source: String) throws(DataError) {
    var csv = CSV(bytes, source: source)
    self.source = source
    self.csv = csv
    var (first, second): ([CSV.Field], [CSV.Field]) = ([], [])
    guard try csv.next(&first) != nil else {
      throw DataError(source: source, problem: "no rows; a table of samples is needed")
    }
    guard first.count > 1 else {
      throw DataError(
        source: source,
        problem:
          "one column only; a label and at least one number are needed, parted by comma, semicolon or tab"
      )
    }
    columnCount = first.count
    let line = try csv.next(&second)
    if let line, second.count != columnCount {
      throw Self.unequal(source, line, second.count, expected: columnCount)
    }
    guard line != nil || first.contains(where: { csv.number($0) != nil }) else {
      throw DataError(source: source, problem: "one line of words only; rows of numbers are needed")
    }
    let isHeader = zip(first, second).contains { csv.number($0) == nil && csv.number($1) != nil }
    header = isHeader ? first.map(csv.text) : nil
  }

  /// All rows. `column` is the place of the label, from 0.
  func part(labelColumn column: Int) throws(DataError) -> DataPart {
    var labels = Labels(source: source)
    var values = GrowingValues()
    try forEachRow { (line, fields) throws(DataError) in
      for place in fields.indices {
        guard place != column else {
          let word = label(fields[place])
          guard !word.isEmpty else {
            throw refused("line \(line), \(name(place)): nothing where a label should be")
          }
          try labels.append(word, at: "line \(line), \(name(place))")
          continue
        }
        guard let number = csv.number(fields[place]), Float(number).isFinite else {
          throw refused(
            "line \(line), \(name(place)): \(found(fields[place])) where a finite number should be")
        }
        values.append(number)
      }
    }
    let shape = InputShape(featureCount: columnCount - 1, areBytes: values.areBytes)
    return DataPart(shape: shape, values: values.values, labels: labels, source: source)
  }

  /// The text of a label; a whole number, however written, as plain digits.
  private func label(_ field: CSV.Field) -> String {
    csv.number(field).flatMap { Int(exactly: $0) }.map(String.init) ?? csv.text(field)
  }

  private func found(_ field: CSV.Field) -> String {
    let text = csv.text(field)
    return text.isEmpty ? "nothing" : "'\(text.shortened(to: 20))'"
  }

  private func forEachRow(
    _ body: (_ line: Int, _ fields: [CSV.Field]) throws(DataError) -> Void
  ) throws(DataError) {
    var csv = csv
    var fields: [CSV.Field] = []
    if header != nil { _ = try csv.next(&fields) }
    while let line = try csv.next(&fields) {
      guard fields.count == columnCount else {
        throw Self.unequal(source, line, fields.count, expected: columnCount)
      }
      try body(line, fields)
    }
  }

  private func refused(_ problem: String) -> DataError {
    DataError(source: source, problem: problem)
  }

  private static func unequal(
    _ source: String, _ line: Int, _ found: Int, expected: Int
  ) -> DataError {
    DataError(
      source: source, problem: "line \(line): \(found) values, the first line has \(expected)")
  }

  private func name(_ column: Int) -> String {
    "column \(column + 1)" + (header.map { " ('\($0[column].shortened(to: 20))')" } ?? "")
  }
}

// MARK: The label column

extension Table {
  /// The place, from 0, of the column that `wanted` names or numbers, or of the one that looks like it.
  func labelColumn(_ wanted: String?) throws(DataError) -> Int {
    guard let wanted else { return try guessedLabelColumn() }
    if let place = header?.firstIndex(of: wanted) { return place }
    if let number = Int(wanted), (1...columnCount).contains(number) { return number - 1 }
    let names =
      header.map { ", which are called " + $0.prefix(8).joined(separator: ", ").shortened(to: 100) }
      ?? ""
    throw refused(
      "there is no column '\(wanted.shortened(to: 20))' for the label among the \(columnCount)\(names)"
    )
  }

  private func guessedLabelColumn() throws(DataError) -> Int {
    if let place = header?.firstIndex(where: { Self.labelNames.contains($0.lowercased()) }) {
      return place
    }
    var reader = csv
    var fields: [CSV.Field] = []
    if header != nil { _ = try reader.next(&fields) }
    _ = try reader.next(&fields)
    let words = fields.indices.filter { csv.number(fields[$0]) == nil }
    if let place = words.first {
      guard words.count == 1 else {
        throw refused(
          "several columns hold words (\(words.prefix(4).map(name).joined(separator: ", "))): "
            + "which has the classes must be said")
      }
      return place
    }
    if let place = header?.firstIndex(where: { $0.lowercased() == "y" }) { return place }
    let last = columnCount - 1
    guard try !holdsClasses(last) else { return last }
    return try holdsClasses(0) ? 0 : last
  }

  /// Whether a column holds whole numbers, and as many different ones as there may be classes.
  private func holdsClasses(_ column: Int) throws(DataError) -> Bool {
    var different: Set<Double> = []
    var areWhole = true
    try forEachRow { (_, fields) throws(DataError) in
      guard areWhole, different.count <= Dataset.classCounts.upperBound else { return }
      guard let number = csv.number(fields[column]), number.rounded() == number else {
        areWhole = false
        return
      }
      different.insert(number)
    }
    return areWhole && Dataset.classCounts.contains(different.count)
  }
}

/// Numbers that are kept as bytes for as long as they are whole and 0 to 255, and as floats from then on.
private struct GrowingValues {
  private var bytes: [UInt8] = []
  private var floats: [Float]?

  mutating func append(_ number: Double) {
    if floats == nil {
      if let byte = UInt8(exactly: number) {
        bytes.append(byte)
        return
      }
      floats = bytes.map(Float.init)
      bytes = []
    }
    floats?.append(Float(number))
  }

  var areBytes: Bool { floats == nil }
  var values: Samples.Values { floats.map { .floats($0) } ?? .bytes(bytes) }
}
