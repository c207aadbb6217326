import Dispatch
import Runs
import Synchronization

/// The cells that threads share: each takes the next one, until there is none or one has failed.
final class SweepWork: Sendable {
  private struct State {
    var next = 0
    var ended = 0
    var error: (any Error)?
  }

  private let cells: [RunSpec]
  private let steps: Int
  private let folder: SweepFolder
  private let state = Mutex(State())
  private let isDone = DispatchSemaphore(value: 0)
  private let waited = Mutex(0)

  init(_ cells: [RunSpec], _ steps: Int, _ folder: SweepFolder) {
    (self.cells, self.steps, self.folder) = (cells, steps, folder)
  }

  var endedCount: Int { state.withLock { $0.ended } }
  var error: (any Error)? { state.withLock { $0.error } }

  func go() {
    while let cell = takeNext() {
      do {
        try folder.add(.trained(cell, steps: steps))
        state.withLock { $0.ended += 1 }
      } catch {
        state.withLock { $0.error = $0.error ?? error }
      }
    }
    isDone.signal()
  }

  private func takeNext() -> RunSpec? {
    state.withLock { state in
      guard state.error == nil, state.next < cells.count else { return nil }
      defer { state.next += 1 }
      return cells[state.next]
    }
  }

  /// Waits so long; whether all threads have ended.
  func waitForEnd(of count: Int, milliseconds: Int) -> Bool {
    waited.withLock { waited in
      let deadline = DispatchTime.now() + .milliseconds(milliseconds)
      while waited < count, isDone.wait(timeout: deadline) == .success { waited += 1 }
      return waited == count
    }
  }
}
