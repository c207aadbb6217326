import ArgumentParser
import Learning
import Runs

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
  var ignoreColumns: [String] = []

  @Option(
    name: .customLong("missing"),
    help:
      "What becomes of rows of a table, or samples of an array, that lack a value; mean is that of their column:"
  )
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
    let megabytes = Memory.physical >> 20
    guard dataLimit <= max(megabytes, DataOptions().byteLimit >> 20) else {
      throw ValidationError(
        "--data-limit \(dataLimit): the limit must be at most the \(megabytes) megabytes of memory that there are"
      )
    }
  }

  /// How a file is read.
  var reading: DataOptions {
    var options = DataOptions()
    options.labelColumn = labelColumn
    options.ignoredColumns = ignoredColumns
    options.missingCells = missingCells
    options.encoding = encoding
    options.testShare = testShare
    let (bytes, overflows) = dataLimit.multipliedReportingOverflow(by: 1 << 20)
    options.byteLimit = overflows ? -1 : bytes
    return options
  }

  /// What is done to the training part.
  var spoiling: Spoiling {
    var spoiling = Spoiling()
    spoiling.noise = noise
    spoiling.imbalance = imbalance
    spoiling.heldOutClass = holdOutClass
    return spoiling
  }

  private var ignoredColumns: [String] {
    ignoreColumns.flatMap { $0.split(separator: ",") }.map { name in
      String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  static let help: ArgumentHelp = """
    Data: \(BuiltInData.allCases.map { "\($0.rawValue) (\($0.summary))" }.joined(separator: ", ")), a file or \
    folder of IDX, NPY, NPZ, CSV or TSV, plain or gzipped, a folder of PNG images for each class, or - for standard input.
    """
}

extension MissingCells: ExpressibleByArgument {}

extension DataError {
  /// The option that would let the data be read, to stand behind the error; empty where there is none.
  var advice: String { remedy?.advice ?? (kind == .tooLarge ? "; --data-limit allows more" : "") }
}

extension DataError.Remedy {
  /// The option that mends it, to stand behind what is wrong.
  var advice: String {
    switch self {
    case .labelColumn: "; --label-column says which column has the classes"
    case .ignoredColumns(let names):
      "; --ignore-columns \(names.prefix(8).joined(separator: ",").quotedForShell) leaves \(names.count == 1 ? "it" : "them") out"
    case .missingCells: "; --missing drop leaves such rows out, --missing mean fills them in"
    case .missingLabels: "; --missing drop leaves such rows out"
    case .encoding: "; --encoding names another, such as latin1"
    }
  }
}
