/// The arrays and tables of a data set, until there are enough of them to make its parts.
struct DataPieces {
  private struct Arrays {
    var inputs: NumericArray?
    var labels: NumericArray?
    var table: DataPart?
  }

  private var arrays: [FileRole.Part: Arrays] = [:]
  /// Of the first table that was read: the other part has its labels in the same place.
  private var columns: (label: Int, count: Int, source: String)?
  private let source: String

  init(source: String) {
    self.source = source
  }

  var haveTable: Bool { columns != nil }

  mutating func add(_ path: String, _ options: DataOptions) throws(DataError) {
    let role = FileRole(lastComponent(path))
    guard role.part != .validation else { return }
    switch try LoadedFile(path, options) {
    case .array(let array): try add(array, role)
    case .arrays(let several):
      for (name, array) in several {
        // NumPy's own names (arr_0) say nothing: then the file's name tells.
        var own = FileRole(name)
        if own.content == .unsaid { own = several.count == 1 ? role : own }
        try add(array, own)
      }
    case .table(let table):
      let column: Int
      if let columns {
        guard table.columnCount == columns.count else {
          throw DataError(
            source: path,
            problem: "\(table.columnCount) columns, \(columns.source) has \(columns.count)")
        }
        column = columns.label
      } else {
        column = try table.labelColumn(options.labelColumn)
        columns = (column, table.columnCount, path)
      }
      try set(\.table, of: role.part, to: table.part(labelColumn: column), path)
    }
  }

  private mutating func add(_ array: NumericArray, _ role: FileRole) throws(DataError) {
    switch role.content {
    case .inputs: try set(\.inputs, of: role.part, to: array, array.source)
    case .labels: try set(\.labels, of: role.part, to: array, array.source)
    case .unsaid: break
    }
  }

  private mutating func set<Value>(
    _ piece: WritableKeyPath<Arrays, Value?>, of part: FileRole.Part, to value: Value,
    _ name: String
  ) throws(DataError) {
    let part = part == .unsaid ? .train : part
    guard part != .validation else { return }
    guard arrays[part, default: Arrays()][keyPath: piece] == nil else {
      throw DataError(source: name, problem: "a second file for the same part of the same data set")
    }
    arrays[part, default: Arrays()][keyPath: piece] = value
  }

  func parts(isTransposed: Bool) throws(DataError) -> (train: DataPart, test: DataPart?) {
    guard let train = try part(.train, isTransposed) else {
      throw DataError(
        source: source,
        problem:
          "no samples to train on; files or arrays named as in train-images and train-labels are needed"
      )
    }
    return (train, try part(.test, isTransposed))
  }

  private func part(_ part: FileRole.Part, _ isTransposed: Bool) throws(DataError) -> DataPart? {
    guard let arrays = arrays[part] else { return nil }
    if let table = arrays.table { return isTransposed ? table.transposed() : table }
    guard let inputs = arrays.inputs else {
      throw DataError(
        source: source,
        problem:
          "labels without their inputs; a file or array named as in \(part == .test ? "test" : "train")-images is needed"
      )
    }
    guard let labels = arrays.labels else {
      throw DataError(
        source: source,
        problem:
          "inputs without their labels; a file or array named as in \(part == .test ? "test" : "train")-labels is needed"
      )
    }
    let read = try DataPart(inputs, labels: labels)
    return isTransposed ? read.transposed() : read
  }
}

extension DataPart {
  /// With rows and columns exchanged: EMNIST's files hold their images on their side, mirrored.
  fileprivate func transposed() -> DataPart {
    guard case .image(let rows, let columns, channels: 1) = shape else { return self }
    var values = values
    values.swapAxes(rows, columns)
    return DataPart(
      shape: .image(rows: columns, columns: rows), values: values, labels: labels, source: source)
  }
}
