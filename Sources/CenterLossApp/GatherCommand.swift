import ArgumentParser
import Drawing
import Learning
import Runs
import Visualizer

struct GatherCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gather",
    abstract: "Make the table and the figure of a sweep from what is in its folder.")

  @Argument(help: ArgumentHelp("The folder of the results.", valueName: "folder"))
  var folder: String

  func run() throws { try gather(folder) }
}

/// Prints the table, and writes it and the figure beside the results.
func gather(_ path: String) throws {
  let name = path + "/results.jsonl"
  let results = try CellResult.read(try fileBytes(name, limit: 1 << 30), name: name)
  guard let first = results.first else {
    throw DataError(source: name, problem: "no cell has ended yet")
  }
  let rows = SweepRow.rows(of: results)
  let table = markdown(rows)
  let seeds = Set(results.map(\.spec.seed)).count
  let caption =
    "\(first.spec.data), \(first.spec.network), \(first.steps) steps, rule \(first.spec.centerRule.rawValue), "
    + "mean and deviation over \(seeds) seed\(seeds == 1 ? "" : "s")"
  do {
    try WholeFile.write(Array(table.utf8), to: path + "/table.md")
    try WholeFile.write(
      Array(SweepFigure(rows, caption: caption).svg.utf8), to: path + "/figure.svg")
  } catch {
    throw Failure(.other, error.description)
  }
  try standardOutput(table, terminator: "")
}

private func markdown(_ rows: [SweepRow]) -> String {
  func percent(_ spread: SweepRow.Spread) -> String {
    let deviation = spread.deviation.isFinite ? " ± \(NumberText.percent(spread.deviation))" : ""
    return spread.mean.isFinite ? "\(NumberText.percent(spread.mean))\(deviation) %" : "–"
  }
  func short(_ spread: SweepRow.Spread) -> String {
    let deviation = spread.deviation.isFinite ? " ± \(NumberText.fixed(spread.deviation, 3))" : ""
    return spread.mean.isFinite ? "\(NumberText.fixed(spread.mean, 3))\(deviation)" : "–"
  }
  func least(_ spread: SweepRow.Spread) -> String {
    spread.least.isFinite ? "\(NumberText.percent(spread.least)) %" : "–"
  }
  let lines = rows.map { row in
    let failed = row.failures > 0 ? " (\(row.failures) diverged)" : ""
    return
      "| \(NumberText.plain(row.centerWeight)) | \(NumberText.plain(row.centerRate)) | \(row.count)\(failed) "
      + "| \(percent(row.testAccuracy)) | \(least(row.testAccuracy)) | \(percent(row.nearestCenterAccuracy)) | \(short(row.ratio)) |"
  }
  return
    ([
      "| λ | α | runs | softmax | softmax, least | nearest center | intra / inter |",
      "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    + lines + [""]).joined(separator: "\n")
}
