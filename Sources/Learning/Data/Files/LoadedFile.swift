/// What a file holds, told by its first bytes and not by its name.
enum LoadedFile {
  case array(NumericArray)
  /// The arrays of an archive, by name.
  case arrays([(name: String, array: NumericArray)])
  case table(Table)

  init(_ path: String, _ options: DataOptions) throws(DataError) {
    var bytes = try fileBytes(path, limit: options.byteLimit)
    if bytes.starts(with: Gzip.magic) {
      bytes = try Gzip.inflated(bytes, limit: options.byteLimit, source: path)
      guard !bytes.isEmpty else { throw DataError(source: path, problem: "unpacks to nothing") }
    }
    if bytes.starts(with: ZipArchive.magic) {
      self = .arrays(try Self.arrays(ZipArchive(bytes, source: path), path, options))
    } else if bytes.starts(with: NPY.magic) {
      self = .array(try NPY.array(bytes, source: path))
    } else if bytes.starts(with: [0, 0]) {
      self = .array(try IDX.array(bytes, source: path))
    } else {
      // A table has no mark of its own; text holds no zeros.
      guard !bytes.prefix(1 << 12).contains(0) else {
        throw DataError(
          source: path, problem: "none of IDX, NPY, NPZ, CSV and TSV, plain or gzipped")
      }
      self = .table(try Table(bytes, source: path))
    }
  }

  private static func arrays(
    _ archive: ZipArchive, _ path: String, _ options: DataOptions
  ) throws(DataError) -> [(name: String, array: NumericArray)] {
    var result: [(name: String, array: NumericArray)] = []
    var left = options.byteLimit
    for member in archive.members where member.name.hasSuffix(".npy") {
      let bytes = try archive.contents(of: member, limit: left)
      left -= bytes.count
      let name = String(member.name.dropLast(4))
      result.append((name, try NPY.array(bytes, source: "\(path), \(name)")))
    }
    guard !result.isEmpty else {
      throw DataError(
        source: path, problem: "an archive without arrays; .npz as NumPy saves it is read")
    }
    return result
  }
}
