import Drawing
import Foundation
import Learning
import PseudoTerminal
import Testing
import Visualizer

/// The real program under thousands of random keys, mouse events and changes of size.
@Suite(.timeLimit(.minutes(5))) struct ProgramFuzzTests {
  private static let rounds = 40
  private static let eventsInARound = 75

  @Test(
    "it lives, stays within the screen and gives the terminal back", arguments: [1, 2] as [UInt64])
  func randomInput(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let terminal = try PseudoTerminal(Program.path)
    try await terminal.wait("the plot") { $0.text.contains("features of the test set") }
    var tracker = CursorTracker(width: 80, height: 24)
    try await followToClearing(terminal, &tracker)
    for round in 0..<Self.rounds {
      for _ in 0..<Self.eventsInARound {
        terminal.type(event(&generator))
      }
      // Odd and even in turn: without a change there would be nothing to wait for.
      let isSmall = round % 5 == 0
      let width = round % 2 + 2 * Int.random(in: isSmall ? 1...20 : 20...100, using: &generator)
      let height = Int.random(in: isSmall ? 1...12 : 12...60, using: &generator)
      terminal.resize(width: width, height: height)
      try await followToClearing(terminal, &tracker)
      #expect(tracker.problem == nil, "seed \(seed), before round \(round)")
      tracker = CursorTracker(width: width, height: height)
    }
    terminal.type("\u{1B}q")
    #expect(try await terminal.waitForEnd() == .exited(0))
    #expect(terminal.settings == terminal.settingsBefore && terminal.modes.areForShell)
  }

  /// Follows the output until the screen is cleared, which only a change of size does: all that comes after that
  /// is drawn for the new size.
  private func followToClearing(
    _ terminal: PseudoTerminal, _ tracker: inout CursorTracker
  ) async throws {
    let clearing = Array("\u{1B}[H\u{1B}[2J".utf8)
    try await terminal.wait("the new size") { $0.output.firstRange(of: clearing) != nil }
    let mark = try #require(terminal.output.firstRange(of: clearing))
    tracker.read(terminal.output[..<mark.lowerBound])
    terminal.forget(first: mark.upperBound)
  }

  /// Bytes that a keyboard or a mouse could send, or that none would.
  private func event(_ generator: inout SeededGenerator) -> [UInt8] {
    func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    switch random(0...9) {
    case 0...3:
      let sequences = [
        "A", "B", "C", "D", "Z", "1;2A", "1;2B", "1;2C", "1;2D", "5~", "6~", "1~", "4~", "11~",
      ].map { "\u{1B}[\($0)" }
      return Array(
        (sequences + ["\u{1B}OA", "\u{1B}OB", "\u{1B}OC", "\u{1B}OD", "\u{1B}"]).randomElement(
          using: &generator)!.utf8)
    case 4...6:
      // q would end it, and R and o would leave files in the folder of the tests.
      let characters =
        (0x20...0x7E).map { UInt8($0) }.filter { !"qRo".utf8.contains($0) } + [9, 13]
      return [characters.randomElement(using: &generator)!]
    case 7, 8:
      let button = [0, 0, 32, 32, 64, 65, 2, 35].randomElement(using: &generator)!
      let end = random(0...3) == 0 ? "m" : "M"
      return Array("\u{1B}[<\(button);\(random(0...210));\(random(0...65))\(end)".utf8)
    default:
      // No control characters: those that end or stop a program, or its output, have tests of their own.
      return (0...random(0...5)).map { _ in UInt8(random(0x80...0xFF)) }
        + Array("\u{1B}[<;".utf8.prefix(random(0...4)))
    }
  }
}
