/// What a file holds, told by its first bytes and not by its name.
enum LoadedFile {
  case array(StoredArray)
  case arrays(ArrayArchive)
  case table(Table)

  /// `isList` for a file of labels alone, in which blanks part nothing; `mayBeStream` for a path that somebody gave.
  init(
    _ path: String, isList: Bool = false, mayBeStream: Bool = false, _ options: DataOptions
  ) throws(DataError) {
    // Given away at once, here and below: a second holder of a large file's bytes would make a copy of them.
    try self.init(
      fileBytes(path, limit: options.byteLimit, mayBeStream: mayBeStream), name: path, isList,
      options, isPacked: false)
  }

  private init(
    _ packed: consuming [UInt8], name: String, _ isList: Bool, _ options: DataOptions,
    isPacked: Bool
  ) throws(DataError) {
    let source = sourceName(name)
    switch Format(packed) {
    case .gzip:
      let bytes = try Gzip.inflated(packed, limit: options.byteLimit, source: source)
      guard !bytes.isEmpty else { throw DataError(source: source, problem: "unpacks to nothing") }
      guard Format(bytes) != .gzip else {
        throw DataError(source: source, problem: "packed twice by gzip: unpack it once")
      }
      try self.init(consume bytes, name: name, isList, options, isPacked: isPacked)
    case .zip:
      let archive = try ZipArchive(packed, source: source)
      if let arrays = ArrayArchive(archive, source: source, options) {
        self = .arrays(arrays)
        return
      }
      let files = archive.files
      guard !isPacked, files.count == 1 else {
        let names = (files.isEmpty ? archive.members : files).map(\.name)
        throw DataError(
          source: source, problem: FileSignature(archiveOf: names, name: name).problem)
      }
      let content = try archive.contents(of: files[0], limit: options.byteLimit)
      try self.init(consume content, name: name, isList, options, isPacked: true)
    case .npy: self = .array(try NPY.array(packed, source: source))
    case .idx: self = .array(try IDX.array(packed, source: source))
    case .text: self = .table(try Self.table(packed, name, isList, options))
    }
  }

  private static func table(
    _ bytes: [UInt8], _ name: String, _ isList: Bool, _ options: DataOptions
  ) throws(DataError) -> Table {
    let source = sourceName(name)
    if options.encoding == nil, TextEncoding.mark(of: bytes) == nil,
      let signature = FileSignature(bytes, name: name)
    {
      throw DataError(source: source, problem: signature.problem)
    }
    let isNoText =
      options.encoding == nil && TextEncoding.mark(of: bytes) == nil
      && isBinary(bytes.prefix(1 << 12))
    guard !isNoText else {
      throw DataError(
        source: source,
        problem:
          "none of IDX, NPY, NPZ, CSV and TSV, plain or gzipped: write it as CSV, or with numpy.savez"
      )
    }
    let text = try TextEncoding.utf8(bytes, options, source: source)
    if let signature = FileSignature(text, name: name) {
      throw DataError(source: source, problem: signature.problem)
    }
    return try Table(text, isList: isList, source: source)
  }
}

/// Whether bytes are no text: it holds no zeros, and hardly anything else that cannot be seen.
private func isBinary(_ head: ArraySlice<UInt8>) -> Bool {
  head.contains(0) || 20 * head.count { $0 < 9 || (14..<27).contains($0) } > head.count
}

/// By the first bytes.
private enum Format {
  case gzip, zip, npy, idx, text

  init(_ bytes: borrowing [UInt8]) {
    func begins(_ magic: [UInt8]) -> Bool { bytes[...].starts(with: magic) }
    self =
      switch true {
      case begins(Gzip.magic): .gzip
      case begins(ZipArchive.magic): .zip
      case begins(NPY.magic): .npy
      case begins([0, 0]) && TextEncoding.mark(of: bytes) == nil
        && !FileHead(Array(bytes[..<min(bytes.count, FileSignature.headSize)])).isForeignWithZeros:
        .idx
      default: .text
      }
  }
}
