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

extension String {
  /// The text on one line, fit for a terminal: line breaks become blanks; control characters, and invisible ones
  /// that change the direction of what follows, become `?`. Names in files are other people's bytes.
  public var onOneLine: String {
    String(
      UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.value {
          case 0x0A, 0x0D, 0x2028, 0x2029: " "
          case ..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: "?"
          default: scalar
          }
        }))
  }

  /// At most `count` characters of it on one line, the rest as `…`.
  package func shortened(to count: Int) -> String {
    let short = String(prefix(count))
    return (short.unicodeScalars.count < unicodeScalars.count ? short + "…" : self).onOneLine
  }
}
