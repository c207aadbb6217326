import Libc

#if !canImport(Accelerate)
  import COpenBLAS
#endif

/// A thread that the system does not give: too many run, or there is no memory for its stack.
public struct NoThread: Error, Equatable, CustomStringConvertible {
  /// The reason in the system's words.
  public let reason: String

  public var description: String {
    "no thread can be made: \(reason); fewer --threads, or a higher limit of processes (ulimit -u) or of memory, may do"
  }
}

/// Runs `body` on a new thread, of which nobody waits for the end.
///
/// By POSIX, as Dispatch tries again for ever where a thread cannot be made.
package func startThread(_ body: @escaping @Sendable () -> Void) throws(NoThread) {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  pthread_attr_setstacksize(&attributes, stackSize)
  let work = Unmanaged.passRetained(ThreadBody(body))
  #if canImport(Darwin)
    var thread: pthread_t?
    let status = pthread_create(&thread, &attributes, { perform($0) }, work.toOpaque())
  #else
    var thread = pthread_t()
    let status = pthread_create(&thread, &attributes, { perform($0) }, work.toOpaque())
  #endif
  guard status == 0 else {
    work.release()
    throw NoThread(reason: String(cString: strerror(status)))
  }
}

/// Arrays lie in the heap, and nothing here calls itself deeply.
private let stackSize = 1 << 20

private final class ThreadBody: Sendable {
  let work: @Sendable () -> Void
  init(_ work: @escaping @Sendable () -> Void) { self.work = work }
}

/// Safe: the pointer is the one that `startThread` retained, and it is taken back once.
private func perform(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let pointer else { return nil }
  Unmanaged<ThreadBody>.fromOpaque(pointer).takeRetainedValue().work()
  return nil
}

/// On so many processors of the machine this process may run: all, or those that `taskset` or a container leaves it.
package var usableProcessorCount: Int {
  #if canImport(Accelerate)
    return max(sysconf(_SC_NPROCESSORS_ONLN), 1)
  #else
    return max(Int(openblas_get_num_procs()), 1)
  #endif
}
