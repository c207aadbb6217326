import ArgumentParser
import Learning

/// How to read what `--data` names.
struct DataArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Column of a table with the classes, by name or by number from 1.", valueName: "name"))
  var labelColumn: String?

  @Option(
    help: ArgumentHelp(
      "Columns of a table to pass over, by names or numbers with commas between them.",
      valueName: "names"))
  var ignoreColumns: String?

  @Option(
    name: .customLong("missing"),
    help: "What becomes of rows of a table that lack a value; mean is that of their column:")
  var missingCells = DataOptions().missingCells

  @Option(
    help: ArgumentHelp(
      "Encoding of a table that is not UTF-8, as iconv calls it, such as latin1 or gb18030.",
      valueName: "name"))
  var encoding: String?

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
    if let encoding, !DataOptions.isKnown(encoding: encoding) {
      throw ValidationError(
        "--encoding '\(encoding)': no encoding of that name is known here; `iconv -l` lists them")
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

  /// How files are read.
  func options(seed: UInt64) -> DataOptions {
    var options = DataOptions()
    options.labelColumn = labelColumn
    options.ignoredColumns = ignoredColumns
    options.missingCells = missingCells
    options.encoding = encoding
    options.testShare = testShare
    options.seed = seed
    options.byteLimit = dataLimit << 20
    return options
  }

  private var ignoredColumns: [String] {
    (ignoreColumns ?? "").split(separator: ",").map { name in
      String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  private func unspoiled(_ name: String, seed: UInt64) throws -> Dataset {
    if let builtIn = BuiltInData(rawValue: name) {
      let forTables: [(option: String, value: String?)] = [
        ("--label-column", labelColumn), ("--ignore-columns", ignoreColumns),
        ("--encoding", encoding),
      ]
      for (option, value) in forTables {
        guard let value else { continue }
        throw Failure(.usage, "\(option) '\(value)': \(name) is no table: leave it out")
      }
      return builtIn.dataset(seed: seed, testShare: testShare)
    }
    return try read(name, options(seed: seed))
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
    Data: \(BuiltInData.allCases.map { "\($0.rawValue) (\($0.summary))" }.joined(separator: ", ")), a file or \
    folder of IDX, NPY, NPZ, CSV or TSV, plain or gzipped, a folder of PNG images for each class, or - for standard input.
    """
}

extension MissingCells: ExpressibleByArgument {}

extension DataError {
  /// The option that would let the data be read, to stand behind the error; empty where there is none.
  var advice: String {
    switch remedy {
    case .labelColumn: "; --label-column says which column has the classes"
    case .ignoredColumns(let names):
      "; --ignore-columns \(names.prefix(8).joined(separator: ",").quotedForShell) leaves \(names.count == 1 ? "it" : "them") out"
    case .missingCells: "; --missing drop leaves such rows out, --missing mean fills them in"
    case .encoding: "; --encoding names another, such as latin1"
    case nil: kind == .tooLarge ? "; --data-limit allows more" : ""
    }
  }
}

extension String {
  fileprivate var quotedForShell: String {
    let isPlain = unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "_-.,".unicodeScalars.contains($0)
    }
    return isPlain ? self : "'\(replacing("'", with: "'\\''"))'"
  }
}

extension TrainingRun {
  /// How many classes a plot has marks for: ten digits and 52 letters.
  private static let mostMarks = 62

  /// The same run. Throws where two classes would share a mark on the plot.
  func thatCanBeDrawn() throws -> TrainingRun {
    guard dataset.classCount <= Self.mostMarks else {
      throw Failure(
        .badData,
        "\(dataset.name): \(dataset.classCount) classes, a plot tells \(Self.mostMarks) apart; train takes more"
      )
    }
    return self
  }
}
