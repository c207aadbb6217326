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

  /// Which of ``DataOptions`` would let the data be read, where one would.
  public enum Remedy: Sendable, Equatable {
    case labelColumn
    /// The columns, by names as they are given.
    case ignoredColumns([String])
    case missingCells
    case encoding
  }

  public let kind: Kind
  /// Which file, or which part of the program's own data.
  public let source: String
  /// What is wrong there, and what would be right.
  public let problem: String
  public let remedy: Remedy?

  public init(
    _ kind: Kind = .malformed, source: String, problem: String, remedy: Remedy? = nil
  ) {
    self.kind = kind
    self.source = source
    self.problem = problem
    self.remedy = remedy
  }

  public var description: String { "\(source): \(problem)" }
}
