extension Dataset {
  /// Reads the data that `path` names: a folder, one file, or standard input, which is called `-`.
  ///
  /// A file that is named is what is read. Beside it only that is looked for which it lacks: the labels of inputs, the inputs of
  /// labels, and the test part of both, in files of the same format and set.
  ///
  /// IDX, NPY, NPZ, tables, each plain or gzipped, and folders of PNG images are read. Memory is bounded by
  /// `options.byteLimit`: at worst it is the bytes of the files, each at most the limit once it is unpacked, and four times the limit
  /// for values and labels of all parts together, each sample charged with what it takes beside its values. What would be more is
  /// refused before it is asked for, and so is what the system has no memory for. (`Benchmarks/reading_bounds.py` measures it.)
  public init(path: String, _ options: DataOptions = DataOptions()) throws(DataError) {
    var options = options
    options.byteLimit = min(options.byteLimit, Memory.physical)
    switch path == standardInput ? .stream : try fileKind(path) {
    case .folder: try self.init(folder: path, options)
    case .file: try self.init(file: path, isAlone: false, options)
    case .stream: try self.init(file: path, isAlone: true, options)
    }
  }

  private init(folder path: String, _ options: DataOptions) throws(DataError) {
    let folder = try DataFolder(path)
    guard folder.groups.count == 1, let group = folder.groups.first else {
      guard folder.groups.isEmpty else { throw folder.severalSets(folder.groups) }
      if let images = try ImageFolder(folder, options) {
        try self.init(images, options)
        return
      }
      try self.init(folder: folder.published(), options)
      return
    }
    var pieces = DataPieces(source: path)
    let validation = folder.data.filter { $0.role.part == .validation }
    // Alone it is the data.
    let left = validation.count == folder.data.count ? [] : validation
    for file in folder.data where left.isEmpty || file.role.part != .validation {
      try pieces.add(folder.path(of: file.name), file.role, options)
    }
    let images = folder.folders.isEmpty ? nil : try? ImageFolder(folder, options)
    // As torchvision keeps them, in a folder that says nothing.
    let own = lastComponent(path)
    let name = own == "raw" ? lastComponent(parent(of: path)) : own
    try self.init(
      name: name, pieces, group: group, names: folder.classNames(for: group),
      left: left.map { "\($0.name) left out, a validation part" }
        + (images == nil ? [] : ["folders of images left out, a table or arrays lie beside them"]),
      options)
  }

  /// `isAlone` for one that lies beside nothing, as what comes out of a pipe.
  private init(file path: String, isAlone: Bool, _ options: DataOptions) throws(DataError) {
    let file = lastComponent(path)
    let role = FileRole(file)
    let loaded = try LoadedFile(
      path, isList: role.content == .labels, mayBeStream: isAlone, options)
    var pieces = DataPieces(source: sourceName(path))
    try pieces.add(path, role, loaded: loaded, options)
    // What is whole may lie in a folder that cannot be listed.
    let here = String(path.dropLast(file.count))
    let folder = isAlone ? nil : try? DataFolder(here)
    if pieces.isHalf, !isAlone {
      let folder = if let folder { folder } else { try DataFolder(here) }
      if try !pieces.isWhole(beside: folder.completing(pieces, role)) {
        for other in folder.completing(pieces, role) where other.name != file {
          try pieces.add(folder.path(of: other.name), other.role, options)
        }
      }
    }
    let name =
      isAlone
      ? "standard input"
      : [role.group, lastComponent(parent(of: path))].first { !$0.isEmpty && $0 != "." } ?? file
    try self.init(
      name: name, pieces, group: role.group, names: folder?.classNames(for: role.group), left: [],
      options)
  }

  private init(
    name: String, _ pieces: DataPieces, group: String, names path: String?,
    left: [String], _ options: DataOptions
  ) throws(DataError) {
    let columns = [options.labelColumn].compactMap { $0 } + options.ignoredColumns
    if let wanted = columns.first, !pieces.haveTable {
      throw DataError(
        source: pieces.source,
        problem: "no table, so no column '\(wanted.shortened(to: 20))'"
          + (wanted == options.labelColumn ? " for the label" : " to ignore"))
    }
    guard options.encoding == nil || pieces.haveTable || path != nil else {
      throw DataError(
        source: pieces.source,
        problem: "no table and no list of names, so nothing in another encoding")
    }
    let (trainPiece, testPiece, notes) = try pieces.chosen()
    let parts = try PartReading(trainPiece, testPiece, options, source: pieces.source)
    var reading = parts.reading
    reading.files = pieces.files.filter { $0 != parts.leftOut }
    for note in notes + left { reading.note(note) }
    let isEMNIST = FileRole.isEMNIST(group)
    let train = isEMNIST ? parts.train.transposed() : parts.train
    let test = isEMNIST ? parts.test?.transposed() : parts.test
    var classNames = pieces.classNames
    if classNames == nil {
      classNames = parts.classNames.map { ClassNames($0, source: pieces.source) }
    }
    if let path {
      classNames = try ClassNames(path: path, options)
      reading.files.append(path)
    }
    try self.init(
      name: name, train: train, test: test, reading, options
    ) { classes throws(DataError) in
      try classNames?.names(of: classes)
        ?? PublishedClassNames.names(of: classes, group: group, trainLabels: train.labels)
        ?? classes
    }
  }
}

extension DataPieces {
  /// Whether a half of the data, or the other part of halves, may lie beside what is there.
  fileprivate var isHalf: Bool {
    parts.values.contains { part in
      part.table == nil && !(part.isFromOneFile && part.inputs != nil && part.labels != nil)
    }
  }

  /// Whether a table that is called as half of the data is all of it nevertheless: it has a column of classes, or there is no
  /// other half beside it.
  fileprivate func isWhole(beside files: [DataFolder.File]) throws(DataError) -> Bool {
    guard parts.count == 1, let (part, found) = parts.first else { return false }
    switch (found.inputs, found.labels) {
    case (.table(let table), nil):
      let hasLabels = files.contains {
        ($0.role.part == .unsaid ? .train : $0.role.part) == part && $0.role.content == .labels
      }
      guard hasLabels else { return true }
      return try table.certainlyHasLabels()
    case (nil, .table(let table)): return table.columnCount > 1
    default: return false
    }
  }
}

extension DataFolder {
  fileprivate func severalSets(_ names: [String]) -> DataError {
    let some = names.prefix(6).map { $0.isEmpty ? "one without a name" : $0 }
    return DataError(
      source: path,
      problem:
        "several data sets in this folder (\(some.joined(separator: ", ").shortened(to: 80))\(names.count > 6 ? ", …" : "")); "
        + "name one of their files")
  }

  /// The folder in this one that holds the data where torchvision put them: `raw`, or `MNIST/raw`.
  fileprivate func published() throws(DataError) -> String {
    var found: [String] = []
    for folder in (folders.contains("raw") ? ["."] : []) + folders.prefix(1_000) {
      let raw = path(of: folder == "." ? "raw" : folder + "/raw")
      if let inner = try? DataFolder(raw), !inner.data.isEmpty { found.append(folder) }
    }
    guard let first = found.first else {
      if let (name, signature) = foreign() {
        throw DataError(
          source: path, problem: "no data in this folder; \(name) is \(signature.problem)")
      }
      throw DataError(
        source: path,
        problem:
          "no data in this folder: files such as train-images-idx3-ubyte.gz, .npz, .npy, .csv, .tsv or .data, or a folder of PNG images for each class, are needed"
      )
    }
    guard found.count == 1 else { throw severalSets(found) }
    return path(of: first == "." ? "raw" : first + "/raw")
  }
}
