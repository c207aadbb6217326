/// What lies in a folder: data of one set or several, and what else they need.
struct DataFolder {
  let path: String
  private let names: [String]

  init(_ path: String, _ names: [String]) {
    (self.path, self.names) = (path, names)
  }

  /// Those that hold data.
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

/// Whether a name is one as the formats that are read have.
private func isData(_ name: String) -> Bool {
  let plain = (name.hasSuffix(".gz") ? String(name.dropLast(3)) : name).lowercased()
  let isIDX = plain.contains(/idx[1-4]-(byte|short|int|float|double)$/)
  return isIDX
    || ["-ubyte", ".idx", ".npy", ".npz", ".csv", ".tsv"].contains(where: plain.hasSuffix)
}
