import Foundation
import PseudoTerminal
import Testing

/// The terminal is asked for its background, and whatever it says, or does not say, holds up nothing.
@Suite(.timeLimit(.minutes(5))) struct BackgroundTests {
  private func probe(
    term: String = "xterm-256color", answersRequests: Bool = true
  ) async throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      builtProgram("ScreenProbe"), environment: ["TERM": term], answersRequests: answersRequests)
    try await terminal.wait("the probe") { $0.text.contains("ready") }
    return terminal
  }

  static func answer(_ color: String) -> String { "\u{1B}]11;\(color)\u{7}" }
  static let black = "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\"
  static let white = "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\"

  static let light: [String] = [
    white, answer("rgb:ff/ff/ff"), answer("rgb:f/f/f"), answer("rgb:00/ff/00"),
    answer("rgb:80/80/80"), answer("rgba:ffff/ffff/ffff/0000"),
  ]
  static let dark: [String] = [
    black, answer("rgb:0/0/0"), answer("rgba:1e1e/1e1e/1e1e/ffff"), answer("rgb:0000/0000/ffff"),
    answer("rgb:7f/7f/7f"),
  ]

  @Test("it is light by how bright it looks, in every form of answer", arguments: light)
  func isLight(answer: String) async throws {
    let terminal = try await probe()
    #expect(terminal.text.contains("\u{1B}]11;?\u{1B}\\"))
    terminal.type(answer + "x")
    try await terminal.wait("the key") { $0.text.contains("character-120, events: 2.") }
    #expect(terminal.text.contains("size-80-24 light"))
  }

  @Test("else it is dark, and nothing has to be shown again", arguments: dark)
  func isDark(answer: String) async throws {
    let terminal = try await probe()
    terminal.type(answer + "x")
    try await terminal.wait("the key") { $0.text.contains("character-120, events: 1.") }
    #expect(terminal.text.contains("size-80-24 dark"))
  }

  @Test("it may come late, after other things, and in pieces; when it is light all is shown again")
  func late() async throws {
    let terminal = try await probe()
    #expect(terminal.text.contains("size-80-24 unknown"))
    terminal.type("a\u{1B}[<0;5;8M")
    try await terminal.wait("the press") { $0.text.contains("press-4-7, events: 2.") }
    for cut in [2, 4, 9, 22, 24] {
      let bytes = Array((cut % 2 == 0 ? Self.white : Self.black).utf8)
      terminal.forget()
      terminal.type(Array(bytes[..<cut]))
      usleep(60_000)  // Longer than Escape is waited on.
      terminal.type(Array(bytes[cut...]))
      try await terminal.wait("the background") {
        $0.text.contains(cut % 2 == 0 ? "size-80-24 light" : "size-80-24 dark")
      }
    }
    #expect(!terminal.text.contains("character"))
  }

  static let withoutColor: [String] = [
    answer(""), answer("red"), answer("rgb:"), answer("rgb:ff/ff"), answer("rgb:fffff/0/0"),
    answer("rgb:gg/gg/gg"), "\u{1B}]11;rgb", "\u{1B}]11;rgb:ffff/ffff/ffff",
    "\u{1B}]11;\(String(repeating: "f", count: 1000))",
  ]

  @Test("rubbish says nothing, and keys are heard after it", arguments: withoutColor)
  func rubbish(answer: String) async throws {
    let terminal = try await probe()
    terminal.type(answer)
    try await terminal.wait("a key") {
      $0.type("y")
      usleep(20_000)
      return $0.text.contains("character-121")
    }
    #expect(!terminal.text.contains("dark") && !terminal.text.contains("light"))
  }

  @Test("one that comes while the program is leaving is not left for the next")
  func leaving() async throws {
    // On a machine that is too busy the answers come after the wait for them; it has thirty chances.
    for _ in 0..<30 where try await leavesNothing() { return }
    Issue.record("it would be echoed by a shell's line, thirty times")
  }

  private func leavesNothing() async throws -> Bool {
    let terminal = try await probe(answersRequests: false)
    terminal.type("\u{1B}[0nq")
    try await terminal.wait("its leaving") { $0.text.contains("\u{1B}[?1002l") }
    terminal.type(Self.white)
    let requests = terminal.text.components(separatedBy: "\u{1B}[5n").count
    for _ in 0..<requests { terminal.type("\u{1B}[0n") }
    #expect(try await terminal.waitForEnd() == .exited(0))
    #expect(terminal.modes.areForShell)
    return !terminal.text.contains("rgb")
  }

  @Test("a console that may take the request for text is not asked", arguments: ["linux", "vt100"])
  func notAsked(term: String) async throws {
    let terminal = try await probe(term: term)
    #expect(!terminal.text.contains("\u{1B}]11"))
  }
}
