import Dispatch
import Learning
import Libc
import Runs
import Synchronization

/// A run that trains while it is watched.
public protocol Training: Sendable {
  /// All that it trains on.
  var dataset: Dataset { get }
  func send(_ command: Command)
  /// The newest reports that have not been taken yet, one of each side.
  func takeReports() -> [Report]?
  /// Asks it to end, and does not wait for that.
  func stop()
}

/// Training on a thread of its own, watched from another.
///
/// A mailbox takes commands in, which are done at the next step boundary, and hands the newest report out. Reports are made
/// on a third thread, at most thirty a second, from checkpoints: neither a slow screen nor a slow evaluation holds training
/// up. Beside Learning's `Crew`, which shares a step, and `ThreadedHost` this is all that knows of threads. A thread that cannot
/// be made is an error before anything has begun.
public final class TrainingThread: Training {
  private struct Mailbox {
    var commands: [Command] = []
    var isStopping = false
    var isEvaluating = false
    var reports: [Report]?
    /// What the last evaluation took of a processor.
    var evaluationTime = Duration.zero
    /// What is to be measured next, of each side.
    var moments: [Moment]?
    /// What was measured and the loop has not heard of yet.
    var measured: [Measured] = []
  }

  private struct Measured {
    let measures: Measures
    let side: Int
    let era: Int
  }

  public let dataset: Dataset
  /// What reports are about: all samples, or some of them.
  private let title: RunTitle
  private let mailbox = Mutex(Mailbox())
  /// Signalled once for each command, so that a thread that waits hears of it at once.
  private let news = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)
  private let hasMoments = DispatchSemaphore(value: 0)

  private static let reportInterval = Duration.milliseconds(33)
  /// Where there is no processor to spare, evaluation is to take no more than this part of one.
  private static let shareOfEvaluation = 6
  private let isCrowded: Bool

  /// Starts training at once, as its views have it; reports are about their dataset.
  public init(_ opened: OpenedRun) throws(NoThread) {
    let run = opened.view
    dataset = opened.driver.run.dataset
    title = run.title
    isCrowded = usableProcessorCount <= opened.driver.run.threads
    let loop = TrainingLoop(
      opened.drivers, pace: run.pace, isPaused: run.isPaused, pauseStep: run.pauseStep, now: .now)
    try startThread { self.evaluateMoments() }
    let start = Result { () throws(NoThread) in try startThread { self.train(loop) } }
    guard case .failure(let problem) = start else { return }
    stop()
    hasMoments.signal()
    throw problem
  }

  public func send(_ command: Command) {
    mailbox.withLock { $0.commands.append(command) }
    news.signal()
  }

  public func takeReports() -> [Report]? {
    mailbox.withLock { box in
      defer { box.reports = nil }
      return box.reports
    }
  }

  /// A step that is being taken is taken to its end, and nothing after it.
  public func stop() {
    mailbox.withLock { $0.isStopping = true }
    news.signal()
  }

  /// Waits until its thread has gone, after ``stop()``.
  public func waitUntilEnded() {
    ended.wait()
    ended.signal()
  }
}

// MARK: The training thread

extension TrainingThread {
  private func train(_ start: TrainingLoop) {
    var loop = start
    var nextReport = ContinuousClock.now
    while let (commands, measured) = takeMail() {
      for news in measured { loop.note(news.measures, of: news.side, era: news.era) }
      for command in commands { loop.perform(command, .now) }
      // Whoever pressed a key wants to see what it did.
      if !commands.isEmpty { nextReport = min(nextReport, .now) }
      let now = ContinuousClock.now
      if loop.isDue(now) { loop.step(now) }
      if loop.hasNews, now >= nextReport, beginEvaluation() {
        let moments = loop.takeMoments(now)
        mailbox.withLock { $0.moments = moments }
        hasMoments.signal()
        nextReport = now + reportInterval
      }
      let wake = [
        loop.nextDue(now), loop.hasNews ? max(nextReport, now + .milliseconds(1)) : nil,
      ].compactMap { $0 }.min()
      wait(until: wake, from: now)
    }
    hasMoments.signal()
    ended.signal()
  }

  /// From one evaluation's beginning to the next one's.
  private var reportInterval: Duration {
    guard isCrowded else { return Self.reportInterval }
    let last = mailbox.withLock { $0.evaluationTime }
    return max(Self.reportInterval, last * Self.shareOfEvaluation)
  }

  /// `nil` when it is time to end.
  private func takeMail() -> (commands: [Command], measured: [Measured])? {
    mailbox.withLock { box in
      defer {
        box.commands.removeAll()
        box.measured.removeAll()
      }
      return box.isStopping ? nil : (box.commands, box.measured)
    }
  }

  private func wait(until wake: ContinuousClock.Instant?, from now: ContinuousClock.Instant) {
    guard let wake else { return news.wait() }
    guard wake > now else { return }
    let nanoseconds = Int((wake - now) / .nanoseconds(1))
    _ = news.wait(timeout: .now() + .nanoseconds(nanoseconds))
  }

  /// False when the other thread is still busy with the moment before.
  private func beginEvaluation() -> Bool {
    mailbox.withLock { box in
      defer { box.isEvaluating = true }
      return !box.isEvaluating
    }
  }

  /// Until there are none to come.
  private func evaluateMoments() {
    while true {
      hasMoments.wait()
      let next = mailbox.withLock { box in
        defer { box.moments = nil }
        return box.moments
      }
      guard let moments = next else { return }
      let start = processorTime()
      let reports = moments.map { $0.report(on: title) }
      let time = processorTime() - start
      mailbox.withLock { box in
        box.reports = reports
        box.evaluationTime = time
        box.measured += zip(reports, moments).map {
          Measured(measures: Measures($0.snapshot), side: $1.side, era: $1.era)
        }
        box.isEvaluating = false
      }
    }
  }
}

/// What this thread has had of a processor.
private func processorTime() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
