/// What can be done to training data to see what becomes of the features. The test part stays as it is.
public struct Spoiling: Sendable, Equatable, Codable {
  /// Share, 0 to 1, of the training samples that get the label of another class, drawn evenly among the others. What they
  /// truly are stays in ``Samples/trueLabels``, for showing only.
  public var noise = 0.0
  /// How many times as many training samples the first class keeps as the last, 1 or more; those between keep
  /// shares that fall by the same factor from class to class, as in long-tailed CIFAR (Cui et al. 2019).
  public var imbalance = 1.0
  /// The name of a class that is not trained on at all: its samples in the training part are left out, those in the test part
  /// stay, to see what features do for a class that was never seen.
  public var heldOutClass: String?

  public init() {}
}

extension Dataset {
  /// The data with its training part spoiled, by a seed: the class left out, then classes thinned out, then labels
  /// changed. `nil` when there is no class of that name, or when not two would be left.
  public func spoiled(by spoiling: Spoiling, seed: UInt64) -> Dataset? {
    var generator = SeededGenerator(seed: seed)
    var kept = Array(0..<train.count)
    var trained = Array(0..<classCount)
    if let name = spoiling.heldOutClass {
      guard let heldOut = classNames.firstIndex(of: name), classCount > 2 else { return nil }
      kept.removeAll { train.labels[$0] == heldOut }
      trained.remove(at: heldOut)
    }
    if spoiling.imbalance > 1 { kept = thinnedOut(kept, trained, spoiling.imbalance, &generator) }
    let part = train.taking(kept)
    let labels = mislabelled(part.labels, among: trained, share: spoiling.noise, &generator)
    return Dataset(
      name: name, shape: shape, classNames: classNames, train: part.mislabelled(labels), test: test,
      isTestCutOff: isTestCutOff, reading: reading)
  }

  /// Keeps `imbalance^(−k / (classes − 1))` of the class at index k, at least one sample, in the order in which they were.
  private func thinnedOut(
    _ indices: [Int], _ classes: [Int], _ imbalance: Double, _ generator: inout SeededGenerator
  ) -> [Int] {
    var kept: [Int] = []
    var share = 1.0
    let factor = rootOf(imbalance, degree: classes.count - 1)
    for classIndex in classes {
      let members = indices.filter { train.labels[$0] == classIndex }
      let count = max(Int((Double(members.count) * share).rounded()), 1)
      kept += members.shuffled(using: &generator).prefix(count)
      share /= factor
    }
    return kept.sorted()
  }

  private func mislabelled(
    _ labels: [Int], among classes: [Int], share: Double, _ generator: inout SeededGenerator
  ) -> [Int] {
    var labels = labels
    let count = Int((Double(labels.count) * share).rounded())
    for index in labels.indices.shuffled(using: &generator).prefix(count) {
      let others = classes.filter { $0 != labels[index] }
      labels[index] = others[Int.random(in: 0..<others.count, using: &generator)]
    }
    return labels
  }
}

/// The number whose `degree`-th power is `value`, 1 or more, by halving: `pow` may differ in its last bit from one library
/// of mathematics to another, and a seed should spoil the same samples everywhere.
private func rootOf(_ value: Double, degree: Int) -> Double {
  var (low, high) = (1.0, value)
  for _ in 0..<60 {
    let middle = (low + high) / 2
    let power = (0..<degree).reduce(1.0) { product, _ in product * middle }
    if power > value { high = middle } else { low = middle }
  }
  return low
}
