import ArgumentParser
import Drawing
import Learning
import Libc
import Runs
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
      centerRates: Sweep.numbers(centerRates), seeds: Sweep.seeds(seeds))
  }

  func run() throws {
    let sweep = try sweep()
    let cells = try sweep.cells
    if slurm { return try standardOutput(slurmScript(cells.count), terminator: "") }
    // Read here once, so that what is wrong with the data is said before anything begins.
    let steps = try cells[0].stepCount(asked: options.steps, on: cells[0].dataset())
    if let cell, !cells.indices.contains(cell - 1) {
      throw ValidationError("--cell \(cell): there are 1 to \(cells.count)")
    }
    // Cells that are trained one by one may be many at a time, and add a line each.
    let isWhole = cell == nil && !printJobs
    let folder = try SweepFolder(folder, isExclusive: isWhole)
    let done = try folder.results(mending: isWhole)
    if let other = done.first, !other.isOfSweep(with: cells[0], steps: steps) {
      throw DataError(
        source: folder.resultsPath, problem: "of another sweep; name another folder for this one")
    }
    let wanted = cell.map { [$0 - 1] } ?? Array(cells.indices)
    let missing = wanted.filter { index in !done.contains { $0.isOf(cells[index], steps: steps) } }
    if printJobs {
      for index in missing { try standardOutput(command(cell: "\(index + 1)")) }
    } else {
      try train(missing.map { cells[$0] }, steps, in: folder)
      if isWhole { try gather(folder.path) }
    }
  }

  // MARK: All cores

  private func train(_ cells: [RunSpec], _ steps: Int, in folder: SweepFolder) throws {
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
