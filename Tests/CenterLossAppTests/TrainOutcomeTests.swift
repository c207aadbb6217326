import Foundation
import Testing

/// What `train` says of its end, beside the numbers.
@Suite struct TrainOutcomeTests {
  private func object(_ result: Program.Result) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  private static let failures: [(options: [String], outcome: String, problem: String)] = [
    (["--lambda", "100"], "collapsed", "the features collapsed: all classes lie on one point"),
    (["--learning-rate", "5"], "diverged", "training diverged: the softmax loss is "),
  ]

  @Test("training that came to nothing is warned of in one line, as text too", arguments: failures)
  func warned(options: [String], outcome: String, problem: String) async throws {
    let result = try await Program.run(list: ["train"] + options)
    #expect(result.status == .exited(0))
    #expect(result.error.hasPrefix("centerloss: warning: \(problem)"), "\(result.error)")
    #expect(result.error.filter { $0 == "\n" }.count == 1 && result.error.hasSuffix("\n"))
    let said = result.error.dropFirst("centerloss: ".count)
    #expect(result.output.hasSuffix("\n" + said), "\(result.output)")
  }

  @Test("a script is told by a word, and by the exit status with --strict", arguments: failures)
  func strict(options: [String], outcome: String, problem: String) async throws {
    let lenient = try await Program.run(list: ["train", "--json"] + options)
    #expect(lenient.status == .exited(0))
    #expect(try object(lenient)["outcome"] as? String == outcome)
    let strict = try await Program.run(list: ["train", "--json", "--strict"] + options)
    #expect(strict.status == .exited(1))
    #expect(strict.error.hasPrefix("centerloss: error: \(problem)"), "\(strict.error)")
    #expect(strict.error.filter { $0 == "\n" }.count == 1)
    #expect(try object(strict)["outcome"] as? String == outcome)
  }

  @Test(
    "of training that went well, or has hardly begun, nothing is said", arguments: ["600", "1"])
  func sound(steps: String) async throws {
    let text = try await Program.run("train", "--strict", "--steps", steps)
    #expect(text.status == .exited(0) && text.error == "")
    #expect(!text.output.contains("warning") && !text.output.contains("outcome"))
    let json = try await Program.run("train", "--strict", "--json", "--steps", steps)
    #expect(json.status == .exited(0) && json.error == "")
    #expect(try object(json)["outcome"] as? String == "sound")
  }

  @Test("a loss that is no number leaves no result, with --strict as without")
  func notFinite() async throws {
    for options in [["--strict"], ["--strict", "--json"]] {
      try await expectFailure(
        ["train", "--learning-rate", "1e30"] + options, 1, "the loss is not a finite number")
    }
  }

  @Test("as many steps as a number can say are taken one after the other, up to one that fails")
  func mostSteps() async throws {
    let result = try await Program.run(
      "train", "--steps", "\(Int.max)", "--learning-rate", "1e30")
    #expect(
      result.status == .exited(1)
        && result.error.contains("the loss is not a finite number at step"))
  }
}
