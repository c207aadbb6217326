import Synchronization

#if canImport(Accelerate)
  import Accelerate
#else
  import COpenBLAS
#endif

/// How the elements of an operand lie in memory, seen from the product.
public enum Layout: Sendable {
  case asIs, transposed
}

/// Held during a product where the BLAS needs it. The serial build of OpenBLAS hands its packing buffers out without
/// a lock, so that two products at the same time may share one and both come out wrong (0.3.21: 3 in 100 on two cores).
private let productLock = Mutex(())

/// Whether products have to wait for each other: only with OpenBLAS's serial build, in case it is the one found at run
/// time. Its pthread build locks what its calls share, and is told once to stay on the caller's thread: threads are ours.
///
/// Chosen by measuring 64-128-64-2-10 at batch 128 on a Zen 4 core (all products of a step, one thread): OpenBLAS
/// serial 119 µs, OpenBLAS pthread 114 µs, BLIS 0.9 127 µs. Loading takes 3.9, 3.5 and 0.4 ms, and 2.4, 2.7 and 2.1 MB
/// once it has multiplied.
private let productsQueue: Bool = {
  #if canImport(Accelerate)
    return false
  #else
    openblas_set_num_threads(1)
    let sequential: Int32 = 0
    return openblas_get_parallel() == sequential
  #endif
}()

/// The matrix product `C = op(A) · op(B)`, by the BLAS of the machine.
///
/// `op(A)` is `[rows, inner]`, `op(B)` is `[inner, columns]`, `C` is `[rows, columns]`; an operand that is
/// `.transposed` lies in memory the other way round. C is written over `c` from element `start` on, or added to what is there.
/// Cost: `2 · rows · columns · inner` floating-point operations, nothing allocated here.
public func multiply(
  _ a: Span<Float>, _ aLayout: Layout, _ b: Span<Float>, _ bLayout: Layout,
  into c: inout MutableSpan<Float>, at start: Int = 0, adding: Bool = false,
  rows: Int, inner: Int, columns: Int
) {
  precondition(rows > 0 && inner > 0 && columns > 0, "empty product \(rows)×\(inner)×\(columns)")
  precondition(a.count == rows * inner, "A has \(a.count) elements, \(rows)×\(inner) expected")
  precondition(
    b.count == inner * columns, "B has \(b.count) elements, \(inner)×\(columns) expected")
  precondition(
    start >= 0 && c.count - start >= rows * columns,
    "C has \(c.count) elements, \(rows)×\(columns) from element \(start) on expected")
  // Safe: the three counts were just checked against the shape, and no pointer outlives its closure.
  a.withUnsafeBufferPointer { a in
    b.withUnsafeBufferPointer { b in
      c.withUnsafeMutableBufferPointer { c in
        func compute() {
          let result = c.baseAddress! + start
          // OpenBLAS adds to what its own pass of zeros has written; that pass takes 10 % of a small step, this one 2 %.
          if !adding { result.update(repeating: 0, count: rows * columns) }
          cblas_sgemm(
            CblasRowMajor,
            aLayout == .asIs ? CblasNoTrans : CblasTrans,
            bLayout == .asIs ? CblasNoTrans : CblasTrans,
            Int32(rows), Int32(columns), Int32(inner),
            1, a.baseAddress, Int32(aLayout == .asIs ? inner : rows),
            b.baseAddress, Int32(bLayout == .asIs ? columns : inner),
            1, result, Int32(columns))
        }
        if productsQueue { productLock.withLock { _ in compute() } } else { compute() }
      }
    }
  }
}

/// `Σ a_i²`, by the BLAS of the machine.
func sumOfSquares(_ a: Span<Float>) -> Float {
  // Safe: the pointer does not outlive the closure, and the count is the span's own.
  a.withUnsafeBufferPointer { a in
    cblas_sdot(Int32(a.count), a.baseAddress, 1, a.baseAddress, 1)
  }
}
