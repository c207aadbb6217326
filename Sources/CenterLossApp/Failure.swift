import ArgumentParser
import Learning
import Libc
import Runs
import Visualizer

/// Something that ends the program: one line that says what was wrong, where, and what would be right.
struct Failure: Error {
  /// Exit statuses, after sysexits.h.
  enum Status: Int32 {
    case other = 1
    case usage = 64
    case badData = 65
    case missingFile = 66
  }

  let status: Status
  let message: String

  init(_ status: Status, _ message: String) {
    self.status = status
    self.message = message
  }
}

/// Prints what an error has to say and exits with its status. Requests for help are errors to ArgumentParser, but
/// not to whoever asked: they go to standard output, with status 0.
func end(with error: any Error) -> Never {
  switch error {
  case let failure as Failure:
    fail(failure.message, failure.status.rawValue)
  case let error as DataError:
    let status: Failure.Status =
      switch error.kind {
      case .missing, .unreadable: .missingFile
      case .tooLarge, .malformed: .badData
      case .noMemory: .other
      }
    fail(error.description + error.advice, status.rawValue)
  case let error as InvalidSetting: fail(error.onCommandLine, Failure.Status.usage.rawValue)
  case let error as NoMemory: fail(error.description, Failure.Status.other.rawValue)
  case let error as NoThread: fail(error.description, Failure.Status.other.rawValue)
  case let error as NotShowable:
    fail(error.description, (error.isOfData ? Failure.Status.badData : .usage).rawValue)
  default:
    let code = CenterLossCommand.exitCode(for: error)
    if code == .success {
      do { try standardOutput(CenterLossCommand.fullMessage(for: error)) } catch {
        end(with: error)
      }
      leave(0)
    }
    fail(CenterLossCommand.message(for: error), code.rawValue)
  }
}

private func fail(_ message: String, _ status: Int32) -> Never {
  let said = LanguageChoice.ofErrors.translated(message)
  standardError("centerloss: error: \(said.onOneLine)\n")
  leave(status)
}

/// Ends the process without the destructors of libraries: OpenBLAS, where it was built with threads of its own,
/// sometimes waits for them there forever (seen with 0.3.21).
func leave(_ status: Int32) -> Never {
  fflush(nil)
  _exit(status)
}

/// Prints a text. Throws where not all of it can be written, as on a full disk, of which `print` would say nothing.
func standardOutput(_ text: String, terminator: String = "\n") throws {
  try standardOutput(Array((text + terminator).utf8))
}

/// The same with bytes as they are.
func standardOutput(_ bytes: [UInt8]) throws {
  try bytes.withUnsafeBufferPointer { bytes in
    var written = 0
    while written < bytes.count {
      // Safe: the rest of the bytes, which are valid while `write` reads them.
      let count = write(
        STDOUT_FILENO, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        throw Failure(.other, "standard output: \(systemProblem)")
      }
      written += count
    }
  }
}

func standardError(_ text: String) {
  var text = text
  // Safe: the bytes are valid while `write` reads them.
  text.withUTF8 { bytes in _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
}

extension InvalidSetting {
  /// In the words of the command line: `--lambda -1: λ must be …`.
  var onCommandLine: String {
    value.isEmpty ? "--\(option) \(requirement)" : "--\(option) \(value): \(requirement)"
  }
}
