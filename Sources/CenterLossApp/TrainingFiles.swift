import ArgumentParser
import Learning
import Runs
import Visualizer

/// What `train` writes for other programs to read, as CSV (RFC 4180).
struct TrainingFiles: ParsableArguments {
  @Option(
    name: .customLong("csv"),
    help: ArgumentHelp("File for what each step measured, as CSV.", valueName: "file"))
  var metrics: String?

  @Option(
    help: ArgumentHelp(
      "File for the features of all samples with label and prediction, as CSV.", valueName: "file"))
  var featuresOut: String?

  /// So many rows at most: every second step where there are more, or every third, and so on.
  private static let mostRows = 10_000

  /// Which steps have a row, of so many.
  func interval(of steps: Int) -> Int { max((steps + Self.mostRows - 1) / Self.mostRows, 1) }

  /// Throws for a file that cannot be written, before there is anything to lose.
  func check() throws {
    if let metrics { try checkWritable(metrics, "--csv") }
    if let featuresOut { try checkWritable(featuresOut, "--features-out") }
  }

  func write(_ rows: [MetricsRow], _ run: TrainingRun, _ snapshot: Snapshot) throws {
    if let metrics {
      let lines = ["step,crossEntropy,centerLoss,gradientNorm,batchAccuracy,centerStep"]
      try write(lines + rows.map(\.line), to: metrics, "--csv")
    }
    if let featuresOut {
      let columns = (1...snapshot.train.features.columns).map { "x\($0)" }.joined(separator: ",")
      var lines = ["set,sample,label,predicted,\(columns)"]
      lines += rowsOfFeatures("train", snapshot.train, run.dataset)
      lines += rowsOfFeatures("test", snapshot.test, run.dataset)
      try write(lines, to: featuresOut, "--features-out")
    }
  }

  private func write(_ lines: [String], to file: String, _ option: String) throws {
    let text = lines.map { $0 + "\n" }.joined()
    try writeWhole(Array(text.utf8), to: file, option)
  }
}

/// Writes a file that `option` named, whole or not at all.
func writeWhole(_ bytes: [UInt8], to file: String, _ option: String) throws {
  do { try WholeFile.write(bytes, to: file) } catch { throw Failure(.other, "\(option) \(error)") }
}

/// Throws where that could not be written.
func checkWritable(_ file: String, _ option: String) throws {
  do { try WholeFile.check(file) } catch { throw Failure(.other, "\(option) \(error)") }
}

/// What a step measured on its batch.
struct MetricsRow {
  let step: Int
  let report: StepReport

  fileprivate var line: String {
    "\(step),\(report.crossEntropy),\(report.centerLoss),\(report.gradientNorm),\(report.accuracy),\(report.centerStep)"
  }
}

/// A row a sample, in the order of the set.
private func rowsOfFeatures(_ set: String, _ evaluation: Evaluation, _ dataset: Dataset)
  -> [String]
{
  let names = dataset.classNames.map(quotedForCSV)
  return evaluation.labels.indices.map { i in
    let features = evaluation.features.row(i).map { "\($0)" }.joined(separator: ",")
    return
      "\(set),\(i),\(names[evaluation.labels[i]]),\(names[evaluation.predictions[i]]),\(features)"
  }
}

/// In quotes where it has to be.
private func quotedForCSV(_ text: String) -> String {
  guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
  return "\""
    + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    + "\""
}
