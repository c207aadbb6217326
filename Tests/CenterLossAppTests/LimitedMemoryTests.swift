import Foundation
import Testing

/// With little address space every command ends in time: with its result or with one line.
@Suite(.timeLimit(.minutes(5)))
struct LimitedMemoryTests {
  @Test("with too little room for matrix products, training is refused in one line")
  func products() async throws {
    for command in ["train --steps 1", "frame --steps 1", "seed"] {
      let result = try await Program.run(
        kilobytes: 256_000, command.split(separator: " ").map(String.init))
      expectFailure(result, 1, "and the system does not give it (ulimit -v is 256000)")
    }
  }

  @Test(
    "under any limit training ends with its result or with one line",
    arguments: [100_000, 150_000, 230_000, 300_000, 340_000, 360_000, 380_000, 400_000, 1_000_000],
    [1, 4])
  func sweep(kilobytes: Int, threads: Int) async throws {
    let result = try await Program.run(
      kilobytes: kilobytes, ["train", "--steps", "3", "--threads", "\(threads)"])
    switch result.status {
    case .exited(0): #expect(result.output.contains("accuracy"))
    // Beside what the program itself maps, so little is left that now and then an allocation fails before it asks for room.
    case .signaled where kilobytes <= 150_000:
      #expect(
        result.error
          == "centerloss: error: ended by a fault of the program, or for want of memory\n")
    default: expectFailure(result, 1, "centerloss: error: training 64-128-64-2-10 takes ")
    }
  }

  @Test("a limit on data above the memory that there is is refused")
  func dataLimit() async throws {
    for command in ["data", "train"] {
      try await expectFailure(
        [command, "--data-limit", "1048576"], 64, "megabytes of memory that there are")
    }
  }

  @Test("a file that there is no memory for is refused in one line, and not read in part")
  func largeFile() async throws {
    try await withFile("zoo.csv", smallTable) { path in
      truncate(path, 1 << 29)
      let result = try await Program.run(kilobytes: 300_000, ["data", path])
      expectFailure(result, 1, "zoo.csv: reading it takes 512 MB")
    }
  }
}
