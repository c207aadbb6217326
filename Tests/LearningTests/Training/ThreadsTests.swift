import CAllocations
import Learning
import Testing

/// Threads that the system does not give: pthread_create is made to fail in this program.
@Suite(.enabled(if: callocations_threads_can_fail(), "threads fail on Linux, without a sanitizer"))
struct ThreadsTests {
  @Test("a thread that cannot be made is an error that gives the reason")
  func noThread() {
    callocations_fail_threads(1)
    let error = #expect(throws: NoThread.self) { try startThread {} }
    #expect(error?.description.contains("Resource temporarily unavailable") == true)
    #expect(throws: Never.self) { try startThread {} }
  }

  @Test(
    "where fewer threads can be made than share a step, the bits are the same", arguments: 0...3)
  func sameBits(missing: Int) throws {
    let usual = try Self.run()
    callocations_fail_threads(Int32(missing))
    let run = try Self.run()
    callocations_fail_threads(0)
    #expect(run.checkpoint.fingerprint == usual.checkpoint.fingerprint)
  }

  private static func run() throws -> TrainingRun {
    var run = try TrainingRun(.digits(), Hyperparameters(), seed: 1, threads: 4)
    for _ in 0..<5 { run.step() }
    return run
  }
}
