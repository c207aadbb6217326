import Foundation
import Runs
import Testing

/// The command that trains a run for each combination.
@Suite(.timeLimit(.minutes(5))) struct SweepCommandTests {
  private func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(folder)
  }

  private func sweep(_ folder: String, _ more: String...) async throws -> Program.Result {
    try await Program.run(
      list: ["sweep", "--lambda", "0,1", "--seeds", "1-2", "--steps", "20", "--out", folder] + more)
  }

  private func results(_ folder: String) throws -> [CellResult] {
    let bytes = try Data(contentsOf: URL(filePath: folder + "/results.jsonl"))
    return try CellResult.read(Array(bytes), name: folder)
  }

  @Test("each cell is what train gives, and table and figure are there")
  func whole() async throws {
    try await withFolder { folder in
      let result = try await sweep(folder)
      #expect(result.status == .exited(0) && result.output.hasPrefix("| λ | α | runs |"))
      let results = try results(folder)
      #expect(results.count == 4 && result.output.split(separator: "\n").count == 4)
      let own = try #require(results.first { $0.spec.seed == 2 && $0.spec[.centerWeight] == 1 })
      let alone = try await Program.run(
        "train", "--lambda", "1", "--seed", "2", "--steps", "20", "--json")
      let json = try JSONSerialization.jsonObject(with: Data(alone.output.utf8)) as? [String: Any]
      #expect(json?["testAccuracy"] as? Double == own.testAccuracy)
      #expect(json?["ratio"] as? Double == own.ratio)
      #expect(try String(contentsOfFile: folder + "/table.md", encoding: .utf8) == result.output)
      let figure = try String(contentsOfFile: folder + "/figure.svg", encoding: .utf8)
      #expect(figure.hasPrefix("<svg ") && figure.contains("2 seeds"))
      #expect(try await Program.run("gather", folder).output == result.output)
    }
  }

  @Test("what is missing is done, and nothing twice")
  func again() async throws {
    try await withFolder { folder in
      let first = try await sweep(folder)
      let file = folder + "/results.jsonl"
      var lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
      lines.remove(at: 1)
      // A process that was killed while it wrote.
      let text = lines.map { $0 + "\n" }.joined() + "{\"centerloss\": 1, \"sp"
      try text.write(toFile: file, atomically: false, encoding: .utf8)
      let jobs = try await sweep(folder, "--print-jobs").output.split(separator: "\n")
      #expect(jobs.count == 1 && jobs[0].hasPrefix("centerloss sweep --lambda 0,1 "))
      #expect(try await sweep(folder).output == first.output)
      #expect(try results(folder).count == 4)
      #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix(String(lines[0])))
    }
  }

  @Test("cells that are trained one by one make the same table")
  func one() async throws {
    try await withFolder { folder in
      for cell in 1...4 {
        #expect(try await sweep(folder, "--cell", "\(cell)").status == .exited(0))
      }
      #expect(try results(folder).count == 4)
      #expect(try await sweep(folder, "--cell", "2").status == .exited(0))
      #expect(try results(folder).count == 4, "one that is there is not trained again")
      let table = try await Program.run("gather", folder).output
      try await withFolder { other in
        let whole = try await sweep(other).output
        #expect(whole == table)
      }
    }
  }

  @Test(
    "a folder holds one sweep: other steps or another network are refused, and nothing is added")
  func otherSweep() async throws {
    try await withFolder { folder in
      #expect(try await sweep(folder).status == .exited(0))
      let lines = ["--network", "64-3-2-10"]
      let network = try await sweep(folder, lines[0], lines[1])
      let steps = try await Program.run("sweep", "--lambda", "0", "--seeds", "1", "--out", folder)
      for result in [network, steps] {
        #expect(result.status == .exited(65))
        #expect(
          result.error.hasSuffix(
            "/results.jsonl: of another sweep; name another folder for this one\n"))
      }
      #expect(try results(folder).count == 4)
      let more = try await Program.run(
        "sweep", "--lambda", "0.5", "--seeds", "1", "--steps", "20", "--out", folder)
      #expect(more.status == .exited(0) && more.output.contains("| 0.5 | 0.5 | 1 |"))
    }
  }

  @Test("what cannot be is one line")
  func refused() async throws {
    try await withFolder { folder in
      let list = try await Program.run("sweep", "--lambda", "0,x", "--out", folder)
      #expect(
        list.status == .exited(64) && list.error.hasPrefix("centerloss: error: '0,x': numbers"))
      let weight = try await Program.run("sweep", "--lambda", "-1", "--out", folder)
      #expect(weight.status == .exited(64) && weight.error.contains("--lambda -1.0: λ must be"))
      let cell = try await sweep(folder, "--cell", "5")
      #expect(cell.status == .exited(64) && cell.error.contains("--cell 5: there are 1 to 4"))
      let empty = try await Program.run("gather", folder)
      #expect(empty.status == .exited(66))
      let data = try await sweep(folder, "--data", folder + "/none.csv")
      #expect(data.status == .exited(66) && data.error.split(separator: "\n").count == 1)
      let network = try await sweep(folder, "--network", "lenett")
      #expect(network.status == .exited(64))
      let slurm = try await sweep(folder, "--slurm")
      #expect(
        slurm.output.hasPrefix("#!/bin/bash\n#SBATCH") && slurm.output.contains("--array=1-4"))
    }
  }
}
