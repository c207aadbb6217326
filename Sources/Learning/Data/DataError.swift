/// Data that cannot be had, or cannot be read as what it should be.
public struct DataError: Error, Equatable, CustomStringConvertible {
  /// What whoever called can do about it.
  public enum Kind: Sendable {
    /// There is no such file.
    case missing
    /// It is there, but the system does not let it be read.
    case unreadable
    /// It is more than ``DataOptions/byteLimit`` allows.
    case tooLarge
    /// It is not what it should be; ``problem`` says where.
    case malformed
  }

  public let kind: Kind
  /// Which file, or which part of the program's own data.
  public let source: String
  /// What is wrong there, and what would be right.
  public let problem: String

  public init(_ kind: Kind = .malformed, source: String, problem: String) {
    self.kind = kind
    self.source = source
    self.problem = problem
  }

  public var description: String { "\(source): \(problem)" }
}
