import Foundation
import PseudoTerminal
import Subprocess

/// The built `centerloss`, run as a user runs it.
enum Program {
  static let path = builtProgram("centerloss")

  struct Result {
    let output: String
    let error: String
    let status: TerminationStatus
  }

  /// Runs the program to its end, with pipes for standard output and error and nothing on standard input.
  static func run(_ arguments: String...) async throws -> Result { try await run(list: arguments) }

  static func run(list arguments: [String]) async throws -> Result {
    try await run(.path(.init(path)), arguments)
  }

  /// Runs the program without the right to read what its user has no permission to read: root has it else.
  static func runWithoutPrivilege(_ arguments: [String]) async throws -> Result {
    guard getuid() == 0 else { return try await run(list: arguments) }
    // From util-linux, which Debian and Ubuntu always have. Another user would not do: root's folders, and with them
    // the program, can be closed to others.
    let without = "--bounding-set=-dac_override,-dac_read_search"
    return try await run(.name("setpriv"), [without, "--", path] + arguments)
  }

  /// Runs the program with its output going to a device that is always full.
  static func runWithFullOutput(_ arguments: [String]) async throws -> Result {
    try await run(.name("sh"), ["-c", "exec \"$@\" > /dev/full", "sh", path] + arguments)
  }

  /// Runs the program with what a command of the shell prints on its standard input.
  static func run(piping command: String, _ arguments: [String]) async throws -> Result {
    try await run(.name("sh"), ["-c", "\(command) | exec \"$@\"", "sh", path] + arguments)
  }

  private static func run(_ executable: Executable, _ arguments: [String]) async throws -> Result {
    let result = try await Subprocess.run(
      executable, arguments: Arguments(arguments),
      environment: .custom(["LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]), input: .none,
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    return Result(
      output: result.standardOutput, error: result.standardError,
      status: result.terminationStatus)
  }
}
