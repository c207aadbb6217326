import Foundation
import PseudoTerminal
import Runs
import Testing

/// `train --save`, `--save-every` and `--resume`, as a user has them.
@Suite(.timeLimit(.minutes(5))) struct WeightsTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    .path()

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func run(_ arguments: String...) async throws -> Program.Result {
    let result = try await Program.run(list: arguments)
    #expect(result.status == .exited(0), "\(result.error)")
    return result
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
  }

  /// All that its JSON says, but for how long it took.
  private func figures(_ result: Program.Result) throws -> NSDictionary {
    let all = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    return NSDictionary(dictionary: try #require(all).filter { !$0.key.contains("econd") })
  }

  @Test("in two parts comes to the same file as at once, and to the same figures")
  func parts() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let chosen = ["--data", "blobs", "--lambda", "0.5", "--seed", "3"]
    let whole = try await Program.run(
      list: ["train", "--json", "--steps", "90", "--save", "\(folder)/whole"] + chosen)
    _ = try await Program.run(
      list: ["train", "--steps", "40", "--save", "\(folder)/part"] + chosen)
    // What describes the run may be said again, or left out.
    for options in [chosen, []] {
      let second = try await Program.run(
        list: [
          "train", "--json", "--steps", "90", "--resume", "\(folder)/part", "--save",
          "\(folder)/second",
        ] + options)
      #expect(try bytes("second") == bytes("whole"))
      let (first, again) = (try figures(whole), try figures(second))
      #expect(first == again && first.count > 10)
    }
  }

  @Test("killed at any moment, the file is there whole")
  func killed() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = "\(folder)/run"
    _ = try await run("train", "--data", "blobs", "--steps", "1", "--save", file)
    var steps: Set<Int> = []
    for k in 0..<12 {
      let process = Process()
      process.executableURL = URL(filePath: Program.path)
      process.arguments = [
        "train", "--data", "blobs", "--steps", "1000000", "--save", file, "--save-every", "1",
        "--resume", file,
      ]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      try await Task.sleep(for: .milliseconds(60 + 17 * k))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let saved = try SavedRun([UInt8](try bytes("run")), name: "run")
      let run = try saved.restored(from: try #require(saved.spec).run())
      steps.insert(run.stepCount)
    }
    #expect(steps.count > 1, "it was killed while it trained")
  }

  @Test("what cannot be gone on with, or written, is one line")
  func refusals() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = "\(folder)/run"
    _ = try await run("train", "--steps", "30", "--save", file)
    let resume = ["train", "--resume", file]
    try await expectFailure(
      resume + ["--lambda", "3"], 64,
      "it is the run of 'centerloss --lambda 0.1 --alpha 0.5': leave out what describes another")
    try await expectFailure(resume + ["--steps", "20"], 64, "--steps 20: the run in")
    try await expectFailure(["train", "--resume", folder + "/none"], 66, "none")
    try await expectFailure(["train", "--resume", "README.md"], 65, "no safetensors")
    try await expectFailure(
      ["watch", "--resume", file, "--fork", "lambda=0"], 64, "--resume: --fork begins at step 0")
    try await expectFailure(
      ["figure", "--resume", file], 64, "--resume: a figure trains its runs from step 0")
    try await expectFailure(["train", "--save-every", "5"], 64, "--save says in which file")
    try await expectFailure(
      ["train", "--save", file, "--save-every", "0"], 64, "1 or more steps are needed")
    // Said before an hour of training, not after it.
    for option in ["--save", "--csv", "--features-out"] {
      let nowhere = folder + "/no/such/folder/file"
      try await expectFailure(
        ["train", "--steps", "1000000000", option, nowhere], 1, "\(option) \(nowhere): ")
    }
  }

  @Test("the screen and a frame show it from where it stands")
  func shown() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = "\(folder)/run"
    _ = try await run("train", "--steps", "250", "--save", file)
    let frame = try await run("frame", "--resume", file, "--steps", "250")
    let fresh = try await run("frame", "--steps", "250")
    // The charts have no past, the plot and the measures are the same.
    #expect(frame.output.contains("step 250"))
    #expect(
      frame.output.components(separatedBy: "\n")[1] == fresh.output.components(separatedBy: "\n")[1]
    )
    let terminal = try PseudoTerminal(
      Program.path, ["watch", "--resume", file, "--paused"], width: 100, height: 30)
    try await terminal.wait("the run") { $0.text.contains("step 250") }
    terminal.type("q")
    #expect(try await terminal.waitForEnd() == .exited(0))
  }
}
