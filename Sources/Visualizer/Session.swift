import Dispatch
import Learning
import Synchronization

/// Training on a thread of its own, watched from another.
///
/// A mailbox takes commands in, which are applied at the next step boundary and logged with the step's number,
/// and hands the newest snapshot out. Snapshots are made on a third thread, at most thirty a second, from
/// checkpoints: neither a slow screen nor a slow evaluation holds training up. Beside Learning's `Crew`, which
/// shares a step, this is the only file that knows of threads.
public final class Session: Sendable {
  public enum Command: Sendable, Equatable {
    case change(TrainingRun.Change)
    case pace(Pace)
    case pause(Bool)
    /// Pauses, and takes one step.
    case stepOnce
  }

  /// What training has to say.
  public struct Report: Sendable {
    public let snapshot: Snapshot
    public let stepsPerSecond: Double?
  }

  private struct Mailbox {
    var commands: [Command] = []
    var isStopping = false
    var isEvaluating = false
    var report: Report?
    var log: [RecordedRun.Entry] = []
  }

  private let mailbox = Mutex(Mailbox())
  private let evaluator: Mutex<Evaluator>
  /// Signalled once for each command, so that a thread that waits hears of it at once.
  private let news = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)
  private let trainingQueue = DispatchQueue(label: "training")
  private let evaluationQueue = DispatchQueue(label: "evaluation")

  private let pauseStep: Int?

  /// How many samples of each part a report is about. A plot has no room for more points, and a pass over all of
  /// a large set, or of a few by a large network, would hold up the next report for seconds.
  public static func mostEvaluated(by architecture: Architecture) -> Int {
    architecture.kind == .lenetPlusPlus ? mostEvaluatedByLeNetPlusPlus : mostEvaluated
  }

  static let mostEvaluated = 2000
  /// It takes about 1.5 ms for each, so a report comes twice a second.
  static let mostEvaluatedByLeNetPlusPlus = 200

  private static let snapshotInterval = Duration.milliseconds(33)

  /// Starts training at once. At `pauseStep` it pauses by itself.
  public init(
    _ run: TrainingRun, pace: Pace = .start, isPaused: Bool = false, pauseStep: Int? = nil
  ) {
    self.pauseStep = pauseStep
    evaluator = Mutex(run.evaluator(atMost: Self.mostEvaluated(by: run.architecture)))
    trainingQueue.async { self.train(run, TrainingClock(pace: pace, isPaused: isPaused)) }
  }

  public func send(_ command: Command) {
    mailbox.withLock { $0.commands.append(command) }
    news.signal()
  }

  /// The newest report that has not been taken yet.
  public func takeReport() -> Report? {
    mailbox.withLock { box in
      defer { box.report = nil }
      return box.report
    }
  }

  /// Every change so far and every time that it went back, in order: what ``RecordedRun`` can replay.
  public var log: [RecordedRun.Entry] { mailbox.withLock { $0.log } }

  /// Ends training and waits until its thread has gone.
  public func stop() {
    mailbox.withLock { $0.isStopping = true }
    news.signal()
    ended.wait()
    ended.signal()
  }
}

// MARK: The training thread

extension Session {
  private func train(_ start: TrainingRun, _ startClock: TrainingClock) {
    var (recorded, clock) = (RecordedRun(start), startClock)
    // The start is news too: charts and trails begin there.
    var hasNews = true
    var nextSnapshot = ContinuousClock.now
    while let commands = takeCommands() {
      for command in commands {
        switch command {
        case .change(let change):
          recorded.apply(change)
          mailbox.withLock { $0.log = recorded.log }
          hasNews = true
        case .pace(let pace): clock.pace = pace
        case .pause(let isPaused): clock.isPaused = isPaused
        case .stepOnce: clock.stepOnce()
        }
      }
      let now = ContinuousClock.now
      if clock.isDue(now) {
        let wentBack = recorded.step()
        clock.hasStepped(now)
        if wentBack {
          clock.isPaused = true
          mailbox.withLock { $0.log = recorded.log }
        }
        if recorded.run.trainer.stepCount == pauseStep { clock.isPaused = true }
        hasNews = true
      }
      if hasNews && now >= nextSnapshot
        && evaluate(recorded.run.checkpoint(), clock.measuredPace(now))
      {
        hasNews = false
        nextSnapshot = now + Self.snapshotInterval
      }
      let wake = [clock.nextDue(now), hasNews ? max(nextSnapshot, now + .milliseconds(1)) : nil]
        .compactMap { $0 }.min()
      wait(until: wake, from: now)
    }
    ended.signal()
  }

  /// `nil` when it is time to end.
  private func takeCommands() -> [Command]? {
    mailbox.withLock { box in
      defer { box.commands.removeAll() }
      return box.isStopping ? nil : box.commands
    }
  }

  private func wait(until wake: ContinuousClock.Instant?, from now: ContinuousClock.Instant) {
    guard let wake else { return news.wait() }
    guard wake > now else { return }
    let nanoseconds = Int((wake - now) / .nanoseconds(1))
    _ = news.wait(timeout: .now() + .nanoseconds(nanoseconds))
  }

  /// Has a checkpoint evaluated on the other thread. False when that thread is still busy with the one before.
  private func evaluate(_ checkpoint: Checkpoint, _ stepsPerSecond: Double?) -> Bool {
    let isBusy = mailbox.withLock { box in
      defer { box.isEvaluating = true }
      return box.isEvaluating
    }
    guard !isBusy else { return false }
    evaluationQueue.async {
      let snapshot = self.evaluator.withLock { $0.snapshot(of: checkpoint) }
      self.mailbox.withLock { box in
        box.report = Report(snapshot: snapshot, stepsPerSecond: stepsPerSecond)
        box.isEvaluating = false
      }
    }
    return true
  }
}
