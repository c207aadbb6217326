extension Samples {
  /// Cuts a test part off: of each class about `testShare`, drawn by `seed`, at least one and never all; a class with
  /// a single sample keeps it for training. Both parts keep the order of the whole.
  func split(testShare: Double, seed: UInt64) -> (train: Samples, test: Samples) {
    var generator = SeededGenerator(seed: seed)
    var placesOfClass: [Int: [Int]] = [:]
    for place in 0..<count { placesOfClass[labels[place], default: []].append(place) }
    var isTest = [Bool](repeating: false, count: count)
    for (_, places) in placesOfClass.sorted(by: { $0.key < $1.key }) where places.count > 1 {
      let share = Int((Double(places.count) * testShare).rounded())
      let chosen = places.shuffled(using: &generator).prefix(min(max(share, 1), places.count - 1))
      for place in chosen { isTest[place] = true }
    }
    let places = isTest.indices
    return (taking(places.filter { !isTest[$0] }), taking(places.filter { isTest[$0] }))
  }
}
