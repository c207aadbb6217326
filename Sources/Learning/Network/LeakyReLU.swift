/// `y = z` where z > 0, else `slope · z`, element by element: what dense layers and convolutions end with.
///
/// The slope lies above 0 and goes to 1, where the function is the identity. So y has the sign of z, the derivative
/// can be read from y, and a layer never keeps z.
package enum LeakyReLU {
  static func checkSlope(_ slope: Float) {
    precondition(slope > 0 && slope <= 1, "a slope of \(slope): above 0, up to 1 is needed")
  }

  /// Turns a part of z, rows of as many elements as `bias` has, into `y = f(z + b)`.
  package static func addBias(
    _ bias: Span<Float>, thenApply slope: Float, to z: inout MutableSpan<Float>,
    in range: Range<Int>
  ) {
    let columns = bias.count
    precondition(
      range.upperBound <= z.count && range.count.isMultiple(of: columns),
      "\(range) of \(z.count) elements are no rows of \(columns)")
    let inEights = columns - columns % 8
    // Eight columns after eight, so that their bias stays in registers.
    for column in stride(from: 0, to: inEights, by: 8) {
      let shift = bias[eightFrom: column]
      for start in stride(from: range.lowerBound + column, to: range.upperBound, by: columns) {
        let value = z[eightFrom: start] + shift
        let scaled = slope * value
        z[eightFrom: start] = value.replacing(with: scaled, where: scaled .> value)
      }
    }
    for column in inEights..<columns {
      for k in stride(from: range.lowerBound + column, to: range.upperBound, by: columns) {
        // The larger of two numbers, not one of two statements, so that it compiles without a branch.
        let value = z[k] + bias[column]
        let scaled = slope * value
        z[k] = value > scaled ? value : scaled
      }
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
