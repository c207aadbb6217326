// The C library of the system, under one name: Darwin's, Musl's or GNU's.

#if canImport(Darwin)
  @_exported import Darwin
#elseif canImport(Musl)
  @_exported import Musl
#else
  @_exported import Glibc
#endif

/// What the system says of the call that failed last, such as `No space left on device`.
public var systemProblem: String {
  // Safe: the text ends with a zero, and it is copied at once.
  String(cString: strerror(errno))
}
