extension Dataset {
  /// Reads the data that `path` names: a folder, or one file, whose companions (labels, the test part) are looked
  /// for beside it.
  ///
  /// IDX, NPY, NPZ, CSV and TSV are read, each plain or gzipped. Memory is bounded by `options.byteLimit`: about
  /// three times as much at worst.
  public init(path: String, _ options: DataOptions = DataOptions()) throws(DataError) {
    switch try fileKind(path) {
    case .folder:
      let files = try folderNames(path).filter(isData)
      let groups = Set(files.map { FileRole($0).group }).sorted()
      guard groups.count == 1 else {
        throw DataError(
          source: path,
          problem: groups.isEmpty
            ? "no data in this folder: files such as train-images-idx3-ubyte.gz, .npz, .npy, .csv or .tsv are needed"
            : "several data sets in this folder (\(groups.prefix(6).map { $0.isEmpty ? "one without a name" : $0 }.joined(separator: ", ").shortened(to: 80))); "
              + "name one of their files")
      }
      try self.init(
        name: lastComponent(path), files.map { "\(path)/\($0)" }, folder: path, options)
    case .file:
      let (folder, file) = (folder(of: path), lastComponent(path))
      let role = FileRole(file)
      let companions =
        role.content == .unsaid
        ? [] : try folderNames(folder).filter { isData($0) && FileRole($0).group == role.group }
      let prefix = path.dropLast(file.count)
      let name = [role.group, lastComponent(folder)].first { !$0.isEmpty && $0 != "." } ?? file
      try self.init(
        name: name, companions.isEmpty ? [path] : companions.map { prefix + $0 }, folder: path,
        options)
    }
  }

  private init(
    name: String, _ paths: [String], folder: String, _ options: DataOptions
  ) throws(DataError) {
    var pieces = Pieces(source: folder)
    // A file that is there both plain and packed is read once, plain.
    let plain = Set(paths)
    for path in paths where !(path.hasSuffix(".gz") && plain.contains(String(path.dropLast(3)))) {
      try pieces.add(path, options)
    }
    let (train, test) = try pieces.parts(
      isTransposed: paths.contains { FileRole(lastComponent($0)).group.contains("emnist") })
    try self.init(name: name, train: train, test: test, options)
  }
}

/// The arrays and tables of a data set, until there are enough of them to make its parts.
private struct Pieces {
  private struct Arrays {
    var inputs: NumericArray?
    var labels: NumericArray?
    var table: DataPart?
  }

  private var arrays: [FileRole.Part: Arrays] = [:]
  private var labelColumn: Int?
  private let source: String

  init(source: String) {
    self.source = source
  }

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
      // Both parts of a set have their labels in the same place.
      let column: Int
      if let labelColumn {
        column = labelColumn
      } else {
        column = try table.labelColumn(options.labelColumn)
      }
      labelColumn = column
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
    if let table = arrays.table { return table }
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

/// Whether a name ends as one of the formats that are read does.
private func isData(_ name: String) -> Bool {
  let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
  return ["-ubyte", ".npy", ".npz", ".csv", ".tsv"].contains { plain.lowercased().hasSuffix($0) }
}

private func lastComponent(_ path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

private func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}
