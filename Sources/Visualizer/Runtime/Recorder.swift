import Learning
import Runs

/// Writes a recording to a file, a line an entry as it happens, so that what was recorded before a kill can be replayed.
public struct Recorder: Sendable {
  private let file: LineFile
  /// So many entries were written.
  private var count = 0

  /// Begins a file of that name, which must not be there yet, with the line that says what the run is.
  public init(to name: String, of recording: Recording, on dataset: Dataset) throws(RecordingError)
  {
    file = try LineFile(new: name)
    if let problem = file.write([Session.header(of: recording.spec, on: dataset)]) {
      throw RecordingError(description: problem)
    }
  }

  /// The file's path, as it was named.
  public var name: String { file.name }

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
    return file.write(recording.entries[count...].map(\.line))
  }

  /// Writes how the run did at last, and closes the file.
  mutating func finish(with report: Report) -> String? {
    let measures = Recording.Entry(
      step: report.snapshot.step, .measures(EndMeasures(report.snapshot)))
    let problem = append(report.recording) ?? file.write([measures.line])
    file.end()
    return problem
  }
}

extension EndMeasures {
  public init(_ snapshot: Snapshot) {
    self.init(
      crossEntropy: snapshot.train.crossEntropy, testAccuracy: snapshot.test.accuracy,
      nearestCenterAccuracy: snapshot.test.nearestCenterAccuracy,
      ratio: snapshot.test.clusters.ratio)
  }
}
