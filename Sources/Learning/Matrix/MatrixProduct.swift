import Synchronization

#if canImport(Accelerate)
  import Accelerate
#else
  import COpenBLAS
#endif

/// How the elements of an operand lie in memory, seen from the product.
package enum Layout {
  case asIs, transposed
}

/// Held during a product. The serial build of OpenBLAS hands its packing buffers out without a lock, so that
/// two products at the same time may share one and both come out wrong (0.3.21: 3 in 100 on two cores).
private let productLock = Mutex(())

/// The matrix product `C = op(A) · op(B)`, by the BLAS of the machine.
///
/// `op(A)` is `[rows, inner]`, `op(B)` is `[inner, columns]`, `C` is `[rows, columns]`; an operand that is
/// `.transposed` lies in memory the other way round. C is written over `c` from element `start` on.
/// Cost: `2 · rows · columns · inner` floating-point operations, nothing allocated here.
package func multiply(
  _ a: Span<Float>, _ aLayout: Layout, _ b: Span<Float>, _ bLayout: Layout,
  into c: inout MutableSpan<Float>, at start: Int = 0, rows: Int, inner: Int, columns: Int
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
        productLock.withLock { _ in
          cblas_sgemm(
            CblasRowMajor,
            aLayout == .asIs ? CblasNoTrans : CblasTrans,
            bLayout == .asIs ? CblasNoTrans : CblasTrans,
            Int32(rows), Int32(columns), Int32(inner),
            1, a.baseAddress, Int32(aLayout == .asIs ? inner : rows),
            b.baseAddress, Int32(bLayout == .asIs ? columns : inner),
            0, c.baseAddress.map { $0 + start }, Int32(columns))
        }
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
