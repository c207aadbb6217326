/// Data that cannot be read as what it should be.
public struct DataError: Error, Equatable, CustomStringConvertible {
  /// Which file, or which part of the program's own data.
  public let source: String
  /// What is wrong there, and what would be right.
  public let problem: String

  public var description: String { "\(source): \(problem)" }
}
