import Foundation
import PseudoTerminal
import Testing

/// Text from a clipboard is no typing: however it comes, it is one event and no keys.
@Suite(.timeLimit(.minutes(5))) struct PasteTests {
  private static let (begin, end) = ("\u{1B}[200~", "\u{1B}[201~")

  private func probe() async throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(builtProgram("ScreenProbe"))
    try await terminal.wait("the probe") { $0.text.contains("ready, events: 0") }
    return terminal
  }

  /// Waits for the paste to be the only event so far, and checks that keys are heard again.
  private func expectOneEvent(_ terminal: PseudoTerminal) async throws {
    try await terminal.wait("the paste") { $0.text.contains("events: 1.") }
    #expect(terminal.text.contains("pasted, events: 1."))
    terminal.type("x")
    try await terminal.wait("a key") { $0.text.contains("character-120, events: 2.") }
  }

  @Test(
    "whatever is in it, even what looks like keys, reports, answers or half of the end mark",
    arguments: [
      "", "q", "two lines\rand a tab\t", "λ 数字", "\u{1B}", "\u{1B}[A\u{1B}OB", "\u{1B}[<0;5;8M",
      "\u{1B}[0n", "\u{1B}[201", "\u{1B}[20\u{1B}", "\u{1B}[200~", "\u{1B}[201q",
    ])
  func content(text: String) async throws {
    let terminal = try await probe()
    // The key comes along, for a paste without an end would be over some time too.
    terminal.type(Self.begin + text + Self.end + "x")
    try await terminal.wait("the key") { $0.text.contains("character-120, events: 2.") }
  }

  @Test("a key that was pressed before it and one after it are heard, and two are two events")
  func around() async throws {
    let terminal = try await probe()
    terminal.type("x\(Self.begin)abc\(Self.end)\(Self.begin)\(Self.end)y")
    try await terminal.wait("all of it") { $0.text.contains("events: 4.") }
    #expect(terminal.text.contains("character-121, events: 4."))
  }

  @Test("in pieces, cut anywhere after its first two bytes, marks too")
  func pieces() async throws {
    let bytes = Array("\(Self.begin)one q two\(Self.end)".utf8)
    for cut in [2, 4, 5, 6, 9, bytes.count - 4, bytes.count - 1] {
      let terminal = try await probe()
      terminal.type(Array(bytes[..<cut]))
      usleep(60_000)  // Longer than Escape is waited on.
      terminal.type(Array(bytes[cut...]))
      try await expectOneEvent(terminal)
    }
  }

  @Test("megabytes of it")
  func long() async throws {
    let terminal = try await probe()
    let lines = Array(String(repeating: "a long line of text, q and \u{1B}[A\r", count: 256).utf8)
    terminal.type(Self.begin)
    for _ in 0..<256 { terminal.type(lines) }
    terminal.type(Self.end)
    try await expectOneEvent(terminal)
  }

  @Test("of one without an end mark keys are not dead for ever, and its late end mark is none")
  func noEnd() async throws {
    let terminal = try await probe()
    terminal.type(Self.begin + "abc")
    try await terminal.wait("a key") {
      $0.type("x")
      usleep(50_000)
      return $0.text.contains("character-120")
    }
    terminal.type(Self.end + "y")
    try await terminal.wait("another key") { $0.text.contains("character-121") }
  }

  @Test("it is asked for, and given back by whatever ends or stops the program")
  func givenBack() async throws {
    let endings: [(PseudoTerminal) -> Void] = [
      { $0.type("q") }, { $0.type("\u{3}") }, { $0.signal(SIGTERM) }, { $0.signal(SIGSEGV) },
      { $0.type("t") }, { $0.type("b") },
    ]
    for end in endings {
      let terminal = try await probe()
      #expect(terminal.modes.marksPastes)
      end(terminal)
      _ = try await terminal.waitForEnd()
      #expect(!terminal.modes.marksPastes && terminal.modes.areForShell)
    }
    let terminal = try await probe()
    terminal.forget()
    terminal.type("\u{1A}")
    // There is no shell here to stop for, so it goes on at once.
    try await terminal.wait("a stop and going on") {
      $0.text.wholeMatch(of: /(?s).*\e\[\?2004l.*\e\[\?2004h.*/) != nil
    }
  }
}
