import Foundation
import PseudoTerminal
import Subprocess
import Testing

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

  /// Runs the program with so little address space; `isQuiet` for one whose libraries take none for threads that it has no use for.
  static func run(
    kilobytes: Int, isQuiet: Bool = false, _ arguments: [String]
  ) async throws -> Result {
    let quiet = isQuiet ? "export MALLOC_ARENA_MAX=1 OPENBLAS_NUM_THREADS=1; " : ""
    let limited = quiet + "ulimit -v \(kilobytes) && exec \"$@\""
    return try await run(.name("sh"), ["-c", limited, "sh", path] + arguments)
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

/// Five samples of two classes.
let smallTable = """
  length,width,kind
  1,2,ape
  2,1,bat
  1.5,2,ape
  2,1.5,bat
  1,2.5,ape

  """

/// Expects one line on standard error that says the problem, this exit status, and nothing else.
func expectFailure(
  _ arguments: [String], _ status: Int32, _ problem: String,
  sourceLocation: SourceLocation = #_sourceLocation
) async throws {
  expectFailure(
    try await Program.run(list: arguments), status, problem, sourceLocation: sourceLocation)
}

func expectFailure(
  _ result: Program.Result, _ status: Int32, _ problem: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(result.status == .exited(status), sourceLocation: sourceLocation)
  #expect(result.output == "", sourceLocation: sourceLocation)
  #expect(result.error.hasPrefix("centerloss: error: "), sourceLocation: sourceLocation)
  #expect(result.error.contains(problem), "\(result.error)", sourceLocation: sourceLocation)
  #expect(result.error.filter { $0 == "\n" }.count == 1, sourceLocation: sourceLocation)
  #expect(!result.error.contains("\u{1B}"), sourceLocation: sourceLocation)
}

func withFile(
  _ name: String, _ text: String, _ body: (_ path: String) async throws -> Void
) async throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: name)
  try Data(text.utf8).write(to: file)
  try await body(file.path())
}
