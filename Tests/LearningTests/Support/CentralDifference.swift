/// The derivative of `f` by each of the numbers at `x`: `(f(x + h) − f(x − h)) / 2h`.
///
/// Its error is `h² / 6 · f′′′` from the curve and about `10⁻⁷ · |f| / h` from float32, so the right step
/// depends on f: any large one where f is linear or quadratic (no third derivative), else near `(10⁻⁷)^⅓ ≈ 0.005`
/// to 0.03. h is a power of two and the distance is taken as it came out, so that x ± h itself adds no error.
func centralDifferences(
  at x: [Float], step h: Float, of f: ([Float]) -> Double
) -> [Double] {
  x.indices.map { k in
    var (above, below) = (x, x)
    above[k] += h
    below[k] -= h
    return (f(above) - f(below)) / (Double(above[k]) - Double(below[k]))
  }
}

/// `Σ a_i b_i` in float64: turns a layer's output into one number, whose derivative by the output is `b`.
func dot(_ a: [Float], _ b: [Float]) -> Double {
  zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
}
