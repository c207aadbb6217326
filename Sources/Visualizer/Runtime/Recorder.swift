import Learning
import Libc
import Runs

/// Writes a recording to a file, a line an entry as it happens, so that what was recorded before a kill can be replayed.
public struct Recorder: Sendable {
  /// The file's path, as it was named.
  public let name: String
  private let file: Int32
  /// So many entries were written.
  private var count = 0

  /// Begins a file of that name, which must not be there yet, with the line that says what the run is.
  public init(to name: String, of recording: Recording, on dataset: Dataset) throws(RecordingError)
  {
    let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o666)
    guard file >= 0 else {
      throw RecordingError(
        description: errno == EEXIST
          ? "\(name): there is a file of that name; name another" : "\(name): \(systemProblem)")
    }
    self.name = name
    self.file = file
    if let problem = write([Session.header(of: recording.spec, on: dataset)]) {
      throw RecordingError(description: problem)
    }
  }

  /// The same to the first of `centerloss-1.jsonl`, `centerloss-2.jsonl` … that is not there yet. `folder` ends with a slash,
  /// or is empty for the one that the program runs in.
  public init(
    inFolder folder: String, of recording: Recording, on dataset: Dataset
  ) throws(RecordingError) {
    guard let name = WholeFile.freeName(inFolder: folder, ending: "jsonl") else {
      throw RecordingError(description: "there are ten thousand recordings in this folder")
    }
    try self.init(to: name, of: recording, on: dataset)
  }

  /// Writes what has happened since. Returns what went wrong, if anything did; nothing can be written then.
  mutating func append(_ recording: Recording) -> String? {
    guard !recording.isFull else {
      return
        "\(name): more has happened than a recording of \(Recording.mostEntries) lines can hold"
    }
    guard count < recording.entries.count else { return nil }
    defer { count = recording.entries.count }
    return write(recording.entries[count...].map(\.line))
  }

  /// Writes how the run did at last, and closes the file.
  mutating func finish(with report: Report) -> String? {
    let measures = Recording.Entry(
      step: report.snapshot.step, .measures(EndMeasures(report.snapshot)))
    let problem = append(report.recording) ?? write([measures.line])
    close(file)
    return problem
  }

  /// Writes lines, all at once where the system takes them so: a line is never mixed with another.
  private func write(_ lines: [String]) -> String? {
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
}

/// A recording that cannot be made.
public struct RecordingError: Error, Equatable, CustomStringConvertible {
  public let description: String
}

extension EndMeasures {
  public init(_ snapshot: Snapshot) {
    self.init(
      crossEntropy: snapshot.train.crossEntropy, testAccuracy: snapshot.test.accuracy,
      nearestCenterAccuracy: snapshot.test.nearestCenterAccuracy,
      ratio: snapshot.test.clusters.ratio)
  }
}
