import Foundation
import PseudoTerminal
import Testing

/// Colours by the very bytes that are sent: as many as the terminal has, and never a background.
@Suite(.timeLimit(.minutes(5))) struct ColorTests {
  /// The numbers of all SGR sequences, `ESC [ number ; number m`, from the start to a frame with coloured points.
  private func renditions(
    _ arguments: [String], _ environment: [String: String]
  ) async throws -> [[Int]] {
    let terminal = try PseudoTerminal(
      Program.path, arguments + ["--steps", "20"], environment: environment)
    try await terminal.wait("the pause at step 20") { $0.text.contains("paused") }
    terminal.type("q")
    #expect(try await terminal.waitForEnd() == .exited(0))
    return terminal.text.matches(of: /\e\[([0-9;]*)m/)
      .map { $0.output.1.split(separator: ";").compactMap { Int($0) } }
  }

  /// What an SGR sequence does with colour.
  private enum Use: Hashable { case palette256, bright, basic, background }

  private func uses(_ renditions: [[Int]]) -> Set<Use> {
    var found: Set<Use> = []
    for numbers in renditions {
      if numbers.contains(38) {
        found.insert(.palette256)
        continue
      }
      for number in numbers {
        switch number {
        case 30...37: found.insert(.basic)
        case 90...97: found.insert(.bright)
        case 40...48, 100...107: found.insert(.background)
        default: break
        }
      }
    }
    return found
  }

  @Test(
    "256 colours are used where there are as many", arguments: ["xterm-256color", "tmux-256color"])
  func full(term: String) async throws {
    #expect(uses(try await renditions([], ["TERM": term])) == [.palette256])
  }

  @Test("of eight colours, the basic ones", arguments: ["screen", "linux", "xterm"])
  func eight(term: String) async throws {
    #expect(uses(try await renditions([], ["TERM": term])) == [.basic])
  }

  @Test("of sixteen colours, bright ones too")
  func sixteen() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // Debian's base has no type of sixteen colours, so terminfo's compiler makes one.
    let type = """
      sixteen|xterm with 16 colours,
      \tcolors#16, pairs#256, setaf=\\E[%?%p1%{8}%<%t3%p1%d%e9%p1%{8}%-%d%;m,
      \tsetab=\\E[%?%p1%{8}%<%t4%p1%d%e10%p1%{8}%-%d%;m, use=xterm,

      """
    try type.write(toFile: folder + "/type", atomically: true, encoding: .utf8)
    let compiler = try PseudoTerminal("/usr/bin/tic", ["-x", "-o", folder, folder + "/type"])
    #expect(try await compiler.waitForEnd() == .exited(0), "\(compiler.text)")
    let found = uses(try await renditions([], ["TERM": "sixteen", "TERMINFO": folder]))
    #expect(found == [.basic, .bright])
  }

  @Test("none where there are none, or where none are wanted")
  func none() async throws {
    #expect(uses(try await renditions([], ["TERM": "vt100"])).isEmpty)
    #expect(uses(try await renditions([], ["NO_COLOR": "1"])).isEmpty)
    #expect(uses(try await renditions(["--color", "never"], [:])).isEmpty)
  }

  @Test("NO_COLOR yields to --color always, and says nothing when it is empty")
  func always() async throws {
    #expect(uses(try await renditions(["--color", "always"], ["NO_COLOR": "1"])) == [.palette256])
    #expect(uses(try await renditions([], ["NO_COLOR": ""])) == [.palette256])
  }

  @Test("without colours bold and reverse video still tell what matters")
  func weights() async throws {
    let numbers = Set(try await renditions([], ["NO_COLOR": "1"]).flatMap(\.self))
    #expect(numbers.isSuperset(of: [1, 2, 7]))
  }
}
