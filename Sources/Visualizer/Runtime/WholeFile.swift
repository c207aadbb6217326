import Libc

/// A file that is there whole or not at all: written beside its name, brought to the disk, then renamed. Killed at any moment,
/// what was there before is there, or what was to come.
public enum WholeFile {
  /// Throws where a file of that name could not be made now.
  public static func check(_ name: String) throws(WritingError) {
    let part = "\(name).\(getpid()).part"
    let file = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw WritingError(name) }
    close(file)
    unlink(part)
  }

  /// Writes bytes to a file, in the place of one that is there.
  public static func write(_ bytes: [UInt8], to name: String) throws(WritingError) {
    let part = "\(name).\(getpid()).part"
    let file = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw WritingError(name) }
    var written = 0
    while written < bytes.count {
      // Safe: the rest of the bytes, which are valid while `write` reads them.
      let got = bytes[written...].withUnsafeBytes { Libc.write(file, $0.baseAddress, $0.count) }
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else { throw WritingError(name, leaving: part, file) }
      written += got
    }
    guard fsync(file) == 0 || errno == EINVAL else { throw WritingError(name, leaving: part, file) }
    close(file)
    guard rename(part, name) == 0 else { throw WritingError(name, leaving: part) }
  }

  /// The first of `centerloss-1.svg`, `centerloss-2.svg` … that is not there yet. `folder` ends with a slash, or is empty for
  /// the one that the program runs in.
  static func freeName(inFolder folder: String, ending: String) -> String? {
    (1...9_999).lazy.map { "\(folder)centerloss-\($0).\(ending)" }
      .first { access($0, F_OK) != 0 }
  }
}

/// A file that cannot be written.
public struct WritingError: Error, Equatable, CustomStringConvertible {
  /// Which, and why.
  public let description: String

  init(description: String) { self.description = description }

  /// What the system said last, after which nothing is left of the attempt.
  fileprivate init(_ name: String, leaving part: String? = nil, _ file: Int32 = -1) {
    description = "\(name): \(systemProblem)"
    if file >= 0 { close(file) }
    if let part { unlink(part) }
  }
}
