/// How a run that was taken once more compares with its recording.
public struct Comparison: Sendable, Equatable {
  /// So many fingerprints were compared.
  public private(set) var count = 0
  /// The first step at which the bits differ; `nil` where they never do.
  public private(set) var firstDifference: Int?
  /// Up to this step, the softmax losses agree to four digits at every fingerprint; `nil` before the first.
  public private(set) var lastAgreement: Int?
  private var agrees = true

  public init() {}

  mutating func add(
    _ own: Recording.Fingerprint, _ recorded: Recording.Fingerprint, step: Int
  ) {
    count += 1
    if own.bits != recorded.bits, firstDifference == nil { firstDifference = step }
    agrees = agrees && Self.agreeToFourDigits(own.crossEntropy, recorded.crossEntropy)
    if agrees { lastAgreement = step }
  }

  /// Whether two numbers differ by less than half a unit of the fourth digit, or both are none.
  package static func agreeToFourDigits(_ a: Float, _ b: Float) -> Bool {
    guard a.isFinite && b.isFinite else { return !a.isFinite && !b.isFinite }
    return abs(a - b) <= 5e-5 * max(abs(a), abs(b))
  }
}

/// How a run did on samples that it does not learn from, as the end of a recording says it.
public struct EndMeasures: Sendable, Equatable {
  /// Of the training set.
  public let crossEntropy: Double
  /// Shares, 0 to 1, of the test set.
  public let testAccuracy: Double
  public let nearestCenterAccuracy: Double
  /// Of the test set.
  public let ratio: Double

  public init(
    crossEntropy: Double, testAccuracy: Double, nearestCenterAccuracy: Double, ratio: Double
  ) {
    self.crossEntropy = crossEntropy
    self.testAccuracy = testAccuracy
    self.nearestCenterAccuracy = nearestCenterAccuracy
    self.ratio = ratio
  }

  /// Numbers that are none are the same.
  public static func == (a: EndMeasures, b: EndMeasures) -> Bool {
    func same(_ a: Double, _ b: Double) -> Bool { a == b || (a.isNaN && b.isNaN) }
    return same(a.crossEntropy, b.crossEntropy) && same(a.testAccuracy, b.testAccuracy)
      && same(a.nearestCenterAccuracy, b.nearestCenterAccuracy) && same(a.ratio, b.ratio)
  }
}

extension Recording {
  /// What was measured at the end; `nil` where it was not, as when the program was killed.
  public var endMeasures: EndMeasures? {
    if case .measures(let measures) = entries.last?.event { measures } else { nil }
  }
}
