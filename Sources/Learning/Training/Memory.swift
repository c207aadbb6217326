import Libc

/// Memory that the system does not give. It is asked for before it is needed: an allocation that fails ends a Swift program.
public struct NoMemory: Error, Equatable, CustomStringConvertible {
  /// How much was wanted, in bytes, and for what.
  public let bytes: Int
  public let purpose: String

  package init(bytes: Int, purpose: String) {
    (self.bytes, self.purpose) = (bytes, purpose)
  }

  public var description: String {
    "\(purpose) takes \(Memory.megabytes(bytes)), and the system does not give it (ulimit -v is \(Memory.addressLimit))"
  }
}

/// What memory there is.
package enum Memory {
  /// Of the machine, in bytes.
  package static let physical =
    max(sysconf(Int32(_SC_PHYS_PAGES)), 1) * sysconf(Int32(_SC_PAGESIZE))

  /// Whether so many bytes more can be had now: by asking for them, and giving them back untouched.
  package static func has(_ bytes: Int) -> Bool {
    guard bytes > 0 else { return bytes == 0 }
    guard bytes <= physical else { return false }
    let start = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | anonymous, -1, 0)
    guard start != MAP_FAILED else { return false }
    munmap(start, bytes)
    return true
  }

  #if canImport(Darwin)
    private static let anonymous = MAP_ANON
  #else
    private static let anonymous = MAP_ANONYMOUS
  #endif

  /// Stops before the first matrix products of `threads` threads at a time where there is no room for them: OpenBLAS takes 128 MB of
  /// addresses for each (of which it touches little) and, where it does not get them, tries again for ever. Beside them is room for
  /// `bytes` and for what else a run takes.
  package static func checkProducts(
    threads: Int, and bytes: Int = 0, for purpose: String
  ) throws(NoMemory) {
    let (needed, overflow) = bytes.addingReportingOverflow(threads * bufferSize + (24 << 20))
    guard !overflow, has(needed) else {
      throw NoMemory(bytes: overflow ? .max : needed, purpose: purpose)
    }
  }

  #if canImport(Accelerate)
    private static let bufferSize = 0
  #else
    private static let bufferSize = 128 << 20
  #endif

  static func megabytes(_ bytes: Int) -> String { "\((bytes - 1) >> 20 + 1) MB" }

  /// As the shell says it, in kilobytes.
  static var addressLimit: String {
    var limit = rlimit()
    #if canImport(Glibc)
      getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #else
      getrlimit(RLIMIT_AS, &limit)
    #endif
    return limit.rlim_cur > UInt64(Int.max) >> 1 ? "unlimited" : "\(limit.rlim_cur >> 10)"
  }
}
