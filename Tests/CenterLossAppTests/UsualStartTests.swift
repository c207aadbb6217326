import PseudoTerminal
import Testing

/// Without an argument the parser is not asked, and whatever is usual has to be the same as with it.
@Suite(.timeLimit(.minutes(5))) struct UsualStartTests {
  @Test(
    "without an argument it shows and says the same as with options that change nothing",
    arguments: [["watch"], ["--lambda", "0.1", "--seed", "1"]])
  func options(arguments: [String]) async throws {
    #expect(try await seen() == seen(arguments))
  }

  /// The first whole frame, byte for byte, and what is said at the end.
  private func seen(_ arguments: [String] = []) async throws -> [String] {
    let terminal = try PseudoTerminal(Program.path, arguments)
    try await terminal.wait("a frame") { $0.text.contains("\u{1B}[5n") }
    terminal.type("q")
    #expect(try await terminal.waitForEnd() == .exited(0))
    let frame = try #require(terminal.text.firstRange(of: "\u{1B}[5n"))
    let farewell = try #require(terminal.text.ranges(of: "again: centerloss").last)
    return [
      String(terminal.text[..<frame.lowerBound]), String(terminal.text[farewell.lowerBound...]),
    ]
  }
}
