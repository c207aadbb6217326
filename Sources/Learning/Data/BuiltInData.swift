/// The data that the program has without a file, by the names that a person gives.
public enum BuiltInData: String, Sendable, CaseIterable {
  case digits, mnist

  /// What it is, in one line.
  public var summary: String {
    switch self {
    case .digits: "1,797 handwritten digits of 8×8 pixels"
    case .mnist: "5,000 handwritten digits of 28×28 pixels"
    }
  }

  /// Unpacks or makes it, and no other.
  public func dataset() -> Dataset {
    switch self {
    case .digits: .digits()
    case .mnist: .mnist()
    }
  }
}
