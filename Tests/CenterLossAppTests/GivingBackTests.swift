import Foundation
import PseudoTerminal
import Testing

/// However it ends, the terminal is as it was: the settings of its line, the main screen, the cursor, the keys,
/// the mouse. Looked at from the other end of a pseudo-terminal.
@Suite(.timeLimit(.minutes(5))) struct GivingBackTests {
  /// The program with its plot shown.
  private func watching(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(Program.path, arguments, environment: environment)
    #expect(terminal.settingsBefore.isCooked)
    try await terminal.wait("the plot") { $0.text.contains("features of the test set") }
    #expect(!terminal.settings.isCooked)
    return terminal
  }

  @Test(
    "q and Ctrl-C and Ctrl-\\ end it, and the status tells which",
    arguments: [
      ("q", PseudoTerminal.Ending.exited(0)), ("\u{3}", .killed(signal: SIGINT)),
      ("\u{1C}", .killed(signal: SIGQUIT)),
    ])
  func keys(key: String, ending: PseudoTerminal.Ending) async throws {
    let terminal = try await watching()
    let modes = terminal.modes
    #expect(modes.showsAlternateScreen && !modes.showsCursor)
    #expect(modes.reportsMouse && modes.hasApplicationKeys)
    terminal.type(key)
    #expect(try await terminal.waitForEnd() == ending)
    #expect(terminal.settings == terminal.settingsBefore)
    #expect(terminal.modes.areForShell)
    let rest = try #require(text(of: terminal, after: "\u{1B}[?1049l\u{1B}[23;0;0t"))
    #expect(rest == Self.farewell, "on the main screen it says how to get the same run again")
  }

  /// What the program says when it has been ended and the terminal is the shell's again.
  private static let farewell =
    "this run again: centerloss --network 64-128-64-2-10 --lambda 0.1 --alpha 0.5 --learning-rate 0.1 --batch 128\r\n"

  private static let crashLine =
    "centerloss: error: ended by a fault of the program, or for want of memory\r\n"

  /// What the terminal got after the last time that it got this.
  private func text(of terminal: PseudoTerminal, after mark: String) -> String? {
    terminal.text.ranges(of: mark).last.map { String(terminal.text[$0.upperBound...]) }
  }

  // A trap in Swift code is SIGILL or SIGTRAP, whoever sends it.
  @Test(
    "signals end it with their own status, crashes too",
    arguments: [
      SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT,
    ])
  func signals(signal: Int32) async throws {
    let terminal = try await watching()
    terminal.type("+++++++")
    try await terminal.wait("full speed") { $0.text.contains("full") }
    terminal.signal(signal)
    #expect(try await terminal.waitForEnd() == .killed(signal: signal))
    #expect(terminal.settings == terminal.settingsBefore)
    #expect(terminal.modes.areForShell)
    let rest = try #require(text(of: terminal, after: "\u{1B}[?1049l\u{1B}[23;0;0t"))
    let isAsked = [SIGTERM, SIGHUP, SIGINT, SIGQUIT].contains(signal)
    #expect(rest == (isAsked ? Self.farewell : Self.crashLine))
  }

  @Test(
    "on a terminal without a screen to go back to, the shell goes on below the picture",
    arguments: ["linux", "vt100"])
  func withoutAlternateScreen(term: String) async throws {
    for (ending, signal) in [("q", nil), ("", SIGTERM), ("", SIGTRAP)] as [(String, Int32?)] {
      let terminal = try await watching(environment: ["TERM": term])
      terminal.type(ending)
      if let signal { terminal.signal(signal) }
      let status = try await terminal.waitForEnd()
      #expect(status == signal.map { .killed(signal: $0) } ?? .exited(0))
      #expect(terminal.settings == terminal.settingsBefore && terminal.modes.areForShell)
      let rest = try #require(text(of: terminal, after: "\u{1B}[24;1H\r\n"))
      #expect(rest == (signal == SIGTRAP ? Self.crashLine : Self.farewell))
    }
  }

  @Test("when the window is closed it ends, by the signal for that")
  func hangUp() async throws {
    let terminal = try await watching()
    terminal.close()
    #expect(try await terminal.waitForEnd() == .killed(signal: SIGHUP))
  }

  @Test("Ctrl-Z gives the terminal to the shell, and fg takes it over again")
  func suspend() async throws {
    let shell = try PseudoTerminal(
      "/bin/bash", ["--norc", "--noprofile", "-i"], environment: ["PS1": "ready> ", "HISTFILE": ""])
    func run(_ command: String, until mark: String) async throws {
      shell.forget()
      shell.type(command + "\r")
      try await shell.wait(mark) { $0.text.contains(mark) }
    }
    try await run("before=$(stty -g); echo no''ted", until: "noted")
    try await run(Program.path, until: "features of the test set")
    for _ in 0..<3 {
      #expect(shell.modes.showsAlternateScreen && shell.modes.reportsMouse)
      shell.forget()
      shell.type("\u{1A}")
      try await shell.wait("the shell") { $0.text.contains("Stopped") }
      #expect(shell.modes.areForShell)
      try await run("[ \"$before\" = \"$(stty -g)\" ] && echo the sa''me", until: "the same")
      try await run("fg", until: "features of the test set")
      #expect(!shell.settings.isCooked)
    }
    try await shell.wait("its keys") { $0.modes.hasApplicationKeys && !$0.modes.showsCursor }
    shell.forget()
    shell.type("q")
    try await shell.wait("the shell") { $0.text.contains("ready> ") }
    try await run("echo ended with $? and [ \"$before\" = \"$(stty -g)\" ]", until: "ended with 0")
    #expect(shell.modes.areForShell)
  }

  @Test("continued after a stop that nobody could catch, it shows everything again")
  func stopAndContinue() async throws {
    let terminal = try await watching()
    terminal.signal(SIGSTOP)
    terminal.forget()
    terminal.signal(SIGCONT)
    try await terminal.wait("the whole picture") { $0.text.contains("features of the test set") }
    terminal.type("q")
    #expect(try await terminal.waitForEnd() == .exited(0))
    #expect(terminal.settings == terminal.settingsBefore && terminal.modes.areForShell)
  }

  @Test("a storm of resizes ends with the picture at the last size")
  func resizeStorm() async throws {
    let terminal = try await watching()
    for round in 0..<500 {
      terminal.resize(width: 1 + round * 37 % 300, height: 1 + round * 23 % 100)
    }
    terminal.resize(width: 43, height: 13)
    terminal.forget()
    terminal.resize(width: 39, height: 11)
    try await terminal.wait("the last size") { $0.text.contains("39×11") }
    terminal.resize(width: 120, height: 40)
    try await terminal.wait("a plot") { $0.text.contains("features of the test set") }
    terminal.type("q")
    #expect(try await terminal.waitForEnd() == .exited(0))
    #expect(terminal.settings == terminal.settingsBefore && terminal.modes.areForShell)
  }
}
