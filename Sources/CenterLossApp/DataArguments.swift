import ArgumentParser
import Learning

/// How to read what `--data` names.
struct DataArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Column of a table with the classes, by name or by place from 1.", valueName: "name"))
  var labelColumn: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Share of each class to test on, where the data has no test part.", valueName: "x"))
  var testShare = DataOptions().testShare

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Largest file to read or to unpack, in megabytes of 1,048,576 bytes.", valueName: "n"))
  var dataLimit = DataOptions().byteLimit >> 20

  func validate() throws {
    guard testShare > 0 && testShare < 1 else {
      throw ValidationError("--test-share \(testShare): a share between 0 and 1 is needed")
    }
    guard (1...1 << 20).contains(dataLimit) else {
      throw ValidationError("--data-limit \(dataLimit): 1 to \(1 << 20) megabytes")
    }
  }

  /// The data of that name, or else at that path. `seed` decides what is cut off to test on.
  func dataset(_ name: String, seed: UInt64) throws -> Dataset {
    if let builtIn = BuiltInData(rawValue: name) { return builtIn.dataset() }
    var options = DataOptions()
    options.labelColumn = labelColumn
    options.testShare = testShare
    options.seed = seed
    options.byteLimit = dataLimit << 20
    return try read(name, options)
  }

  private func read(_ name: String, _ options: DataOptions) throws -> Dataset {
    let result = Result { () throws(DataError) in try Dataset(path: name, options) }
    if case .failure(let error) = result, error.kind == .missing, error.source == name {
      let names = BuiltInData.allCases.map(\.rawValue).joined(separator: ", ")
      throw DataError(
        .missing, source: "--data '\(name)'",
        problem: "\(error.problem); a file, a folder or one of \(names) is needed")
    }
    return try result.get()
  }

  static let help: ArgumentHelp = """
    Data: \(BuiltInData.allCases.map { "\($0.rawValue) (\($0.summary))" }.joined(separator: ", ")), or a file or \
    folder of IDX, NPY, NPZ, CSV or TSV, plain or gzipped.
    """
}
