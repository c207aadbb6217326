extension Samples {
  /// Cuts a test part off: of each class about `testShare`, drawn by `seed`, at least one and never all; a class with
  /// a single sample keeps it for training. Both parts keep the order of the whole.
  func split(testShare: Double, seed: UInt64) -> (train: Samples, test: Samples) {
    var generator = SeededGenerator(seed: seed)
    var indicesOfClass: [Int: [Int]] = [:]
    for index in 0..<count { indicesOfClass[labels[index], default: []].append(index) }
    var isTest = [Bool](repeating: false, count: count)
    for (_, indices) in indicesOfClass.sorted(by: { $0.key < $1.key }) where indices.count > 1 {
      let share = Int((Double(indices.count) * testShare).rounded())
      let chosen = indices.shuffled(using: &generator).prefix(min(max(share, 1), indices.count - 1))
      for index in chosen { isTest[index] = true }
    }
    return (
      taking(isTest.indices.filter { !isTest[$0] }), taking(isTest.indices.filter { isTest[$0] })
    )
  }
}
