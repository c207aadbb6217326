import Foundation
import Subprocess
import Testing

/// A shell in a real terminal: tmux, with a server of its own for each test.
struct TerminalSession {
  private let socket = "centerloss-\(UUID().uuidString)"
  private static let prompt = "ready>"

  /// Opens a terminal of this size, waits for the shell's prompt, and closes it when `body` is done.
  static func open(
    width: Int = 100, height: Int = 30, environment: [String: String] = [:],
    _ body: (TerminalSession) async throws -> Void
  ) async throws {
    let terminal = TerminalSession()
    try await terminal.start(width: width, height: height, environment)
    do {
      try await body(terminal)
    } catch {
      try await terminal.tmux("kill-server")
      throw error
    }
    try await terminal.tmux("kill-server")
  }

  private func start(width: Int, height: Int, _ environment: [String: String]) async throws {
    let settings = [
      "LANG": "C.UTF-8", "PS1": "\(Self.prompt) ", "SWIFT_BACKTRACE": "enable=no",
    ].merging(environment) { $1 }
    let assignments = settings.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
    try await tmux(
      "new-session", "-d", "-x", "\(width)", "-y", "\(height)",
      "unset LC_ALL LC_CTYPE; exec env \(assignments) bash --norc --noprofile -i")
    try await wait("the shell's prompt") { $0.contains(Self.prompt) }
  }
}

extension TerminalSession {
  /// Types a command and Enter.
  func run(_ command: String) async throws {
    try await tmux("send-keys", "-l", command)
    try await tmux("send-keys", "Enter")
  }

  /// Presses keys, named as tmux names them.
  func press(_ keys: String...) async throws { try await press(keys) }

  func press(_ keys: [String]) async throws {
    try await tmux(["send-keys"] + keys)
  }

  func resize(width: Int, height: Int) async throws {
    try await tmux("resize-window", "-x", "\(width)", "-y", "\(height)")
  }

  var screen: String {
    get async throws { try await tmux("capture-pane", "-p") }
  }

  /// Looks at the screen until `isTrue`, and returns what was there then. Records a failure after two minutes.
  @discardableResult
  func wait(_ what: String, until isTrue: (String) throws -> Bool) async throws -> String {
    let deadline = ContinuousClock.now + .seconds(120)
    while true {
      let text = try await screen
      if try isTrue(text) { return text }
      guard ContinuousClock.now < deadline else {
        Issue.record("waited in vain for \(what); the screen shows:\n\(text)")
        throw CancellationError()
      }
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  @discardableResult
  private func tmux(_ arguments: String...) async throws -> String { try await tmux(arguments) }

  @discardableResult
  private func tmux(_ arguments: [String]) async throws -> String {
    let result = try await Subprocess.run(
      .name("tmux"), arguments: Arguments(["-u", "-L", socket, "-f", "/dev/null"] + arguments),
      environment: .inherit.updating(["LANG": "C.UTF-8"]), output: .string(limit: 1 << 20),
      error: .string(limit: 1 << 20))
    guard result.terminationStatus == .exited(0) else {
      Issue.record("tmux \(arguments.joined(separator: " ")): \(result.standardError)")
      throw CancellationError()
    }
    return result.standardOutput
  }
}

/// The first number after `name` on a screen, as scripts read it: `step 1 240` is 1240, `λ  0.1` is 0.1.
func number(after name: String, in screen: String) throws -> Double? {
  let pattern = try Regex(
    "\(name) +([0-9][0-9 ]*(\\.[0-9]+)?)", as: (Substring, Substring, Substring?).self)
  guard let match = screen.firstMatch(of: pattern) else { return nil }
  return Double(match.output.1.filter { $0 != " " })
}
