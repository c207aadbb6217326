// Where features lie in their space, as far as it betrays what was put before or behind them.

extension Evaluation {
  /// Share, 0 to 1, of the features' numbers that are exactly 0 while none is below 0: what a ReLU leaves. 0 where one is below.
  /// O(samples · d).
  public var cutOffShare: Double {
    var zeros = 0
    for value in features.elements {
      if value < 0 { return 0 }
      if value == 0 { zeros += 1 }
    }
    return Double(zeros) / Double(max(features.elements.count, 1))
  }

  /// How far the class mean that is nearest to the origin lies from it, over the mean of those distances: 1 on a ring around
  /// it, near 0 where a class lies in the middle. Not a number without two classes. O(classes · d).
  public func innermostShare(isTrained: [Bool]) -> Double {
    let radii = isTrained.indices.filter { isTrained[$0] && clusters.counts[$0] > 0 }.map { j in
      clusters.classMeans.row(j).reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    }
    guard let least = radii.min(), radii.count > 1 else { return .nan }
    return least * Double(radii.count) / radii.reduce(0, +)
  }
}
