/// How to read data from files, where the files leave a choice.
public struct DataOptions: Sendable, Equatable {
  /// The column of a table that holds the classes: its name, or its number from 1. Without it, see `LabelColumn`.
  public var labelColumn: String?
  /// Columns of a table that are passed over: their names, or their numbers from 1.
  public var ignoredColumns: [String] = []
  /// What becomes of samples that lack a value.
  public var missingCells = MissingCells.refused
  /// The encoding of tables and of lists of names, by a name that the system's `iconv` knows. Without it they are UTF-8, or
  /// UTF-16 that begins with its mark.
  public var encoding: String?
  /// Share of the samples, by class, that is cut off as a test part when the data brings none.
  public var testShare = 0.2
  /// Whether nothing is cut off then, and all samples are both parts: for data that is only looked at.
  package var isLookedAt = false
  /// Decides which samples those are.
  public var seed: UInt64 = 1
  /// The largest file that is read and the most that a packed one may unpack to. A gigabyte holds a million
  /// images of MNIST's size, and is what a file of a megabyte can be made to unpack to.
  public var byteLimit = 1 << 30
  /// The most classes that labels may have. Labels that have more are hardly labels: most of the time another column was
  /// meant. (CASIA-WebFace, on which the paper trains, has 10,575 identities.)
  public var mostClasses = 1_000

  public init() {}

  /// Whether text is read from an encoding of this name.
  public static func isKnown(encoding: String) -> Bool { TextEncoding.isKnown(encoding) }
}

/// What becomes of a row of a table that lacks a value, and of a sample of an array that holds NaN.
public enum MissingCells: String, Sendable, CaseIterable, Codable {
  /// The data is not read.
  case refused = "refuse"
  /// The row is left out.
  case dropped = "drop"
  /// The mean of its column, or of the same element of other samples, over the part to train on, takes its place.
  case mean
}

extension DataOptions: Codable {
  private enum CodingKeys: CodingKey {
    case labelColumn, ignoredColumns, missingCells, encoding, testShare, seed, byteLimit,
      mostClasses
  }

  /// What is not said is as it is by default, so that what was written before an option came is read after it.
  public init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    func set<Value: Decodable>(
      _ key: CodingKeys, _ path: WritableKeyPath<Self, Value>
    ) throws {
      if let value = try options.decodeIfPresent(Value.self, forKey: key) {
        self[keyPath: path] = value
      }
    }
    labelColumn = try options.decodeIfPresent(String.self, forKey: .labelColumn)
    encoding = try options.decodeIfPresent(String.self, forKey: .encoding)
    try set(.ignoredColumns, \.ignoredColumns)
    try set(.missingCells, \.missingCells)
    try set(.testShare, \.testShare)
    try set(.seed, \.seed)
    try set(.byteLimit, \.byteLimit)
    try set(.mostClasses, \.mostClasses)
  }
}
