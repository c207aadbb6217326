import ArgumentParser
import Dispatch
import Drawing
import Learning
import Libc
import Runs
import Synchronization
import Visualizer

struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Train a run for each combination of λ, α and seed, on all cores.",
    discussion: """
      What came of each cell is added to results.jsonl in the folder as it ends; the same command again does what is \
      missing. At the end there are a table with means and deviations over seeds and a figure.
      """)

  @Option(
    name: .customLong("lambda"), parsing: .unconditional,
    help: ArgumentHelp("Values of λ.", valueName: "0,0.1,1"))
  var centerWeights = "0,0.01,0.1,1"

  @Option(
    name: .customLong("alpha"), parsing: .unconditional,
    help: ArgumentHelp("Values of α.", valueName: "0.1,0.5"))
  var centerRates = "0.5"

  @Option(help: ArgumentHelp("Seeds, one by one or from one to another.", valueName: "1-10"))
  var seeds = "1-3"

  @Option(
    name: .customLong("out"),
    help: ArgumentHelp(
      "The folder of the results, made where it is not there.", valueName: "folder"))
  var folder: String

  @Option(
    help: ArgumentHelp("Cells at a time; by default as many as there are cores.", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("Train this cell alone, counted from 1.", valueName: "n"))
  var cell: Int?

  @Flag(help: "Print a command for each cell that is missing, for GNU parallel, and train nothing.")
  var printJobs = false

  @Flag(help: "Print an array script for Slurm, and train nothing.")
  var slurm = false

  @OptionGroup var options: CommonRunOptions

  func validate() throws {
    guard jobs.map({ (1...1024).contains($0) }) ?? true else {
      throw ValidationError("--jobs \(jobs ?? 0): 1 to 1024 cells at a time")
    }
    do { _ = try sweep() } catch let error as InvalidSetting {
      throw ValidationError(error.onCommandLine)
    } catch let error as InvalidList {
      throw ValidationError(error.description)
    }
  }

  private func sweep() throws -> Sweep {
    try Sweep(
      options.spec(), centerWeights: Sweep.numbers(centerWeights),
      centerRates: Sweep.numbers(centerRates), seeds: Sweep.seeds(seeds), steps: options.steps)
  }

  func run() throws {
    let sweep = try sweep()
    let cells = try sweep.cells
    if slurm { return try standardOutput(slurmScript(cells.count), terminator: "") }
    if let cell {
      guard cells.indices.contains(cell - 1) else {
        throw ValidationError("--cell \(cell): there are 1 to \(cells.count)")
      }
      let folder = try SweepFolder(folder, isExclusive: false)
      guard
        try !folder.results(mending: false).contains(where: {
          $0.isOf(cells[cell - 1], steps: sweep.steps)
        })
      else { return }
      return try folder.add(.trained(cells[cell - 1], steps: sweep.steps))
    }
    let folder = try SweepFolder(folder, isExclusive: !printJobs)
    let done = try folder.results(mending: !printJobs)
    let missing = cells.indices.filter { index in
      !done.contains { $0.isOf(cells[index], steps: sweep.steps) }
    }
    if printJobs {
      for index in missing { try standardOutput(command(cell: "\(index + 1)")) }
      return
    }
    try train(missing.map { cells[$0] }, sweep.steps, in: folder)
    try gather(folder.path)
  }

  // MARK: All cores

  private func train(_ cells: [RunSpec], _ steps: Int?, in folder: SweepFolder) throws {
    guard !cells.isEmpty else { return }
    let count = min(jobs ?? max(usableProcessorCount / options.threads, 1), cells.count)
    let work = SweepWork(cells, steps, folder)
    for _ in 0..<count { try startThread { work.go() } }
    let showsProgress = isatty(STDERR_FILENO) == 1
    let start = ContinuousClock.now
    while work.waitForEnd(of: count, milliseconds: 200) == false {
      guard showsProgress else { continue }
      let ended = work.endedCount
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let left =
        ended == 0
        ? "" : ", about \(Self.time(seconds / Double(ended) * Double(cells.count - ended))) left"
      let bar =
        String(repeating: "#", count: 30 * ended / cells.count)
        + String(repeating: ".", count: 30 - 30 * ended / cells.count)
      standardError("\r[\(bar)] \(ended) of \(cells.count)\(left)\u{1B}[K")
    }
    if showsProgress { standardError("\r\u{1B}[K") }
    if let error = work.error { throw error }
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded())
    return whole < 90
      ? "\(whole) s" : whole < 5400 ? "\((whole + 30) / 60) min" : "\((whole + 1800) / 3600) h"
  }

  // MARK: Many machines

  /// The command that trains one cell.
  private func command(cell: String) -> String {
    let words = CommandLine.arguments.dropFirst().filter { $0 != "--print-jobs" && $0 != "--slurm" }
    return (["centerloss"] + words.map(\.quotedForShell) + ["--cell", cell]).joined(separator: " ")
  }

  private func slurmScript(_ count: Int) -> String {
    """
    #!/bin/bash
    #SBATCH --job-name=centerloss
    #SBATCH --array=1-\(count)
    #SBATCH --cpus-per-task=\(options.threads)
    \(command(cell: "\"$SLURM_ARRAY_TASK_ID\""))

    """
  }
}

/// The cells that threads share: each takes the next one, until there is none or one has failed.
private final class SweepWork: Sendable {
  private struct State {
    var next = 0
    var ended = 0
    var error: (any Error)?
  }

  private let cells: [RunSpec]
  private let steps: Int?
  private let folder: SweepFolder
  private let state = Mutex(State())
  private let isDone = DispatchSemaphore(value: 0)
  private let waited = Mutex(0)

  init(_ cells: [RunSpec], _ steps: Int?, _ folder: SweepFolder) {
    (self.cells, self.steps, self.folder) = (cells, steps, folder)
  }

  var endedCount: Int { state.withLock { $0.ended } }
  var error: (any Error)? { state.withLock { $0.error } }

  func go() {
    while let cell = takeNext() {
      do {
        try folder.add(.trained(cell, steps: steps))
        state.withLock { $0.ended += 1 }
      } catch {
        state.withLock { $0.error = $0.error ?? error }
      }
    }
    isDone.signal()
  }

  private func takeNext() -> RunSpec? {
    state.withLock { state in
      guard state.error == nil, state.next < cells.count else { return nil }
      defer { state.next += 1 }
      return cells[state.next]
    }
  }

  /// Waits so long; whether all threads have ended.
  func waitForEnd(of count: Int, milliseconds: Int) -> Bool {
    waited.withLock { waited in
      let deadline = DispatchTime.now() + .milliseconds(milliseconds)
      while waited < count, isDone.wait(timeout: deadline) == .success { waited += 1 }
      return waited == count
    }
  }
}

// MARK: What came of it

struct GatherCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gather",
    abstract: "Make the table and the figure of a sweep from what is in its folder.")

  @Argument(help: ArgumentHelp("The folder of the results.", valueName: "folder"))
  var folder: String

  func run() throws { try gather(folder) }
}

/// Prints the table, and writes it and the figure beside the results.
private func gather(_ path: String) throws {
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
  let lines = rows.map { row in
    let failed = row.failures > 0 ? " (\(row.failures) diverged)" : ""
    return
      "| \(NumberText.plain(row.centerWeight)) | \(NumberText.plain(row.centerRate)) | \(row.count)\(failed) "
      + "| \(percent(row.testAccuracy)) | \(percent(row.nearestCenterAccuracy)) | \(short(row.ratio)) |"
  }
  return
    ([
      "| λ | α | runs | softmax | nearest center | intra / inter |",
      "| --- | --- | --- | --- | --- | --- |",
    ]
    + lines + [""]).joined(separator: "\n")
}
