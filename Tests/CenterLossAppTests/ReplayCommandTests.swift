import Foundation
import Learning
import Runs
import Testing

/// `replay --check`: what it says of a session, and with which exit status.
struct ReplayCommandTests {
  /// A session of 250 steps with a turn of λ at step 120, as lines.
  private static let lines: [String] = {
    do {
      let spec = RunSpec()
      var driver = RunDriver(try spec.run(), by: spec, whenNotFinite: .goBack)
      while driver.run.stepCount < 250 {
        if driver.run.stepCount == 120 { driver.apply(.set(.centerWeight, 1)) }
        _ = driver.step()
      }
      let recording = driver.recording
      return [Session.header(of: recording.spec, on: driver.run.dataset)]
        + recording.entries.map(\.line)
    } catch { fatalError("\(error)") }
  }()

  private func check(_ lines: [String], ending: String = "\n") async throws -> Program.Result {
    var result: Program.Result?
    try await withFile("a.jsonl", lines.joined(separator: "\n") + ending) { path in
      result = try await Program.run("replay", path, "--check")
    }
    return try #require(result)
  }

  @Test("the same bits are status 0, and it says how much was compared")
  func same() async throws {
    let result = try await check(Self.lines)
    #expect(result.status == .exited(0) && result.error.isEmpty)
    #expect(result.output.hasSuffix("200 steps, 2 fingerprints, the same bits\n"))
  }

  @Test("where nothing was compared it claims nothing")
  func nothing() async throws {
    let result = try await check([Self.lines[0]])
    #expect(result.status == .exited(0))
    #expect(result.output.hasSuffix("0 steps, 0 fingerprints: nothing to compare\n"))
  }

  @Test("other bits are status 1, with the first step that differs")
  func different() async throws {
    let doctored = Self.lines.map { line in
      line.replacingOccurrences(of: "\"lambda\": 1}", with: "\"lambda\": 2}")
    }
    let result = try await check(doctored)
    #expect(result.status == .exited(1) && result.output.isEmpty)
    #expect(result.error.contains("step 200 is the first whose bits differ"))
  }

  @Test("with other arithmetic it compares digits, and other bits are no error")
  func otherArithmetic() async throws {
    let elsewhere = Self.lines.map { line in
      line.replacingOccurrences(of: "\"arithmetic\": \"", with: "\"arithmetic\": \"another ")
    }
    let result = try await check(elsewhere)
    #expect(result.status == .exited(0))
    #expect(result.output.contains("losses agree to four digits up to step 200"))
  }

  @Test("a last line that is cut off is told, and what comes before it replayed")
  func cutOff() async throws {
    let result = try await check(Self.lines + ["{\"step\": 2"], ending: "")
    #expect(result.status == .exited(0) && result.output.contains("the same bits"))
    #expect(result.error.contains("line \(Self.lines.count + 1) is cut off"))
  }

  @Test("a bad line is one line that says which, and status 65")
  func badLine() async throws {
    for (line, problem) in [
      ("{\"step\": 300, \"fork\": \"B\"}", "'fork' is not a key that is known here"),
      ("{\"step\": 10, \"restart\": true}", "it is in the past"),
      ("{\"step\": 300, \"set\": {\"alpha\": 3}}", "α must lie between 0 and 2"),
    ] {
      let result = try await check(Self.lines + [line])
      expectFailure(result, 65, problem)
      #expect(result.error.contains("line \(Self.lines.count + 1): "))
    }
  }

  @Test("data that have changed, or are gone, are told with both marks or names")
  func changedData() async throws {
    let changed = [
      Self.lines[0].replacingOccurrences(of: "\"samples\": 1797", with: "\"samples\": 9")
    ]
    let result = try await check(changed)
    #expect(result.status == .exited(65))
    #expect(
      result.error.contains("have changed: 9 samples") && result.error.contains("1797 samples"))
    let gone = [
      Self.lines[0].replacingOccurrences(of: "\"data\": \"digits\"", with: "\"data\": \"gone.csv\"")
    ]
    let missing = try await check(gone)
    #expect(missing.status == .exited(66) && missing.error.contains("its data cannot be had"))
  }
}
