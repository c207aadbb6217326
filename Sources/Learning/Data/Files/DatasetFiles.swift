extension Dataset {
  /// Reads the data that `path` names: a folder, or one file, whose companions (labels, the test part) are looked
  /// for beside it.
  ///
  /// IDX, NPY, NPZ, CSV and TSV are read, each plain or gzipped. Memory is bounded by `options.byteLimit`: about
  /// five times as much at worst.
  public init(path: String, _ options: DataOptions = DataOptions()) throws(DataError) {
    switch try fileKind(path) {
    case .folder:
      let folder = FolderOfData(path, try folderNames(path))
      guard folder.groups.count == 1 else {
        throw DataError(
          source: path,
          problem: folder.groups.isEmpty
            ? "no data in this folder: files such as train-images-idx3-ubyte.gz, .npz, .npy, .csv or .tsv are needed"
            : "several data sets in this folder (\(folder.groups.prefix(6).map { $0.isEmpty ? "one without a name" : $0 }.joined(separator: ", ").shortened(to: 80))); "
              + "name one of their files")
      }
      try self.init(
        name: lastComponent(path), folder.files, folder, group: folder.groups[0], source: path,
        options)
    case .file:
      let (parent, file) = (parent(of: path), lastComponent(path))
      let role = FileRole(file)
      // A table or an archive is a whole set, in a folder that need not be listable.
      let isWhole = role.content == .unsaid
      let folder = FolderOfData(
        String(path.dropLast(file.count)),
        isWhole ? (try? folderNames(parent)) ?? [] : try folderNames(parent))
      let files = isWhole ? [] : folder.files.filter { FileRole($0).group == role.group }
      let name = [role.group, lastComponent(parent)].first { !$0.isEmpty && $0 != "." } ?? file
      try self.init(
        name: name, files.isEmpty ? [file] : files, folder, group: role.group, source: path, options
      )
    }
  }

  private init(
    name: String, _ files: [String], _ folder: FolderOfData, group: String, source: String,
    _ options: DataOptions
  ) throws(DataError) {
    var pieces = Pieces(source: source)
    // A file that is there both plain and packed is read once, plain.
    let plain = Set(files)
    for file in files where !(file.hasSuffix(".gz") && plain.contains(String(file.dropLast(3)))) {
      try pieces.add(folder.path(of: file), options)
    }
    let (train, test) = try pieces.parts(isTransposed: FileRole.isEMNIST(group))
    let names = try folder.classNames(for: group, options)
    try self.init(name: name, train: train, test: test, options) { classes throws(DataError) in
      try names?.names(of: classes)
        ?? PublishedClassNames.names(of: classes, group: group, trainLabels: train.labels)
        ?? classes
    }
  }
}

/// What lies in a folder: data of one set or several, and what else they need.
private struct FolderOfData {
  let path: String
  private let names: [String]

  init(_ path: String, _ names: [String]) {
    (self.path, self.names) = (path, names)
  }

  var files: [String] { names.filter(isData) }
  /// The names of the sets of data.
  var groups: [String] { Set(files.map { FileRole($0).group }).sorted() }

  func path(of file: String) -> String {
    path.isEmpty || path.hasSuffix("/") ? path + file : "\(path)/\(file)"
  }

  func classNames(for group: String, _ options: DataOptions) throws(DataError) -> ClassNames? {
    let file = ClassNames.file(for: group, among: names, isOnlyGroup: groups.count == 1)
    guard let file else { return nil }
    return try ClassNames(path: path(of: file), options)
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

/// Whether a name is one as the formats that are read have.
private func isData(_ name: String) -> Bool {
  let plain = (name.hasSuffix(".gz") ? String(name.dropLast(3)) : name).lowercased()
  let isIDX = plain.contains(/idx[1-4]-(byte|short|int|float|double)$/)
  return isIDX
    || ["-ubyte", ".idx", ".npy", ".npz", ".csv", ".tsv"].contains(where: plain.hasSuffix)
}

private func lastComponent(_ path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

private func parent(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}
