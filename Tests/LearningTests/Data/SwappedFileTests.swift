import Foundation
import Learning
import Testing

/// What lies at a path may be another thing a moment later: it is opened before it is looked at.
@Suite(.timeLimit(.minutes(1)))
struct SwappedFileTests {
  @Test("a pipe that took the place of a file is refused, and nobody waits for who writes into it")
  func pipe() throws {
    try withPipe { pipe in
      let error = #expect(throws: DataError.self) { try fileBytes(pipe, limit: 100) }
      #expect(error?.problem == "a pipe where a file is needed")
    }
  }

  @Test("a pipe that somebody named is read to its end, however late its writer comes")
  func namedPipe() throws {
    try withPipe { pipe in
      try startThread {
        let file = fopen(pipe, "w")
        fputs(plants(), file)
        fclose(file)
      }
      #expect(try fileBytes(pipe, limit: 1 << 20, mayBeStream: true) == Array(plants().utf8))
    }
  }

  @Test("a folder that took the place of a file is refused")
  func folder() throws {
    try withFolder([:]) { folder in
      let error = #expect(throws: DataError.self) { try fileBytes(folder, limit: 100) }
      #expect(error?.problem == "a folder where a file is needed")
    }
  }

  private func withPipe(_ body: (_ path: String) throws -> Void) throws {
    try withFolder([:]) { folder in
      try #require(mkfifo(folder + "/pipe", 0o600) == 0)
      try body(folder + "/pipe")
    }
  }
}
