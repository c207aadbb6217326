import Foundation
import PseudoTerminal
import Testing

/// A terminal that takes little delays neither training nor keys: frames are dropped, not queued. Told by bytes, by
/// steps and by the program's own processor time, never by a clock, for a busy machine makes everything late.
@Suite(.timeLimit(.minutes(5))) struct SlowTerminalTests {
  /// How many bytes may be shown before a key is seen: what the screen may have on its way that the terminal has not
  /// answered for, and three frames. When the terminal was silent for a second, which on a busy machine every one may
  /// be, the screen asks once more, and takes late answers for newer ones: as much again each time.
  private func mostBytes(_ shown: Redraw, frame: Int) -> Int {
    (1 + shown.silences) * (4096 + 3 * frame)
  }

  private struct Redraw {
    var step: Int
    var bytes: Int
    var silences: Int
  }

  private func atFullSpeed(answersRequests: Bool = true) async throws -> PseudoTerminal {
    // Small, so that a few frames are much less than the buffer of a line.
    let terminal = try PseudoTerminal(
      Program.path, width: 60, height: 16, answersRequests: answersRequests)
    try await terminal.wait("the plot") { $0.text.contains("features of the test set") }
    terminal.type("+++++++")
    try await terminal.wait("full speed") { $0.text.contains("full") }
    terminal.hold()
    return terminal
  }

  /// Has everything drawn again, after `keys`, and reads so many bytes a second until it has come. Returns the
  /// step it shows, how many bytes were read, and how often the terminal was asked once more.
  private func redraw(
    _ terminal: PseudoTerminal, after keys: String = "", showing weight: String,
    bytesPerSecond: Double? = nil
  ) async throws -> Redraw {
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
      return Redraw(
        step: try #require(Int(step.output.1.filter { $0 != " " })), bytes: terminal.output.count,
        silences: terminal.text.components(separatedBy: "\u{1B}[5n\u{1B}[5n").count - 1)
    }
  }

  /// Lets the program use processor time for training while nothing is read, and checks that steps were made with it: at
  /// least a quarter of what it makes of such time while everything is read. Returns what is shown first then.
  private func stall(_ terminal: PseudoTerminal) async throws -> (before: Redraw, after: Redraw) {
    func used() throws -> Double { try #require(terminal.processorSeconds) }
    func wait(reading: Bool) async throws {
      let start = try used()
      while try used() < start + 1 {
        try await Task.sleep(for: .milliseconds(10))
        if reading { terminal.read() }
      }
    }
    // The time is taken outside of the steps here and inside of them below, so that no delay counts for the program.
    let start = try used()
    let first = try await redraw(terminal, showing: "0.1")
    try await wait(reading: true)
    let before = try await redraw(terminal, showing: "0.1")
    let pace = Double(before.step - first.step) / (try used() - start)

    let held = try used()
    try await wait(reading: false)
    let time = try used() - held
    let after = try await redraw(terminal, after: "\u{1B}OC", showing: "0.2")
    #expect(Double(after.step - before.step) > pace * time / 4)
    return (before, after)
  }

  @Test(
    "one that takes nothing for a while holds up no training, and a key shows soon after",
    .enabled(if: hasProcessorTimes))
  func stalled() async throws {
    let (before, after) = try await stall(try await atFullSpeed())
    #expect(after.bytes < mostBytes(after, frame: before.bytes))
  }

  @Test("one that takes 10,000 bytes a second shows each key within what was on its way")
  func slow() async throws {
    let terminal = try await atFullSpeed()
    let first = try await redraw(terminal, showing: "0.1")
    var step = first.step
    for round in 0..<6 {
      let (key, weight) = round % 2 == 0 ? ("\u{1B}OC", "0.2") : ("\u{1B}OD", "0.1")
      let shown = try await redraw(terminal, after: key, showing: weight, bytesPerSecond: 10_000)
      #expect(shown.bytes < mostBytes(shown, frame: first.bytes))
      #expect(shown.step >= step)
      step = shown.step
    }
    #expect(step > first.step)
  }

  @Test(
    "one that never answers holds up nothing either: only its own buffer fills",
    .enabled(if: hasProcessorTimes))
  func silent() async throws {
    let (_, after) = try await stall(try await atFullSpeed(answersRequests: false))
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

/// Whether the system tells how much processor time a program has used.
private let hasProcessorTimes = FileManager.default.fileExists(atPath: "/proc/self/stat")
