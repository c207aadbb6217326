import Dispatch
import Learning
import Runs
import Synchronization

/// A run that trains while it is watched.
public protocol Training: Sendable {
  /// All that it trains on.
  var dataset: Dataset { get }
  func send(_ command: Command)
  /// The newest report that has not been taken yet.
  func takeReport() -> Report?
  /// Asks it to end, and does not wait for that.
  func stop()
}

/// Training on a thread of its own, watched from another.
///
/// A mailbox takes commands in, which are done at the next step boundary, and hands the newest report out. Reports are made
/// on a third thread, at most thirty a second, from checkpoints: neither a slow screen nor a slow evaluation holds training
/// up. Beside Learning's `Crew`, which shares a step, and `ThreadedHost` this is all that knows of threads.
public final class TrainingThread: Training {
  private struct Mailbox {
    var commands: [Command] = []
    var isStopping = false
    var isEvaluating = false
    var report: Report?
    /// What was measured and the loop has not heard of yet.
    var measured: [(Measures, era: Int)] = []
  }

  public let dataset: Dataset
  /// What reports are about: all samples, or some of them.
  private let title: RunTitle
  private let mailbox = Mutex(Mailbox())
  /// Signalled once for each command, so that a thread that waits hears of it at once.
  private let news = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)
  private let trainingQueue = DispatchQueue(label: "training")
  private let evaluationQueue = DispatchQueue(label: "evaluation")

  private static let reportInterval = Duration.milliseconds(33)

  /// Starts training at once, as `run` has it; reports are about its dataset.
  public init(_ driver: RunDriver, _ run: RunView) {
    dataset = driver.run.dataset
    title = run.title
    let loop = TrainingLoop(
      driver, pace: run.pace, isPaused: run.isPaused, pauseStep: run.pauseStep, now: .now)
    trainingQueue.async { self.train(loop) }
  }

  public func send(_ command: Command) {
    mailbox.withLock { $0.commands.append(command) }
    news.signal()
  }

  public func takeReport() -> Report? {
    mailbox.withLock { box in
      defer { box.report = nil }
      return box.report
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
      for (measures, era) in measured { loop.note(measures, of: era) }
      for command in commands { loop.perform(command, .now) }
      let now = ContinuousClock.now
      if loop.isDue(now) { loop.step(now) }
      if loop.hasNews, now >= nextReport, beginEvaluation() {
        evaluate(loop.takeMoment(now))
        nextReport = now + Self.reportInterval
      }
      let wake = [
        loop.nextDue(now), loop.hasNews ? max(nextReport, now + .milliseconds(1)) : nil,
      ].compactMap { $0 }.min()
      wait(until: wake, from: now)
    }
    ended.signal()
  }

  /// `nil` when it is time to end.
  private func takeMail() -> (commands: [Command], measured: [(Measures, era: Int)])? {
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

  private func evaluate(_ moment: Moment) {
    evaluationQueue.async {
      let report = moment.report(on: self.title)
      self.mailbox.withLock { box in
        box.report = report
        box.measured.append((Measures(report.snapshot), moment.era))
        box.isEvaluating = false
      }
    }
  }
}
