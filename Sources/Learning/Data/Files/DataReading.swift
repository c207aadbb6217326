/// How data came out of files: what a person should be told, because another reading was possible.
public struct DataReading: Sendable, Equatable {
  /// The column of a table from which the classes were taken.
  public struct LabelColumn: Sendable, Equatable {
    /// From 1, as the file has it.
    public let number: Int
    /// What its header calls it; `nil` where it calls it nothing.
    public let name: String?
    /// Why it was taken, such as "the only one with words"; `nil` where somebody asked for it.
    public let guess: String?
  }

  /// What is likely to be wrong, and which of ``DataOptions`` would mend it, where one would.
  public struct Warning: Sendable, Equatable {
    public let problem: String
    public let remedy: DataError.Remedy?

    public init(problem: String, remedy: DataError.Remedy? = nil) {
      (self.problem, self.remedy) = (problem, remedy)
    }
  }

  /// The files that were read, in the order in which they were.
  public internal(set) var files: [String] = []
  /// `nil` where labels are not a column of a table.
  public internal(set) var labelColumn: LabelColumn?
  /// What was left out, passed over or filled in, a sentence each, without the full stop.
  public internal(set) var notes: [String] = []
  /// What was taken as it is and is likely to be wrong.
  public internal(set) var warnings: [Warning] = []

  public init() {}

  mutating func note(_ text: String) { if !notes.contains(text) { notes.append(text) } }

  mutating func warn(_ problem: String, _ remedy: DataError.Remedy? = nil) {
    warnings.append(Warning(problem: problem, remedy: remedy))
  }
}

extension DataReading.LabelColumn: CustomStringConvertible {
  /// `column 3 'kind', guessed: the only one with words`.
  public var description: String {
    let name = name.map { " '\($0.shortened(to: 20))'" } ?? ""
    return "column \(number)\(name)" + (guess.map { ", guessed: \($0)" } ?? "")
  }
}
