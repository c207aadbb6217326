import Libc

#if !canImport(Accelerate)
  import COpenBLAS
#endif

/// What decides how numbers are rounded: the processor's kind and the libraries of mathematics, in one line, such as
/// `x86_64 · OpenBLAS 0.3.21 Zen · glibc 2.36`. Where it is the same, the same run gives the same bits.
public let arithmetic: String = [processor, matrixLibrary, standardLibrary].joined(separator: " · ")

private var processor: String {
  #if arch(x86_64)
    "x86_64"
  #elseif arch(arm64)
    "arm64"
  #else
    "other"
  #endif
}

private var matrixLibrary: String {
  #if canImport(Accelerate)
    return "Accelerate"
  #else
    // Safe: constant strings of the library, which ends them with a zero.
    let config = openblas_get_config().map { String(cString: $0) } ?? "OpenBLAS"
    let core = openblas_get_corename().map { String(cString: $0) } ?? ""
    let version = config.split(separator: " ").prefix(2).joined(separator: " ")
    return core.isEmpty ? version : "\(version) \(core)"
  #endif
}

private var standardLibrary: String {
  #if canImport(Glibc)
    // Safe: `confstr` writes at most as much as there is room for, and ends it with a zero.
    return String(unsafeUninitializedCapacity: 64) { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        max(min(confstr(Int32(_CS_GNU_LIBC_VERSION), text.baseAddress, text.count), 64) - 1, 0)
      }
    }
  #elseif canImport(Darwin)
    return "Darwin"
  #else
    return "musl"
  #endif
}
