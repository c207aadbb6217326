import Foundation
import PseudoTerminal
import Testing

/// What ``Screen`` sends, and that it waits for nobody to take it.
@Suite(.timeLimit(.minutes(5))) struct OutputTests {
  private func probe(answersRequests: Bool = true) async throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      builtProgram("ScreenProbe"), width: 60, height: 5, answersRequests: answersRequests)
    try await terminal.wait("the probe") { $0.text.contains("accent") }
    return terminal
  }

  @Test("each style arrives as itself, and as nothing else")
  func styles() async throws {
    let terminal = try await probe()
    func rendition(before word: String) throws -> [Int] {
      let match = terminal.text.firstMatch(of: try Regex("\u{1B}\\[([0-9;]*)m\(word)"))
      let numbers = try #require(match?.output[1].substring)
      return numbers.split(separator: ";").compactMap { Int($0) }.filter { $0 != 0 }
    }
    #expect(try rendition(before: "bold") == [1])
    #expect(try rendition(before: "dim") == [2])
    #expect(try rendition(before: "reversed") == [7])
    #expect(try rendition(before: "accent") == [38, 5, 214])
  }

  @Test("a terminal that takes nothing delays no key, and frames for it are dropped, not queued")
  func held() async throws {
    let terminal = try await probe()
    let frame = terminal.output.count
    terminal.hold()
    for _ in 0..<300 {
      terminal.type("x")
      try await terminal.wait("the key to be read", reading: false) { $0.waitingInput == 0 }
    }
    terminal.forget()
    terminal.read()
    // What may be unanswered, the frame that went past that, and requests once a second on a busy machine.
    #expect(terminal.output.count < 4096 + 2 * frame + 30 * 4)
    try await terminal.wait("all keys") { $0.text.contains("events: 300.") }
  }

  @Test("one that never takes anything again is left all the same")
  func neverTaken() async throws {
    for answersRequests in [true, false] {
      let terminal = try await probe(answersRequests: answersRequests)
      terminal.hold()
      for _ in 0..<300 { terminal.type("x") }
      terminal.type("q")
      try await terminal.wait("the end", reading: false) { $0.hasEnded }
      #expect(try await terminal.waitForEnd() == .exited(0))
      #expect(terminal.settings == terminal.settingsBefore)
    }
  }
}
