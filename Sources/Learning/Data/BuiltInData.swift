/// The data that the program has without a file, by the names that a person gives.
public enum BuiltInData: String, Sendable, CaseIterable, Codable {
  case digits, mnist, blobs, spirals, rings

  /// What it is, in one line.
  public var summary: String {
    switch self {
    case .digits: "1,797 handwritten digits of 8×8 pixels"
    case .mnist: "5,000 handwritten digits of 28×28 pixels"
    case .blobs: "5 round clouds in the plane"
    case .spirals: "3 arms wound around each other"
    case .rings: "3 rings around each other"
    }
  }

  /// Unpacks it, or makes it by a seed, and no other. What is unpacked has a test part of its own; of what is made
  /// `testShare` is cut off.
  public func dataset(seed: UInt64, testShare: Double = DataOptions().testShare) -> Dataset {
    switch self {
    case .digits: .digits()
    case .mnist: .mnist()
    case .blobs: .blobs(seed: seed, testShare: testShare)
    case .spirals: .spirals(seed: seed, testShare: testShare)
    case .rings: .rings(seed: seed, testShare: testShare)
    }
  }
}
