import Foundation
import PseudoTerminal
import Testing

/// What a terminal sends for keys and mice, and what ``Screen`` makes of it.
@Suite(.timeLimit(.minutes(5))) struct InputTests {
  private func probe(_ arguments: String..., term: String = "xterm-256color") async throws
    -> PseudoTerminal
  {
    let terminal = try PseudoTerminal(
      builtProgram("ScreenProbe"), arguments, environment: ["TERM": term])
    try await terminal.wait("the probe") { $0.text.contains("ready") }
    return terminal
  }

  static let keys = [
    ("a", "character-97"), ("λ", "character-955"), ("\t", "key-tab"), ("\r", "key-enter"),
    ("\n", "key-enter"), ("\u{1B}[Z", "key-shiftTab"), ("\u{1B}[5~", "key-pageUp"),
    ("\u{1B}[6~", "key-pageDown"), ("\u{1B}[1~", "key-home"), ("\u{1B}[4~", "key-end"),
    ("\u{1B}OH", "key-home"), ("\u{1B}OF", "key-end"), ("\u{1B}[H", "key-home"),
    ("\u{1B}[F", "key-end"), ("\u{1B}[1;2A", "key-shiftUp"), ("\u{1B}[1;2B", "key-shiftDown"),
    ("\u{1B}[1;2D", "key-shiftLeft"), ("\u{1B}[1;2C", "key-shiftRight"),
  ]

  @Test(
    "keys are told by what they send, also where terminfo says less",
    arguments: ["xterm-256color", "tmux-256color", "screen", "linux", "vt100"])
  func keys(term: String) async throws {
    let terminal = try await probe(term: term)
    for (sent, name) in Self.keys {
      terminal.forget()
      terminal.type(sent)
      try await terminal.wait("\(name)") { $0.text.contains(name) }
    }
    // Escape begins other keys' sequences, so it is known by what does not follow.
    terminal.type("\u{1B}")
    try await terminal.wait("Escape") { $0.text.contains("key-escape") }
    terminal.type("q")
    #expect(try await terminal.waitForEnd() == .exited(0))
  }

  @Test(
    "arrows are told in the form that the terminal was asked for",
    arguments: ["xterm-256color", "vt100"])
  func arrows(term: String) async throws {
    let terminal = try await probe(term: term)
    for (sent, name) in [("A", "up"), ("B", "down"), ("C", "right"), ("D", "left")] {
      terminal.type("\u{1B}O\(sent)")
      try await terminal.wait(name) { $0.text.contains("key-\(name)") }
    }
  }

  @Test(
    "presses, drags, releases and the wheel come with their cell, in both forms of report",
    arguments: ["xterm-256color", "tmux-256color", "screen"])
  func mouse(term: String) async throws {
    let terminal = try await probe(term: term)
    #expect(terminal.text.contains("\u{1B}[?1002h") && terminal.text.contains("\u{1B}[?1006h"))
    for (sent, name) in [
      ("\u{1B}[<0;5;8M", "press-4-7"), ("\u{1B}[<32;6;8M", "drag-5-7"),
      ("\u{1B}[<0;6;8m", "release-5-7"), ("\u{1B}[<64;250;70M", "wheelUp-249-69"),
      ("\u{1B}[<65;1;1M", "wheelDown-0-0"), ("\u{1B}[<16;5;8M", "press-4-7"),
      ("\u{1B}[<2;5;8M", "unknown"), ("\u{1B}[<0;5", ""), (";9M", "press-4-8"),
      ("\u{1B}[M !!", "press-0-0"), ("\u{1B}[M#$'", "release-3-6"),
      ("\u{1B}[Maq!", "wheelDown-80-0"),
      ("\u{1B}[<;;M", "unknown"), ("\u{1B}[<x", "unknown"), ("a", "character-97"),
    ] {
      terminal.forget()
      terminal.type(sent)
      guard !name.isEmpty else { continue }
      try await terminal.wait("\(name) of \(sent.debugDescription)") { $0.text.contains(name) }
    }
  }

  @Test("a report may come in pieces, with an answer of the terminal between them")
  func pieces() async throws {
    let terminal = try await probe()
    terminal.type("\u{1B}[<0;5")
    terminal.type("\u{1B}[0n")
    terminal.type(";9M")
    try await terminal.wait("the press") { $0.text.contains("press-4-8, events: 1.") }
  }

  @Test(
    "sequences whose rest comes late are what they are, not Escape and letters",
    arguments: [
      ("\u{1B}[", "<0;5;9M", "press-4-8"), ("\u{1B}[<", "0;5;9M", "press-4-8"),
      ("\u{1B}[", "M !!", "press-0-0"), ("\u{1B}O", "A", "key-up"), ("\u{1B}[1", ";5A", "unknown"),
    ])
  func late(first: String, rest: String, name: String) async throws {
    let terminal = try await probe()
    terminal.type(first)
    usleep(60_000)  // Longer than Escape is waited on.
    terminal.type(rest)
    try await terminal.wait("it") { $0.text.contains("events: 1.") }
    #expect(terminal.text.contains("\(name), events: 1."))
    terminal.type("x")
    try await terminal.wait("a key") { $0.text.contains("character-120, events: 2.") }
  }

  @Test("Escape and what is typed after it are keys of their own")
  func escapeThenKeys() async throws {
    let terminal = try await probe()
    for (count, (key, name)) in zip(
      1..., [("\u{1B}", "key-escape"), ("[", "character-91"), ("1", "character-49")])
    {
      terminal.type(key)
      try await terminal.wait(name) { $0.text.contains("\(name), events: \(count).") }
    }
    // Alt and a bracket send the beginning of a sequence; one that never goes on.
    terminal.type("\u{1B}[")
    usleep(1_100_000)
    terminal.type("x")
    try await terminal.wait("a key") { $0.text.contains("character-120, events: 5.") }
  }

  @Test("a terminal without a mouse, or asked to keep it, is not asked for reports")
  func noMouse() async throws {
    for terminal in [try await probe("no-mouse"), try await probe(term: "vt100")] {
      terminal.type("q")
      #expect(try await terminal.waitForEnd() == .exited(0))
      #expect(!terminal.text.contains("\u{1B}[?100"))
    }
  }

  @Test("a change of size is reported with the new size")
  func resize() async throws {
    let terminal = try await probe()
    terminal.resize(width: 101, height: 33)
    try await terminal.wait("the new size") { $0.text.contains("resized-101-33") }
  }
}
