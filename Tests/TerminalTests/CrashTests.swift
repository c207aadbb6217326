import Foundation
import PseudoTerminal
import Testing

/// A mistake in the program still gives the terminal back, and what it says about it can be read.
@Suite(.timeLimit(.minutes(5))) struct CrashTests {
  @Test(
    "a trap on any thread gives the terminal back, then prints its message",
    arguments: [("t", "trapped on purpose"), ("b", "trapped in the background")])
  func trap(key: String, message: String) async throws {
    let terminal = try PseudoTerminal(builtProgram("ScreenProbe"))
    try await terminal.wait("the probe") { $0.text.contains("ready") }
    #expect(!terminal.settings.isCooked && terminal.modes.showsAlternateScreen)
    terminal.type(key)
    let ending = try await terminal.waitForEnd()
    #expect([.killed(signal: SIGTRAP), .killed(signal: SIGILL)].contains(ending))
    #expect(terminal.settings == terminal.settingsBefore && terminal.settings.isCooked)
    #expect(terminal.modes.areForShell)
    let parts = terminal.text.components(separatedBy: "\u{1B}[?1049l")
    #expect(parts.count == 2)
    #expect(
      parts.last?.contains("Fatal error: \(message)") == true, "\(terminal.text.debugDescription)")
    #expect(parts.first?.contains(message) == false, "not into the picture, which is gone")
  }

  @Test(
    "a crash says its line once: when the terminal is back, or after it was", arguments: ["t", "c"])
  func line(key: String) async throws {
    let terminal = try PseudoTerminal(builtProgram("ScreenProbe"), ["says-crashes"])
    try await terminal.wait("the probe") { $0.text.contains("ready") }
    terminal.type(key)
    _ = try await terminal.waitForEnd()
    let parts = terminal.text.components(separatedBy: "\u{1B}[?1049l")
    #expect(parts.count == 2 && terminal.modes.areForShell)
    #expect(parts.last?.components(separatedBy: "the probe has crashed\r\n").count == 2)
    #expect(parts.first?.contains("crashed") == false)
  }

  @Test("what is said on standard error meanwhile waits for the end, and a file gets it at once")
  func messages() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
    defer { try? FileManager.default.removeItem(atPath: file) }
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "exec \(builtProgram("ScreenProbe")) 2> \(file)"])
    try await terminal.wait("the probe") { $0.text.contains("ready") }
    terminal.type("t")
    _ = try await terminal.waitForEnd()
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("trapped on purpose"))
    #expect(!terminal.text.contains("trapped"))
    #expect(terminal.modes.areForShell)
  }
}
