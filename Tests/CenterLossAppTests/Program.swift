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
    let result = try await Subprocess.run(
      .path(.init(path)), arguments: Arguments(arguments),
      environment: .custom(["LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]), input: .none,
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    return Result(
      output: result.standardOutput, error: result.standardError,
      status: result.terminationStatus)
  }
}
