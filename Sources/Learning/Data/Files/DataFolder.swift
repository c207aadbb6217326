/// What lies in a folder: data of one set or several, and what else they need. Names are looked at once, as there may be 100,000.
struct DataFolder {
  struct File {
    let name: String
    let role: FileRole
  }

  let path: String
  /// Those that hold data, by their names. What is there both plain and packed is there once, plain.
  let data: [File]
  /// The names of the sets of data.
  let groups: [String]
  let folders: [String]
  private let others: [String]

  init(_ path: String) throws(DataError) {
    self.path = path
    let entries = try folderEntries(path.isEmpty ? "." : path)
    folders = entries.folders
    var data: [File] = []
    var others: [String] = []
    for name in entries.files {
      guard FileRole.isData(name) else {
        others.append(name)
        continue
      }
      data.append(File(name: name, role: FileRole(name)))
    }
    // Only data can be there twice, and most folders have no packed ones.
    if data.contains(where: { $0.name.hasSuffix(".gz") }) {
      let names = Set(data.map(\.name))
      data.removeAll { $0.name.hasSuffix(".gz") && names.contains(String($0.name.dropLast(3))) }
    }
    if data.isEmpty { data = Self.texts(others) }
    self.data = data
    self.others = others
    groups = Set(data.lazy.filter { $0.role.content != .classNames }.map(\.role.group)).sorted()
  }

  /// The texts that hold data where nothing else does: those that are called inputs or labels, else those that are called parts, else
  /// the only one that is not called as what explains data.
  private static func texts(_ names: [String]) -> [File] {
    let files = names.filter { $0.ends(inSmallLetters: ".txt") && !ClassNames.isList($0) }.map {
      File(name: $0, role: FileRole($0))
    }
    let halves = files.filter { [.inputs, .labels].contains($0.role.content) }
    guard halves.isEmpty else { return halves }
    let parts = files.filter { $0.role.part != .unsaid }
    guard parts.isEmpty else { return parts }
    let explanations = [
      "readme", "read_me", "license", "licence", "index", "info", "description", "notes",
      "changelog",
      "requirements", "citation",
    ]
    let left = files.filter { file in
      file.role.content != .classNames
        && !explanations.contains { file.name.lowercased().hasPrefix($0) }
    }
    return left.count == 1 ? left : []
  }

  func path(of file: String) -> String { joined(path, file) }

  /// The first file in a format that is known but not read, and what it is: for who has nothing else there.
  func foreign() -> (name: String, signature: FileSignature)? {
    let words = ["readme", "license", "index."]
    let candidates = others.lazy.filter { name in
      !words.contains { name.lowercased().hasPrefix($0) }
    }
    for name in candidates.prefix(8) {
      guard let bytes = try? fileBytes(path(of: name), limit: 1 << 26),
        let signature = FileSignature(bytes, name: name)
      else { continue }
      return (name, signature)
    }
    return nil
  }

  /// The files of the same set and format that hold what `pieces` lack.
  func completing(_ pieces: DataPieces, _ named: FileRole) -> [File] {
    data.filter { file in
      let role = file.role
      guard role.group == named.group, role.format == named.format else { return false }
      // A validation part that is named is the data; beside other parts it is left out.
      guard (role.part == .validation) == (named.part == .validation) || role.content == .classNames
      else { return false }
      switch (role.part == .unsaid ? .train : role.part, role.content) {
      case (_, .classNames): return pieces.classNames == nil
      case (_, .unsaid): return false
      case (let part, let content): return pieces.lacks(content, of: part)
      }
    }
  }

  /// The file that names the classes of `group`: one whose name begins as the data's do, or one for all where the folder holds
  /// no other data.
  func classNames(for group: String) -> String? {
    ClassNames.file(for: group, among: others, isOnlyGroup: groups.count == 1).map(path(of:))
  }
}
