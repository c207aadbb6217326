/// How well two sets of distances are told apart, of which one should hold the smaller ones: samples of known classes and
/// of unseen ones, pairs of one class and pairs of two.
public struct Separation: Sendable, Equatable {
  /// The distances that should be small, ascending, in units of the features.
  public let near: [Double]
  /// The distances that should be large, ascending, in the same units.
  public let far: [Double]
  /// The probability, 0 to 1, that a distance of `far` is larger than one of `near`, each drawn evenly; where they are equal
  /// it counts half. The area under the ROC curve: 1 where all of `far` are larger, ½ where distance tells nothing.
  public let auroc: Double

  /// The share of `near`, in percent, that has to pass ``threshold``.
  public static let passing = 95

  /// `nil` where one of the two is empty, or a distance is not finite: then there is nothing to rank.
  /// O(n log n) for n distances in all.
  public init?(near: [Double], far: [Double]) {
    guard !near.isEmpty, !far.isEmpty, near.allSatisfy(\.isFinite), far.allSatisfy(\.isFinite)
    else { return nil }
    self.near = near.sorted()
    self.far = far.sorted()
    auroc = Self.auroc(self.near, self.far)
  }

  /// Of both ascending, in one pass. Halves are counted as whole numbers, so nothing is rounded before the division.
  private static func auroc(_ near: [Double], _ far: [Double]) -> Double {
    var (smaller, notLarger, halves) = (0, 0, 0)
    for distance in far {
      while smaller < near.count, near[smaller] < distance { smaller += 1 }
      while notLarger < near.count, near[notLarger] <= distance { notLarger += 1 }
      halves += smaller + notLarger
    }
    return Double(halves) / 2 / (Double(near.count) * Double(far.count))
  }
}

// MARK: A threshold

extension Separation {
  /// The least distance of `near` that at least 95 % of `near` do not exceed, itself among them: `near[⌈0.95 n⌉ − 1]`, with
  /// nothing interpolated. All that equal it pass.
  public var threshold: Double { near[(near.count * Self.passing + 99) / 100 - 1] }

  /// The share of `far`, 0 to 1, beyond ``threshold``, equal ones not counted: what is rejected where 95 % of `near` pass.
  /// The largest share of true positives on the ROC curve at no more than 5 % of false ones. O(n).
  public var shareBeyondThreshold: Double {
    let threshold = threshold
    return Double(far.count { $0 > threshold }) / Double(far.count)
  }
}

// MARK: A picture

extension Separation {
  /// How many distances of each kind fall into each of equally wide bins from 0 on.
  public struct Histogram: Sendable, Equatable {
    /// In units of the features: bin k holds the distances from `k · binWidth` to `(k + 1) · binWidth`, the upper one not
    /// included.
    public let binWidth: Double
    /// Distances of `near` in each bin.
    public let near: [Int]
    /// Distances of `far` in each bin.
    public let far: [Int]
  }

  /// Over as many bins, at least one, for both from 0 to `limit`, by default the largest distance of all; the last bin also
  /// holds the limit and what lies beyond it. O(n).
  public func histogram(bins: Int, limit: Double? = nil) -> Histogram {
    precondition(bins > 0, "a histogram of \(bins) bins")
    let limit = limit ?? max(near.last ?? 0, far.last ?? 0)
    precondition(limit >= 0, "a histogram from 0 to \(limit)")
    func counts(_ distances: [Double]) -> [Int] {
      var counts = [Int](repeating: 0, count: bins)
      for distance in distances {
        let isInside = distance < limit
        counts[isInside ? min(Int(distance / limit * Double(bins)), bins - 1) : bins - 1] += 1
      }
      return counts
    }
    return Histogram(binWidth: limit / Double(bins), near: counts(near), far: counts(far))
  }
}
