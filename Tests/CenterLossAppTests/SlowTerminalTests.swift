import Foundation
import PseudoTerminal
import Testing

/// A terminal that takes little delays neither training nor keys: frames are dropped, not queued. Told by bytes and
/// steps, never by a clock.
@Suite(.timeLimit(.minutes(5))) struct SlowTerminalTests {
  /// What the screen may have on its way that the terminal has not answered for.
  private static let mostUnanswered = 4096

  private func atFullSpeed(answersRequests: Bool = true) async throws -> PseudoTerminal {
    // Small, so that a few frames are much less than the buffer of a line.
    let terminal = try PseudoTerminal(
      Program.path, width: 60, height: 16, answersRequests: answersRequests)
    try await terminal.wait("the plot") { $0.text.contains("features of the test set") }
    terminal.type("+++++")
    try await terminal.wait("full speed") { $0.text.contains("full") }
    terminal.hold()
    return terminal
  }

  /// Has everything drawn again, after `keys`, and reads so many bytes a second until it has come. Returns the
  /// step it shows and how many bytes were read.
  private func redraw(
    _ terminal: PseudoTerminal, after keys: String = "", showing weight: String,
    bytesPerSecond: Double? = nil
  ) async throws -> (step: Int, bytes: Int) {
    terminal.forget()
    terminal.type(keys + "\u{0C}")
    // Between the letter and its value there may be blanks and changes of style.
    let value = try Regex("λ(?: |\u{1B}\\[[0-9;]*m|\u{1B}\\(B)*\(weight)[ \u{1B}]")
    var last = ContinuousClock.now
    while true {
      try await Task.sleep(for: .milliseconds(10))
      // By the time that has passed: on a busy machine, pieces of one size would make a far slower terminal, one
      // that is taken to have stopped answering.
      let now = ContinuousClock.now
      terminal.read(atMost: bytesPerSecond.map { Int((now - last) / .seconds(1) * $0) } ?? .max)
      last = now
      let whole = terminal.text.components(separatedBy: "\u{1B}[H\u{1B}[2J").last ?? ""
      // The hints are the last line of a frame, and quit the last of them.
      guard whole.contains("q quit"), whole.contains(value),
        let step = whole.firstMatch(of: /step ([0-9 ]*[0-9])/)
      else {
        continue
      }
      return (try #require(Int(step.output.1.filter { $0 != " " })), terminal.output.count)
    }
  }

  @Test("one that takes nothing for a while holds up no training, and a key shows soon after")
  func stalled() async throws {
    let terminal = try await atFullSpeed()
    let before = try await redraw(terminal, showing: "0.1")
    // As long as another program needs for so many steps on the same machine, nothing is read. Training that
    // waited for the screen would not move at all.
    #expect(try await Program.run("train", "--steps", "16000").status == .exited(0))
    let after = try await redraw(terminal, after: "\u{1B}OC", showing: "0.2")
    #expect(after.step - before.step > 400)
    #expect(after.bytes < Self.mostUnanswered + 3 * before.bytes)
  }

  @Test("one that takes 10,000 bytes a second shows each key within what was on its way")
  func slow() async throws {
    let terminal = try await atFullSpeed()
    let (start, frame) = try await redraw(terminal, showing: "0.1")
    var step = start
    for round in 0..<6 {
      let (key, weight) = round % 2 == 0 ? ("\u{1B}OC", "0.2") : ("\u{1B}OD", "0.1")
      let shown = try await redraw(terminal, after: key, showing: weight, bytesPerSecond: 10_000)
      #expect(shown.bytes < Self.mostUnanswered + 3 * frame)
      #expect(shown.step >= step)
      step = shown.step
    }
    #expect(step > start)
  }

  @Test("one that never answers holds up nothing either: only its own buffer fills")
  func silent() async throws {
    let terminal = try await atFullSpeed(answersRequests: false)
    let before = try await redraw(terminal, showing: "0.1")
    #expect(try await Program.run("train", "--steps", "16000").status == .exited(0))
    let after = try await redraw(terminal, after: "\u{1B}OC", showing: "0.2")
    #expect(after.step - before.step > 400)
    // The largest buffer that a line has anywhere.
    #expect(after.bytes < 1 << 17)
  }

  @Test("while Ctrl-S holds the output keys still act, and q gives the terminal back")
  func held() async throws {
    let terminal = try await atFullSpeed()
    terminal.type("\u{13}")
    terminal.read()
    terminal.type("q")
    #expect(try await terminal.waitForEnd() == .exited(0))
    #expect(terminal.settings == terminal.settingsBefore && terminal.modes.areForShell)
  }
}
