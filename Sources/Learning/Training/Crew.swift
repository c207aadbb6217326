import Dispatch
import Synchronization

/// Work that a thread of a ``Crew`` can take over: a value that is handed there and back.
protocol Job: Sendable {
  mutating func perform()
}

/// Threads that share work with the caller: each takes one job, and all wait for the last.
///
/// A job is moved to its thread and back, never copied, and nothing is allocated. Which thread does which job does not
/// depend on how fast they are, so neither does a result. Where the system gives fewer threads, the caller does their jobs too:
/// that takes longer, and the result is the same.
final class Crew<Work: Job>: Sendable {
  private let helpers: [Helper]
  /// One caller at a time: copies of a workspace share its crew.
  private let turn = Mutex(())

  /// A crew of `count` threads, of which the caller is one. `idle` is what a thread holds while it has no job.
  init(count: Int, idle: Work) {
    precondition(count > 0, "a crew of \(count)")
    helpers = (1..<count).map { _ in Helper(idle) }
  }

  deinit {
    for helper in helpers { helper.dismiss() }
  }

  /// Performs every job, the first on the caller's thread. There are as many as the crew has threads.
  func perform(_ jobs: inout [Work]) {
    precondition(jobs.count == helpers.count + 1, "\(jobs.count) jobs for \(helpers.count + 1)")
    turn.withLock { _ in
      for (place, helper) in helpers.enumerated() { helper.start(&jobs[place + 1]) }
      jobs[0].perform()
      for (place, helper) in helpers.enumerated() { helper.finish(&jobs[place + 1]) }
    }
  }
}

extension Crew {
  /// A thread that waits for a job, does it, and waits for the next.
  private final class Helper: Sendable {
    private let job: Mutex<Work>
    private let hasThread = Mutex(true)
    private let isDismissed = Mutex(false)
    private let hasWork = DispatchSemaphore(value: 0)
    private let isDone = DispatchSemaphore(value: 0)

    init(_ idle: Work) {
      job = Mutex(idle)
      let start = Result { () throws(NoThread) in try startThread { self.work() } }
      if case .failure = start { hasThread.withLock { $0 = false } }
    }

    func start(_ work: inout Work) {
      job.withLock { swap(&$0, &work) }
      hasWork.signal()
    }

    func finish(_ work: inout Work) {
      if hasThread.withLock({ $0 }) { isDone.wait() } else { job.withLock { $0.perform() } }
      job.withLock { swap(&$0, &work) }
    }

    func dismiss() {
      isDismissed.withLock { $0 = true }
      hasWork.signal()
    }

    private func work() {
      while true {
        hasWork.wait()
        if isDismissed.withLock({ $0 }) { return }
        job.withLock { $0.perform() }
        isDone.signal()
      }
    }
  }
}
