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
    /// It is more than the system has memory for.
    case noMemory
    /// It is not what it should be; ``problem`` says where.
    case malformed
  }

  /// Which of ``DataOptions`` would let the data be read, where one would.
  public enum Remedy: Sendable, Equatable {
    case labelColumn
    /// The columns, by names as they are given.
    case ignoredColumns([String])
    case missingCells
    /// Rows whose label may be missing are left out with those that lack another value.
    case missingLabels
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
  /// The text on one line, fit for a terminal: line breaks become blanks; control characters, and invisible ones, among them all
  /// that change the direction of what follows, become `?`; of the marks on one letter eight are left. Names in files are other
  /// people's bytes.
  public var onOneLine: String {
    var result = UnicodeScalarView()
    var marks = 0
    for scalar in unicodeScalars {
      let plain = scalar.shown
      marks = plain.isMark ? marks + 1 : 0
      if marks <= Self.mostMarks { result.append(plain) }
    }
    return String(result)
  }

  /// No writing has more on one letter: Tibetan and Hebrew have the most.
  private static let mostMarks = 8

  /// At most `count` characters of it on one line, the rest as `…`.
  package func shortened(to count: Int) -> String {
    let short = String(prefix(count))
    return (short.utf8.count < utf8.count ? short + "…" : self).onOneLine
  }
}

extension Unicode.Scalar {
  /// What stands for it on a line of text.
  fileprivate var shown: Unicode.Scalar {
    switch value {
    case 0x20..<0x7F: self
    case 0x0A, 0x0D, 0x2028, 0x2029: " "
    case ..<0x20, 0x7F..<0xA0, 0xFFF9...0xFFFB: "?"
    default: properties.isDefaultIgnorableCodePoint ? "?" : self
    }
  }

  /// Whether it is drawn on the letter before it.
  fileprivate var isMark: Bool {
    guard value >= 0x300 else { return false }
    return switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }
}
