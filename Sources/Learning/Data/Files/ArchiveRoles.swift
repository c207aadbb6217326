// Which arrays of an archive are its data, where several are called the same.

extension DataPieces {
  /// Of `roles`, one for each array, those that are taken. Where several are inputs, or labels, of one part, they are those whose name
  /// says nothing more, such as `data` beside `data_module`; of inputs that hold the same numbers in other shapes the one with more
  /// dimensions, as of scikit-learn's digits; of labels the longest. Where that decides nothing, all are: it is an error later.
  mutating func chosen(
    _ archive: inout ArrayArchive, _ roles: [FileRole], _ options: DataOptions
  ) throws(DataError) -> [Bool] {
    var taken = roles.map { $0.content != .unsaid }
    for part: FileRole.Part in [.unsaid, .train, .test, .validation] {
      for content: FileRole.Content in [.inputs, .labels] {
        let same = roles.indices.filter { roles[$0].part == part && roles[$0].content == content }
        guard same.count > 1 else { continue }
        let plain = same.filter { roles[$0].group.isEmpty }
        // Read from a copy: what is only looked at counts for nothing.
        var trial = archive
        let arrays = (plain.isEmpty ? same : plain).compactMap { index in
          (try? trial.array(index)).map { (index: index, array: $0) }
        }
        let best = content == .inputs ? Self.inputs(arrays) : Self.labels(arrays)
        guard let best else { continue }
        for index in same where index != best { taken[index] = false }
        guard content == .labels, classNames == nil else { continue }
        for (index, array) in arrays where index != best && array.type.isText {
          classNames = ClassNames(try array.names(options), source: array.source)
          break
        }
      }
    }
    return taken
  }

  private static func inputs(_ arrays: [(index: Int, array: StoredArray)]) -> Int? {
    let arrays = arrays.filter { $0.array.shape.count > 1 && !$0.array.type.isText }
    guard let largest = arrays.max(by: { $0.array.shape.count < $1.array.shape.count }) else {
      return nil
    }
    let areAlike = arrays.allSatisfy {
      $0.array.shape[0] == largest.array.shape[0]
        && $0.array.shape.reduce(1, *) == largest.array.shape.reduce(1, *)
    }
    let isAlone = arrays.count { $0.array.shape.count == largest.array.shape.count } == 1
    return areAlike && isAlone ? largest.index : nil
  }

  private static func labels(_ arrays: [(index: Int, array: StoredArray)]) -> Int? {
    let arrays = arrays.filter { !$0.array.shape.isEmpty }
    guard let longest = arrays.max(by: { $0.array.shape[0] < $1.array.shape[0] }),
      arrays.count(where: { $0.array.shape[0] == longest.array.shape[0] }) == 1
    else { return nil }
    return longest.index
  }
}
