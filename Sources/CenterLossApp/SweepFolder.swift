import Learning
import Libc
import Runs
import Synchronization
import Visualizer

/// Where a sweep keeps what came of its cells: a line each in `results.jsonl`, added when a cell ends.
final class SweepFolder: Sendable {
  let path: String
  private let file: Int32
  private let turn = Mutex(())

  var resultsPath: String { path + "/results.jsonl" }

  /// Opens or makes the folder. With `isExclusive` throws where another sweep is at work in it.
  init(_ path: String, isExclusive: Bool) throws {
    self.path = path
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw Failure(.other, "--out \(path): \(systemProblem)")
    }
    file = open(path + "/results.jsonl", O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw Failure(.other, "--out \(path): \(systemProblem)") }
    // Given back by the system when the process ends, however it ends.
    if isExclusive, flock(file, LOCK_EX | LOCK_NB) != 0 {
      throw Failure(.other, "--out \(path): another sweep is at work in this folder")
    }
  }

  deinit { close(file) }

  /// The results that are there. What was cut off at the end is taken away, so that the next line begins where one should.
  func results(mending: Bool) throws -> [CellResult] {
    guard lseek(file, 0, SEEK_END) > 0 else { return [] }
    let bytes = try fileBytes(resultsPath, limit: 1 << 30)
    let results = try CellResult.read(bytes, name: resultsPath)
    let whole = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    if mending, whole < bytes.count, ftruncate(file, off_t(whole)) != 0 {
      throw Failure(.other, "\(resultsPath): \(systemProblem)")
    }
    return results
  }

  /// Adds a line, at once.
  func add(_ result: CellResult) throws {
    let bytes = Array((result.line + "\n").utf8)
    let written = turn.withLock { _ in
      bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    }
    guard written == bytes.count else {
      throw Failure(.other, "\(resultsPath): \(systemProblem)")
    }
  }
}

extension CellResult {
  /// Trains a cell to its end. Throws where its data or network cannot be had.
  static func trained(_ spec: RunSpec, steps count: Int) throws -> CellResult {
    var driver = RunDriver(try spec.run(), by: spec, whenNotFinite: .stop)
    let start = ContinuousClock.now
    for _ in 0..<count {
      guard driver.step() == .stepped else {
        return CellResult(
          spec, steps: count, outcome: "diverged",
          seconds: (ContinuousClock.now - start) / .seconds(1))
      }
    }
    let snapshot = driver.run.evaluate()
    let test = snapshot.test
    return CellResult(
      spec, steps: count, outcome: TrainingOutcome(snapshot.train).name,
      testAccuracy: test.accuracy, nearestCenterAccuracy: test.nearestCenterAccuracy,
      ratio: test.clusters.ratio, seconds: (ContinuousClock.now - start) / .seconds(1))
  }
}
