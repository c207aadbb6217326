import CPseudoTerminal
import Foundation
import Synchronization

/// The window's end of a pseudo-terminal, read on a thread of its own: like a real one it takes what is shown and
/// answers at once, however busy the tests are.
final class Window: Sendable {
  private struct State {
    var output: [UInt8] = []
    var modes = TerminalModes()
    var isHeld = false
    var isOpen = true
  }

  private let descriptor: Int32
  private let answersRequests: Bool
  private let state = Mutex(State())

  init(_ descriptor: Int32, answersRequests: Bool) {
    self.descriptor = descriptor
    self.answersRequests = answersRequests
    Thread.detachNewThread { self.takeByItself() }
  }

  var output: [UInt8] { state.withLock { $0.output } }
  var modes: TerminalModes { state.withLock { $0.modes } }

  func forget(first count: Int?) {
    state.withLock { $0.output.removeFirst(count ?? $0.output.count) }
  }

  /// From now on only ``take(atMost:)`` takes anything.
  func hold() { state.withLock { $0.isHeld = true } }

  /// Touches the descriptor no more; it may be closed then.
  func close() { state.withLock { $0.isOpen = false } }

  func type(_ bytes: [UInt8]) { state.withLock { if $0.isOpen { write(bytes) } } }

  private func takeByItself() {
    while state.withLock({ $0.isOpen && !$0.isHeld }) {
      var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&source, 1, 10) > 0 else { continue }
      // Nothing to take although there is something: whoever has the other end has gone.
      if state.withLock({ $0.isHeld ? 1 : take(atMost: .max, &$0) }) == 0 { usleep(1000) }
    }
  }

  /// Takes at most so many bytes of what has been written; while the window is not held there is nothing to do.
  func take(atMost limit: Int) {
    state.withLock { if $0.isHeld { _ = take(atMost: limit, &$0) } }
  }

  private func take(atMost limit: Int, _ state: inout State) -> Int {
    var buffer = [UInt8](repeating: 0, count: 4096)
    var total = 0
    while state.isOpen && total < limit {
      let wanted = min(buffer.count, limit - total)
      // Safe: `read` writes at most `wanted` bytes, and the buffer has as many.
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, wanted) }
      guard count > 0 else { break }
      state.output += buffer[..<count]
      let requests = state.modes.read(buffer[..<count])
      if answersRequests { for _ in 0..<requests { write(Array("\u{1B}[0n".utf8)) } }
      total += count
    }
    return total
  }

  /// Gives up on a program that has read nothing for ten seconds.
  private func write(_ bytes: [UInt8]) {
    var sent = 0
    var deadline = ContinuousClock.now + .seconds(10)
    while sent < bytes.count {
      // Safe: the bytes are valid while `write` reads them.
      let count = bytes.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress! + sent, $0.count - sent)
      }
      if count > 0 {
        sent += count
        deadline = .now + .seconds(10)
      } else if errno != EAGAIN && errno != EINTR || ContinuousClock.now > deadline {
        return
      } else {
        usleep(100)
      }
    }
  }
}
