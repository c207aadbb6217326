import Learning
import Libc
import Runs
import Synchronization

/// Features that another program trains, watched: they are read again where their file changes, or come line by line.
public final class FeatureWatch: Training {
  public enum Source: Sendable {
    /// A file, read once, or again whenever it has changed.
    case file(String, DataOptions, isFollowed: Bool)
    /// Lines from an open file (``FeatureLines``).
    case lines(Int32)
  }

  private struct Box {
    var reports: [Report]?
    var isStopping = false
  }

  public let dataset: Dataset
  /// As it was first.
  public let view: RunView
  private let centers: FeatureSet?
  private let heldOut: String?
  private let box = Mutex(Box())

  /// Reads what is there, and waits for the first step of lines. `heldOut` is a class of which no center is made, `centers` has a row
  /// for each of the others. Throws a ``DataError``, ``NotShowable`` or ``NoThread``.
  public init(_ source: Source, centers: FeatureSet? = nil, heldOut: String? = nil) throws {
    (self.centers, self.heldOut) = (centers, heldOut)
    try Memory.checkProducts(threads: 1, for: "measuring features")
    var (stream, mark): (LineStream?, FileMark?)
    let first: FeatureSet
    switch source {
    case .file(let path, let options, _):
      // Taken before the file is read, so that no change goes unseen.
      mark = FileMark(path)
      first = try .read(path, options)
    case .lines(let file):
      var lines = LineStream(file)
      guard let set = try lines.next() else {
        throw DataError(
          source: "standard input", problem: "no features; lines of 'step x y label' are needed")
      }
      (first, stream) = (set, lines)
    }
    let numbers = first.train.inputSize
    guard first.classNames.count <= RunTitle.mostClasses, numbers > 1 else {
      throw DataError(
        source: first.name,
        problem: numbers > 1
          ? "\(first.classNames.count) classes, and the screen has marks for \(RunTitle.mostClasses)"
          : "features of one number, two are the least that a plane can show")
    }
    if let heldOut, !first.classNames.contains(heldOut) || first.classNames.count < 3 {
      throw DataError(
        source: first.name,
        problem:
          "of three classes or more one can be held out; '\(heldOut)' is none of \(first.classNames.joined(separator: ", "))"
      )
    }
    let (title, snapshot) = try first.measured(step: 1, centers: centers, heldOut: heldOut)
    dataset = title.dataset
    view = RunView(
      title,
      Self.report(snapshot, [Measures(snapshot)], first, hasCenters: centers != nil, problem: nil))
    let news = News(first: first, snapshot: snapshot)
    if let stream {
      try startThread { self.read(stream, news) }
    } else if case .file(let path, let options, true) = source {
      try startThread { [mark] in self.follow(path, options, news, since: mark) }
    }
  }

  public func send(_ command: Command) {}

  public func takeReports() -> [Report]? {
    box.withLock { box in
      defer { box.reports = nil }
      return box.reports
    }
  }

  public func stop() { box.withLock { $0.isStopping = true } }
}

// MARK: The thread that reads

extension FeatureWatch {
  /// What has come so far.
  private struct News: Sendable {
    var last: FeatureSet
    var snapshot: Snapshot
    var measures = MeasureHistory()
    var count = 1

    init(first: FeatureSet, snapshot: Snapshot) {
      (last, self.snapshot) = (first, snapshot)
      measures.insert(Measures(snapshot))
    }
  }

  private var isStopping: Bool { box.withLock { $0.isStopping } }

  private func read(_ start: LineStream, _ first: News) {
    var (stream, news) = (start, first)
    do throws(DataError) {
      while let set = try stream.next(), !isStopping { try show(set, &news) }
    } catch {
      tell(error, news)
    }
  }

  /// A file that is being written cannot be read for a moment: what is wrong is said when it has been so for a second.
  private func follow(
    _ path: String, _ options: DataOptions, _ first: News, since mark: FileMark?
  ) {
    var (news, seen, failures) = (first, mark, 0)
    while !isStopping {
      usleep(100_000)
      let now = FileMark(path)
      guard now != seen || failures > 0, now != nil else { continue }
      do throws(DataError) {
        seen = now
        try show(try FeatureSet.read(path, options), &news)
        failures = 0
      } catch {
        failures += 1
        if failures == 10 { tell(error, news) }
      }
    }
  }

  private func show(_ set: FeatureSet, _ news: inout News) throws(DataError) {
    guard set.classNames == news.last.classNames else {
      throw DataError(
        source: set.name, problem: "its classes have changed: start again to see them")
    }
    let snapshot = try set.measured(step: news.count + 1, centers: centers, heldOut: heldOut).1
    news.count += 1
    (news.last, news.snapshot) = (set, snapshot)
    news.measures.insert(Measures(snapshot))
    put(news, problem: nil)
  }

  private func tell(_ error: DataError, _ news: News) { put(news, problem: error.description) }

  private func put(_ news: News, problem: String?) {
    let report = Self.report(
      news.snapshot, news.measures.entries, news.last, hasCenters: centers != nil, problem: problem)
    box.withLock { $0.reports = [report] }
  }

  private static func report(
    _ snapshot: Snapshot, _ measures: [Measures], _ set: FeatureSet, hasCenters: Bool,
    problem: String?
  ) -> Report {
    Report(
      snapshot: snapshot, measures: measures,
      recording: Recording(spec: RunSpec(), start: Hyperparameters()), isPaused: true,
      elsewhere: Elsewhere(
        isWhole: set.isWhole, total: set.total, isStepped: set.step != nil, hasCenters: hasCenters,
        problem: problem?.onOneLine))
  }
}

/// The lines of an open file, as features come in them.
private struct LineStream: Sendable {
  private let file: Int32
  private var lines = FeatureLines(name: "standard input")
  private var rest: [UInt8] = []
  private var hasEnded = false
  private static let longestLine = 1 << 20

  init(_ file: Int32) { self.file = file }

  /// The next step, whole; `nil` at the end. Waits for it.
  mutating func next() throws(DataError) -> FeatureSet? {
    while true {
      while let end = rest.firstIndex(of: 0x0A) {
        let line = String(decoding: rest[..<end], as: UTF8.self)
        rest.removeSubrange(...end)
        if let set = try lines.take(line) { return set }
      }
      guard !hasEnded else { return nil }
      guard rest.count < Self.longestLine else {
        throw DataError(source: "standard input", problem: "a line of more than a million bytes")
      }
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      // Safe: as many bytes as there is room for.
      let count = bytes.withUnsafeMutableBytes { Libc.read(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        hasEnded = true
        if !rest.isEmpty, let set = try lines.take(String(decoding: rest, as: UTF8.self)) {
          rest = []
          return set
        }
        return try lines.finish()
      }
      rest += bytes.prefix(count)
    }
  }
}

/// By what a file that has changed is told.
private struct FileMark: Equatable, Sendable {
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int
  private let node: UInt64

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (size, node) = (Int(status.st_size), UInt64(status.st_ino))
    #if canImport(Darwin)
      (seconds, nanoseconds) = (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
    #else
      (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    #endif
  }
}

/// Gives the screen what is watched, and opens nothing else.
public struct FeatureHost: RunHost {
  private let watch: FeatureWatch

  public init(_ watch: FeatureWatch) { self.watch = watch }

  /// For the runtime to begin with.
  public var opened: OpenedRun { OpenedRun(elsewhere: watch.view) }

  public func start(_ opened: OpenedRun) throws -> any Training { watch }
  public func open(_ build: @escaping @Sendable () throws -> OpenedRun) {}
  public func takeOpened() -> Result<OpenedRun, any Error>? { nil }
}
