/// `x ← eˣ` for every x, none of which is above 0.
///
/// The C library's `expf` is a call for each number. This has neither call nor branch, so that the compiler does
/// several numbers at a time: `eˣ = 2ⁿ · 2ᶠ` with whole n and |f| ≤ ½, 2ᶠ by its Taylor polynomial (error 10⁻⁷ relative),
/// 2ⁿ by adding n to the exponent's bits. Below −87, where eˣ leaves float32's normal range, it stays at e⁻⁸⁷ ≈ 10⁻³⁸;
/// NaN stays NaN.
func exponentiate(_ numbers: inout MutableSpan<Float>) {
  for i in 0..<numbers.count { numbers[i] = exponential(numbers[i]) }
}

@inline(__always)
package func exponential(_ x: Float) -> Float {
  let exponent = (x < -87 ? -87 : x) * 1.442_695_04  // x / log 2
  // Added to 1.5 · 2²³, a float32 has no room for a fraction: it rounds, and n stands in its lowest bits.
  let shifted = exponent + 12_582_912
  let n = shifted - 12_582_912
  let f = exponent - n
  // (log 2)ᵏ / k! for k = 6 … 1.
  var power: Float = 1.540_353_04e-4
  power = power * f + 1.333_355_81e-3
  power = power * f + 9.618_129_11e-3
  power = power * f + 5.550_410_87e-2
  power = power * f + 2.402_265_07e-1
  power = power * f + 6.931_471_81e-1
  power = power * f + 1
  return Float(bitPattern: power.bitPattern &+ shifted.bitPattern &<< 23)
}
