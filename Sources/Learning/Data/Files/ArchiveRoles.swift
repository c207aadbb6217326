// Which arrays of an archive are its data, where several are called the same.

extension DataPieces {
  /// Of `roles`, one for each array, those that are taken. Where several are inputs, or labels, of one part, they are those whose name
  /// says nothing more, such as `data` beside `data_module`, and of labels the longest. Where that decides nothing, all are: it is an
  /// error later.
  mutating func chosen(
    _ archive: ArrayArchive, _ roles: [FileRole], _ options: DataOptions
  ) throws(DataError) -> [Bool] {
    var taken = roles.map { $0.content != .unsaid }
    for part: FileRole.Part in [.unsaid, .train, .test, .validation] {
      for content: FileRole.Content in [.inputs, .labels] {
        let same = roles.indices.filter { roles[$0].part == part && roles[$0].content == content }
        guard same.count > 1 else { continue }
        let plain = same.filter { roles[$0].group.isEmpty }
        if content == .inputs {
          if plain.count == 1 { for index in same where index != plain[0] { taken[index] = false } }
          continue
        }
        // Read from a copy: what is only looked at counts for nothing.
        var trial = archive
        let arrays = same.compactMap { index in
          (try? trial.array(index)).map { (index: index, array: $0) }
        }
        let candidates = plain.isEmpty ? arrays : arrays.filter { plain.contains($0.index) }
        guard let best = Self.longest(candidates) else { continue }
        for index in same where index != best { taken[index] = false }
        let words = arrays.first { $0.index != best && $0.array.type.isText }
        if let words, classNames == nil {
          classNames = ClassNames(try words.array.names(options), source: words.array.source)
        }
      }
    }
    return taken
  }

  /// The longest, where there is one.
  private static func longest(_ arrays: [(index: Int, array: StoredArray)]) -> Int? {
    let arrays = arrays.filter { !$0.array.shape.isEmpty }
    guard let longest = arrays.max(by: { $0.array.shape[0] < $1.array.shape[0] }),
      arrays.count(where: { $0.array.shape[0] == longest.array.shape[0] }) == 1
    else { return nil }
    return longest.index
  }
}
