/// `y = z` where z > 0, else `slope · z`, element by element: what dense layers and convolutions end with.
///
/// The slope goes from 0, which is ReLU, to 1, where the function is the identity. So y is above 0 where z is, the derivative
/// can be read from y, and a layer never keeps z.
package enum LeakyReLU {
  static func checkSlope(_ slope: Float) {
    precondition(slope >= 0 && slope <= 1, "a slope of \(slope): 0 to 1 is needed")
  }

  /// z to y, in place.
  package static func apply(slope: Float, to z: inout MutableSpan<Float>) {
    guard slope < 1 else { return }
    for k in 0..<z.count {
      // The larger of two numbers, not one of two statements, so that it compiles without a branch.
      let scaled = slope * z[k]
      z[k] = z[k] > scaled ? z[k] : scaled
    }
  }

  /// `∂L/∂y` to `∂L/∂z = ∂L/∂y · f′(z)`, in place.
  package static func backward(_ y: Span<Float>, slope: Float, gradient: inout MutableSpan<Float>) {
    precondition(
      y.count == gradient.count, "\(y.count) elements, their gradient has \(gradient.count)")
    guard slope < 1 else { return }
    for i in 0..<gradient.count { gradient[i] *= y[i] > 0 ? 1 : slope }
  }
}
