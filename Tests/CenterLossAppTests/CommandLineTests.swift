import Foundation
import Testing

/// The contract that scripts rely on.
@Suite struct CommandLineTests {
  @Test("train --json prints one object with exactly the agreed keys")
  func json() async throws {
    let result = try await Program.run(
      "train", "--json", "--steps", "50", "--lambda", "0.01", "--rule", "class-mean")
    #expect(result.status == .exited(0))
    #expect(result.error == "")
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let agreed =
      "data network lambda alpha rule seed steps batch crossEntropy centerLoss trainAccuracy testAccuracy "
      + "nearestCenterAccuracy intraDistance interDistance ratio centerLag unseenAUROC unseenRejectedAt95 pairsAUROC "
      + "samplesPerSecond seconds outcome labelColumn notes warnings"
    #expect(Set(object.keys) == Set(agreed.split(separator: " ").map(String.init)))
    #expect(object["data"] as? String == "digits")
    #expect(object["steps"] as? Int == 50)
    #expect(object["lambda"] as? Double == 0.01)
    #expect(object["rule"] as? String == "class-mean")
    let accuracy = try #require(object["testAccuracy"] as? Double)
    #expect(accuracy > 0.3 && accuracy <= 1)
  }

  @Test("the same seed gives the same numbers, another seed others")
  func seeds() async throws {
    func losses(_ seed: String) async throws -> [Double?] {
      let result = try await Program.run("train", "--json", "--steps", "30", "--seed", seed)
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      return ["crossEntropy", "centerLoss", "centerLag", "ratio"].map { object[$0] as? Double }
    }
    let first = try await losses("5")
    #expect(try await losses("5") == first)
    #expect(try await losses("6") != first)
  }

  private func result(_ arguments: String...) async throws -> [String: Any] {
    let result = try await Program.run(list: ["train", "--json"] + arguments)
    #expect(result.status == .exited(0), "\(result.error)")
    return try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  @Test("the paper's schedule starts at its own learning rate and is 10,000 steps long")
  func trainSchedule() async throws {
    let byName = try await result("--schedule", "paper", "--steps", "30")
    let byHand = try await result("--learning-rate", "0.01", "--steps", "30")
    let usual = try await result("--steps", "30")
    let loss = byName["crossEntropy"] as? Double
    #expect(loss != nil && loss == byHand["crossEntropy"] as? Double)
    #expect(loss != usual["crossEntropy"] as? Double)
    #expect(try await result("--schedule", "paper", "--batch", "2")["steps"] as? Int == 10_000)
  }

  @Test("a frame by the paper's schedule shows the learning rate that is in force")
  func frameSchedule() async throws {
    let frame = try await Program.run(
      "frame", "--schedule", "paper", "--batch", "2", "--steps", "5000")
    #expect(frame.output.contains(/η +0.01×0.8/))
  }

  @Test("several threads give the same numbers each time, and what one gives but for rounding")
  func threads() async throws {
    let alone = try await result("--steps", "20")["crossEntropy"] as? Double ?? .nan
    let shared = try await result("--steps", "20", "--threads", "3")["crossEntropy"] as? Double
    #expect(
      try await result("--steps", "20", "--threads", "3")["crossEntropy"] as? Double == shared)
    #expect(abs((shared ?? .nan) - alone) < 1e-3 * alone)
  }

  @Test("noise teaches wrong labels: with nothing else, no sample is recognised")
  func noise() async throws {
    func accuracy(_ noise: String) async throws -> Double {
      try await result("--data", "blobs", "--steps", "100", "--noise", noise)["testAccuracy"]
        as? Double ?? .nan
    }
    #expect(try await accuracy("0") > 0.9)
    #expect(try await accuracy("0.2") > 0.8)
    #expect(try await accuracy("1") < 0.1)
  }

  @Test("train prints a summary for people")
  func trainText() async throws {
    let result = try await Program.run("train", "--steps", "20")
    #expect(result.status == .exited(0))
    #expect(result.output.contains("20 steps of 128 samples"))
    #expect(result.error == "", "progress goes only to a terminal")
  }

  @Test("frame prints as many lines as asked for, none wider")
  func frameSize() async throws {
    let result = try await Program.run("frame", "--steps", "5", "--size", "90x25")
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(result.status == .exited(0))
    #expect(lines.count == 25)
    #expect(lines.allSatisfy { $0.unicodeScalars.count <= 90 })
  }

  @Test("frame colours only when asked")
  func frameColor() async throws {
    #expect(try await !Program.run("frame", "--steps", "5").output.contains("\u{1B}"))
    let colored = try await Program.run("frame", "--steps", "5", "--color", "always").output
    #expect(
      colored.contains("\u{1B}[0;1;7;38;5;"),
      "centers are bold, reversed and in their class's colour")
  }

  @Test(
    "bad usage is one line that says what would be right, and exit status 64",
    arguments: [
      (["--lamda", "1"], "--lambda"),
      (["train", "--test-share", "1"], "between 0 and 1"),
      (["data", "--data-limit", "0"], "megabytes"),
      (["train", "--network", "resnet"], "mlp, lenet, lenet++"),
      (["train", "--network", "784-128-2-10"], "first size must be 64"),
      (["train", "--threads", "0"], "1 to 64"),
      (["watch", "--threads", "65"], "1 to 64"),
      (["train", "--lambda", "-1"], "0 or more"),
      (["train", "--lambda", "nan"], "finite"),
      (["train", "--lambda", "inf"], "finite"),
      (["train", "--lambda", "much"], "--lambda"),
      (["train", "--alpha", "2.5"], "between 0 and 2"),
      (["train", "--alpha", "-0.1"], "between 0 and 2"),
      (["train", "--rule", "newton"], "class-mean"),
      (["train", "--steps", "-1"], "0 or more"),
      (["train", "--steps", "-5"], "0 or more"),
      (["train", "--batch", "0"], "1 to 1437"),
      (["train", "--batch", "5000"], "1 to 1437"),
      (["train", "--learning-rate", "0"], "above 0"),
      (["train", "--seed", "-1"], "--seed"),
      (["frame", "--size", "0x5"], "100x30"),
      (["frame", "--size", "x"], "100x30"),
      (["frame", "--size", "10x10x10"], "100x30"),
      (["frame", "--color", "blue"], "always"),
      (["train", "extra\u{1B}[31m\nline"], "Unexpected argument"),
      (["seeds"], "Unexpected argument"),
      (["seed", "--centers", "zero"], "wave"),
      (["seed", "--seed", "-1"], "--seed"),
      (["seed", "--seed", "1", "--centers", "wave"], "leave one of them out"),
      (["seed", "--lambda", "1"], "--lambda"),
    ])
  func usageErrors(arguments: [String], saysWhatIsRight: String) async throws {
    let result = try await Program.run(list: arguments)
    #expect(result.status == .exited(64))
    #expect(result.output == "")
    #expect(result.error.hasPrefix("centerloss: error: "))
    #expect(result.error.contains(saysWhatIsRight), "\(result.error)")
    #expect(
      result.error.filter { $0 == "\n" }.count == 1 && result.error.hasSuffix("\n"),
      "\(result.error)")
    #expect(!result.error.contains("\u{1B}"), "control characters never reach the terminal raw")
  }

  @Test(
    "training that comes apart is one line that says at which step and what to lower, and exit status 1",
    arguments: [
      ["train", "--learning-rate", "1e30"], ["train", "--learning-rate", "1e30", "--json"],
      ["train", "--network", "lenet", "--learning-rate", "1e20", "--json"],
      ["train", "--lambda", "1e30"],
    ])
  func comesApart(arguments: [String]) async throws {
    let result = try await Program.run(list: arguments)
    #expect(result.status == .exited(1))
    #expect(result.output == "")
    #expect(
      result.error.contains(
        /^centerloss: error: the loss is not a finite number at step \d+: lower --learning-rate, now \S+/
      ))
    #expect(result.error.hasSuffix("\n") && result.error.filter { $0 == "\n" }.count == 1)
  }

  @Test("a frame of a run that came apart says so, from where it went back to")
  func frameComesApart() async throws {
    let text = try await Program.run("frame", "--learning-rate", "1e30").output
    #expect(text.contains("! loss not finite at step ") && text.contains("back at step 0"))
    #expect(text.contains("[9]"), "the centers are there")
  }

  @Test("a number that there is not is null in JSON, and its key is there")
  func null() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let rows = (0..<20).map { "\($0 % 3 == 0 ? 1 : -1).\($0),\($0 % 7),\($0 % 2 == 0 ? "a" : "b")" }
    try rows.joined(separator: "\n").write(
      to: folder.appending(path: "train.csv"), atomically: true, encoding: .utf8)
    // Between one class's mean and no other there is no distance.
    try "1.5,2,a\n1.25,3,a\n".write(
      to: folder.appending(path: "test.csv"), atomically: true, encoding: .utf8)
    let result = try await Program.run(
      "train", "--json", "--steps", "5", "--data", folder.path())
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(object.count == 26)
    #expect(object["ratio"] is NSNull)
    #expect(object["crossEntropy"] is Double)
  }

  // A frame of that size is more than what is kept back until the end.
  @Test(
    "output that cannot be written is one line that says why, and exit status 1",
    arguments: [
      ["seed", "--json"], ["--help"], ["frame", "--steps", "5", "--size", "250x70"],
    ])
  func fullOutput(arguments: [String]) async throws {
    let result = try await Program.runWithFullOutput(arguments)
    #expect(result.status == .exited(1))
    #expect(result.error == "centerloss: error: standard output: No space left on device\n")
  }

  @Test("--help explains every command and exits with 0")
  func help() async throws {
    let result = try await Program.run("--help")
    #expect(result.status == .exited(0))
    for command in ["watch", "train", "frame", "data", "seed"] {
      #expect(result.output.contains(command))
    }
    for command in ["watch", "train", "frame"] {
      #expect(try await Program.run(command, "--help").output.contains("--lambda"))
    }
  }

  @Test("watch without a terminal says so and names what works without one")
  func noTerminal() async throws {
    let result = try await Program.run("watch")
    #expect(result.status == .exited(1))
    #expect(
      result.error.contains("terminal") && result.error.contains("train")
        && result.error.contains("frame"))
    #expect(result.error.filter { $0 == "\n" }.count == 1)
  }

  @Test(
    "an unknown, missing or too simple TERM is one line too, and the terminal stays usable",
    arguments: ["no-such-type", "", "dumb"])
  func unknownTerm(term: String) async throws {
    try await TerminalSession.open(width: 200) { terminal in
      let setting = term.isEmpty ? "env -u TERM" : "TERM=\(term)"
      try await terminal.run("\(setting) \(Program.path); echo ended with $?")
      let screen = try await terminal.wait("the error") { $0.contains("ended with 1") }
      #expect(screen.contains("centerloss: error: a screen needs TERM"))
      #expect(screen.contains("'centerloss train'"))
    }
  }
}
