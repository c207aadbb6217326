/// The arrays of an archive as NumPy saves it, unpacked when they are asked for: others lie beside them, such as a description.
struct ArrayArchive {
  private let archive: ZipArchive
  private let members: [ZipArchive.Member]
  private let source: String
  private var left: Int

  /// `nil` for an archive without arrays.
  init?(_ archive: ZipArchive, source: String, _ options: DataOptions) {
    self.archive = archive
    self.source = source
    members = Self.needed(archive, limit: options.byteLimit)
    left = options.byteLimit
    if members.isEmpty { return nil }
  }

  var names: [String] { members.map(\.arrayName) }

  mutating func array(_ index: Int) throws(DataError) -> StoredArray {
    let bytes = try archive.contents(of: members[index], limit: left)
    left -= bytes.count
    return try NPY.array(consume bytes, source: "\(source), \(names[index])")
  }
}

extension ArrayArchive {
  /// What an array is for, as far as that decides which of two is read.
  private struct Use: Hashable {
    let part: FileRole.Part
    let content: FileRole.Content

    init(_ name: String) {
      let role = FileRole(name)
      part = role.part == .unsaid ? .train : role.part
      content = role.content
    }
  }

  /// How many bytes of an array are looked at: its header has some hundred.
  private static let headSize = 1 << 8
  /// In an archive of more arrays none is looked at: it is no data set.
  private static let mostArrays = 200

  /// The arrays without those that others make needless: single values and Python objects beside arrays for the same use, or of none
  /// (`numpy.savez(file, **load_iris())` writes `data_module` and `frame`), and one of two that hold the same numbers.
  private static func needed(_ archive: ZipArchive, limit: Int) -> [ZipArchive.Member] {
    let all = archive.files.filter { $0.name.hasSuffix(".npy") }
    guard all.count <= mostArrays else { return all }
    let uses = all.map { Use($0.arrayName) }
    let outlines = all.map { NPY.Outline(archive.head(of: $0, count: headSize)) }
    // What cannot be made out is left for its reader to say.
    let arePlain = outlines.map { $0.map { !$0.shape.isEmpty && !$0.holdsObjects } ?? true }
    let served = Set(all.indices.filter { arePlain[$0] }.map { uses[$0] })
    guard !served.isEmpty else { return all }
    var kept = all.indices.filter {
      arePlain[$0] || uses[$0].content != .unsaid && !served.contains(uses[$0])
    }
    let inputs = kept.filter { arePlain[$0] && uses[$0].content == .inputs }
    for twins in Dictionary(grouping: inputs, by: { uses[$0] }).values where twins.count == 2 {
      guard let a = outlines[twins[0]], let b = outlines[twins[1]], a.holdsAsManyAs(b),
        holdTheSame(all[twins[0]], all[twins[1]], archive, limit: limit)
      else { continue }
      // Rows and columns say more than a list.
      let needless = a.shape.count < b.shape.count ? twins[0] : twins[1]
      kept.removeAll { $0 == needless }
    }
    return kept.map { all[$0] }
  }

  private static func holdTheSame(
    _ a: ZipArchive.Member, _ b: ZipArchive.Member, _ archive: ZipArchive, limit: Int
  ) -> Bool {
    guard a.unpackedSize <= limit, b.unpackedSize <= limit - a.unpackedSize,
      let first = try? NPY.array(archive.contents(of: a, limit: limit), source: ""),
      let second = try? NPY.array(archive.contents(of: b, limit: limit), source: "")
    else { return false }
    return first.type == second.type && first.bytes == second.bytes
  }
}

extension ZipArchive.Member {
  fileprivate var arrayName: String { String(name.dropLast(4)) }
}
