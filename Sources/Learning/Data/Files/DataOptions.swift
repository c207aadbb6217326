/// How to read data from files, where the files leave a choice.
public struct DataOptions: Sendable, Equatable {
  /// The column of a table that holds the classes: its name, or its number from 1. Without it, see `Table`.
  public var labelColumn: String?
  /// Share of the samples, by class, that is cut off as a test part when the data brings none.
  public var testShare = 0.2
  /// Decides which samples those are.
  public var seed: UInt64 = 1
  /// The largest file that is read and the most that a packed one may unpack to. A gigabyte holds a million
  /// images of MNIST's size, and is what a file of a megabyte can be made to unpack to.
  public var byteLimit = 1 << 30

  public init() {}
}

extension DataOptions: Codable {
  private enum CodingKeys: CodingKey {
    case labelColumn, testShare, seed, byteLimit
  }

  /// What is not said is as it is by default, so that what was written before an option came is read after it.
  public init(from decoder: any Decoder) throws {
    let options = try decoder.container(keyedBy: CodingKeys.self)
    labelColumn = try options.decodeIfPresent(String.self, forKey: .labelColumn)
    testShare = try options.decodeIfPresent(Double.self, forKey: .testShare) ?? testShare
    seed = try options.decodeIfPresent(UInt64.self, forKey: .seed) ?? seed
    byteLimit = try options.decodeIfPresent(Int.self, forKey: .byteLimit) ?? byteLimit
  }
}
