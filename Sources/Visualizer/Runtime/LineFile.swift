import Libc

/// A new file that grows line by line, so that what was written before a kill is there.
struct LineFile: Sendable {
  /// Its path, as it was named.
  let name: String
  private let file: Int32

  /// A file of that name must not be there yet.
  init(new name: String) throws(RecordingError) {
    let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o666)
    guard file >= 0 else {
      throw RecordingError(
        description: errno == EEXIST
          ? "\(name): there is a file of that name; name another" : "\(name): \(systemProblem)")
    }
    self.name = name
    self.file = file
  }

  /// Writes lines, all at once where the system takes them so: a line is never mixed with another. Returns what went wrong, if
  /// anything did; nothing can be written then.
  func write(_ lines: [String]) -> String? {
    let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
    var written = 0
    while written < bytes.count {
      // Safe: the rest of the bytes, which are valid while `write` reads them.
      let got = bytes[written...].withUnsafeBytes { Libc.write(file, $0.baseAddress, $0.count) }
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else { return "\(name): \(systemProblem)" }
      written += got
    }
    return nil
  }

  func end() { close(file) }
}

/// A recording that cannot be made.
public struct RecordingError: Error, Equatable, CustomStringConvertible {
  public let description: String
}
