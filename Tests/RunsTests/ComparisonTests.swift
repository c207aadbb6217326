import Learning
import Runs
import Testing

/// How a run that was taken once more compares with its recording.
struct ComparisonTests {
  /// The recording of 400 steps, with its fingerprints changed.
  private static func compared(
    _ change: (Int, Recording.Fingerprint) -> Recording.Fingerprint
  ) throws -> Comparison? {
    var driver = try Small.driver()
    driver.advance(to: 400)
    var doctored = Recording(of: try Small.run(), by: Small.spec)
    for entry in driver.recording.entries {
      guard case .fingerprint(let fingerprint) = entry.event else { continue }
      doctored.append(.init(step: entry.step, .fingerprint(change(entry.step, fingerprint))))
    }
    var replay = RunDriver(replaying: doctored, by: try Small.run())
    replay.playToTheEnd()
    return replay.comparison
  }

  @Test("a doctored fingerprint is found, and of two the first is named")
  func doctored() throws {
    let comparison = try #require(
      try Self.compared { step, fingerprint in
        .init(
          bits: fingerprint.bits ^ (step == 200 || step == 300 ? 1 : 0),
          crossEntropy: fingerprint.crossEntropy)
      })
    #expect(comparison.count == 4 && comparison.firstDifference == 200)
    #expect(comparison.lastAgreement == 400, "losses are the same")
  }

  @Test("losses agree up to the last before the first that does not, whatever comes after it")
  func lastAgreement() throws {
    let comparison = try #require(
      try Self.compared { step, fingerprint in
        .init(bits: 0, crossEntropy: fingerprint.crossEntropy * (step == 300 ? 1.001 : 1))
      })
    #expect(comparison.firstDifference == 100 && comparison.lastAgreement == 200)
  }

  @Test("where the first already differs, none agrees")
  func never() throws {
    let comparison = try Self.compared { .init(bits: $1.bits, crossEntropy: Float($0)) }
    #expect(comparison?.lastAgreement == nil && comparison?.firstDifference == nil)
  }

  @Test(
    "numbers agree to four digits up to half a unit of the fourth, and not beyond",
    arguments: [
      (1, 1.000_05, true), (1, 1.000_051, false), (1, 0.999_951, true), (1, 0.999_949, false),
      (2e-6, 2.000_09e-6, true), (2e-6, 2.000_11e-6, false), (0, 0, true), (0, 1e-20, false),
      (-1, 1, false), (3e38, -3e38, false), (.nan, .nan, true), (.nan, .infinity, true),
      (.infinity, .infinity, true), (1, .nan, false), (.infinity, 1, false),
    ] as [(Float, Float, Bool)])
  func fourDigits(a: Float, b: Float, agree: Bool) {
    #expect(Comparison.agreeToFourDigits(a, b) == agree)
    #expect(Comparison.agreeToFourDigits(b, a) == agree)
  }
}
