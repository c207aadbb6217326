extension Dataset {
  /// Reads the data that `path` names: a folder, or one file, whose companions (labels, the test part) are looked
  /// for beside it.
  ///
  /// IDX, NPY, NPZ, CSV and TSV are read, each plain or gzipped. Memory is bounded by `options.byteLimit`: about
  /// five times as much at worst.
  public init(path: String, _ options: DataOptions = DataOptions()) throws(DataError) {
    switch try fileKind(path) {
    case .folder:
      let folder = DataFolder(path, try folderNames(path))
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
      let folder = DataFolder(
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
    name: String, _ files: [String], _ folder: DataFolder, group: String, source: String,
    _ options: DataOptions
  ) throws(DataError) {
    var pieces = DataPieces(source: source)
    // A file that is there both plain and packed is read once, plain.
    let plain = Set(files)
    for file in files where !(file.hasSuffix(".gz") && plain.contains(String(file.dropLast(3)))) {
      try pieces.add(folder.path(of: file), options)
    }
    if let wanted = options.labelColumn, !pieces.haveTable {
      throw DataError(
        source: source,
        problem: "no table, so no column '\(wanted.shortened(to: 20))' for the label")
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

/// The name of a file or folder without those above it.
func lastComponent(_ path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

private func parent(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}
