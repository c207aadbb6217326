/// The arrays and tables of a data set, until there are enough of them to make its parts.
struct DataPieces {
  enum Piece {
    case array(StoredArray)
    case table(Table)

    var source: String {
      switch self {
      case .array(let array): array.source
      case .table(let table): table.source
      }
    }
  }

  /// What there is of one part. A table by a name such as `X_train.csv` is whole, unless labels lie beside it.
  struct Part {
    var inputs: Piece?
    var labels: Piece?
    var table: Table?
    /// Whether it came from one file, not from halves that say which part they are of.
    var isFromOneFile = true

    /// Whether it has inputs and labels, or comes from a file that may have both.
    var isWhole: Bool { isFromOneFile || inputs != nil && labels != nil }
  }

  private(set) var parts: [FileRole.Part: Part] = [:]
  var classNames: ClassNames?
  private(set) var files: [String] = []
  /// Of arrays in archives that say nothing, for errors.
  private var otherNames: [String] = []
  let source: String

  init(source: String) {
    self.source = source
  }

  var haveTable: Bool {
    parts.values.contains { part in
      if part.table != nil { return true }
      return [part.inputs, part.labels].contains { if case .table = $0 { true } else { false } }
    }
  }

  /// What a part still needs to be whole.
  func lacks(_ content: FileRole.Content, of part: FileRole.Part) -> Bool {
    guard let found = parts[part] else { return true }
    if found.table != nil { return false }
    return content == .inputs ? found.inputs == nil : found.labels == nil
  }

  /// Adds the file at `path`, which may be read already.
  mutating func add(
    _ path: String, _ role: FileRole, loaded: LoadedFile? = nil, _ options: DataOptions
  ) throws(DataError) {
    files.append(sourceName(path))
    let content =
      if let loaded { loaded } else {
        try LoadedFile(path, isList: role.content == .labels, options)
      }
    switch content {
    case .array(let array):
      try add(.array(array), role, isFromOneFile: false, options)
    case .arrays(var archive): try add(&archive, role, options)
    case .table(let table):
      switch role.content {
      case .inputs: try set(\.inputs, of: role.part, to: .table(table), table.source)
      case .labels: try set(\.labels, of: role.part, to: .table(table), table.source)
      case .classNames, .unsaid: try set(\.table, of: role.part, to: table, table.source)
      }
    }
  }

  private mutating func add(
    _ archive: inout ArrayArchive, _ file: FileRole, _ options: DataOptions
  ) throws(DataError) {
    let roles = archive.names.map(FileRole.init)
    let isSilent = roles.allSatisfy { $0.content == .unsaid }
    if isSilent, roles.count == 1 {
      // NumPy's own name (arr_0) says nothing: then the file's name tells.
      try add(.array(archive.array(0)), file, isFromOneFile: false, options)
      return
    }
    if isSilent, archive.names == ["arr_0", "arr_1"] {
      try addPositional(&archive)
      return
    }
    let chosen = try chosen(archive, roles, options)
    for (index, role) in roles.enumerated() {
      guard role.content != .unsaid, chosen[index] else {
        otherNames.append(archive.names[index])
        continue
      }
      try add(.array(archive.array(index)), role, isFromOneFile: true, options)
    }
  }

  /// `numpy.savez(file, X, y)`: the one with more dimensions is X.
  private mutating func addPositional(_ archive: inout ArrayArchive) throws(DataError) {
    let arrays = [try archive.array(0), try archive.array(1)]
    let inputs = arrays[0].shape.count >= arrays[1].shape.count ? 0 : 1
    try set(\.inputs, of: .unsaid, to: .array(arrays[inputs]), arrays[inputs].source)
    try set(\.labels, of: .unsaid, to: .array(arrays[1 - inputs]), arrays[1 - inputs].source)
  }

  private mutating func add(
    _ piece: Piece, _ role: FileRole, isFromOneFile: Bool, _ options: DataOptions
  ) throws(DataError) {
    switch role.content {
    case .inputs: try set(\.inputs, of: role.part, to: piece, piece.source)
    case .labels: try set(\.labels, of: role.part, to: piece, piece.source)
    case .classNames:
      guard case .array(let array) = piece, array.type.isText else { return }
      classNames = ClassNames(try array.names(options), source: piece.source)
    case .unsaid: otherNames.append(lastComponent(piece.source))
    }
    let part = role.part == .unsaid ? .train : role.part
    if !isFromOneFile { parts[part]?.isFromOneFile = false }
  }

  private mutating func set<Value>(
    _ piece: WritableKeyPath<Part, Value?>, of part: FileRole.Part, to value: Value, _ name: String
  ) throws(DataError) {
    let part = part == .unsaid ? .train : part
    guard parts[part, default: Part()][keyPath: piece] == nil else {
      throw DataError(source: name, problem: "a second file for the same part of the same data set")
    }
    parts[part, default: Part()][keyPath: piece] = value
  }
}

extension DataPieces {
  /// The part to train on and the one to test on, if there are both. A validation part is left out, and that is noted; a part
  /// alone is the data, whatever it is called.
  func chosen() throws(DataError) -> (train: Part, test: Part?, left: [String]) {
    if let train = parts[.train] {
      let left = parts[.validation].map { _ in ["the validation part is left out"] } ?? []
      return (train, parts[.test], left)
    }
    if parts.count == 1, let part = parts.values.first, part.isWhole { return (part, nil, []) }
    let found =
      otherNames.isEmpty
      ? "" : " (found: \(otherNames.prefix(6).joined(separator: ", ").shortened(to: 60)))"
    throw DataError(
      source: source,
      problem:
        "no samples to train on; files or arrays named as in train-images and train-labels, or X and y, are needed\(found)"
    )
  }
}
