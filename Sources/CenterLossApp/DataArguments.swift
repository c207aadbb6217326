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

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Share of the training samples that get a wrong label.", valueName: "x"))
  var noise = Spoiling().noise

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many times as many training samples the first class keeps as the last.", valueName: "x"))
  var imbalance = Spoiling().imbalance

  @Option(
    help: ArgumentHelp("Class that is drawn but never trained on, by its name.", valueName: "name"))
  var holdOutClass: String?

  func validate() throws {
    guard noise >= 0 && noise <= 1 else {
      throw ValidationError("--noise \(noise): a share from 0 to 1 is needed")
    }
    guard imbalance >= 1 && imbalance <= 10_000 else {
      throw ValidationError("--imbalance \(imbalance): a factor from 1 to 10000 is needed")
    }
    guard testShare > 0 && testShare < 1 else {
      throw ValidationError("--test-share \(testShare): a share between 0 and 1 is needed")
    }
    guard (1...1 << 20).contains(dataLimit) else {
      throw ValidationError("--data-limit \(dataLimit): 1 to \(1 << 20) megabytes")
    }
  }

  /// The data of that name, or else at that path, spoiled as asked for. `seed` decides what is cut off to test on
  /// and which samples are spoiled.
  func dataset(_ name: String, seed: UInt64) throws -> Dataset {
    let whole = try unspoiled(name, seed: seed)
    guard spoiling != Spoiling() else { return whole }
    guard let spoiled = whole.spoiled(by: spoiling, seed: seed) else {
      throw Failure(
        .usage,
        whole.classCount > 2
          ? "--hold-out-class '\(holdOutClass ?? "")': the classes are \(whole.classNames.joined(separator: ", "))"
          : "--hold-out-class: of two classes none can be held out, as one alone is nothing to tell apart"
      )
    }
    return spoiled
  }

  /// What is done to the training part.
  var spoiling: Spoiling {
    var spoiling = Spoiling()
    spoiling.noise = noise
    spoiling.imbalance = imbalance
    spoiling.heldOutClass = holdOutClass
    return spoiling
  }

  private func unspoiled(_ name: String, seed: UInt64) throws -> Dataset {
    if let builtIn = BuiltInData(rawValue: name) {
      if let labelColumn {
        throw Failure(.usage, "--label-column '\(labelColumn)': \(name) is no table: leave it out")
      }
      return builtIn.dataset(seed: seed, testShare: testShare)
    }
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
