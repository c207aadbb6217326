import Learning
import Testing

/// Whether every number is within `relative` of the expected one or within `absolute` of it; NaN never is.
///
/// The defaults are what reference/README.md promises of float32 against PyTorch's float64. Only the
/// worst number is reported.
func expectClose(
  _ actual: [Double], _ expected: [Double], relative: Double = 1e-4, absolute: Double = 1e-5,
  _ what: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    actual.count == expected.count, "\(what): how many numbers", sourceLocation: sourceLocation)
  // The part of the tolerance that each number uses up, in which NaN counts as all and more.
  let used = zip(actual, expected).map { a, e in
    let part = abs(a - e) / max(absolute, relative * abs(e))
    return part.isNaN ? .infinity : part
  }
  guard let worst = used.indices.max(by: { used[$0] < used[$1] }) else { return }
  #expect(
    used[worst] <= 1,
    "\(what)[\(worst)] is \(actual[worst]), should be \(expected[worst])",
    sourceLocation: sourceLocation)
}

func expectClose(
  _ actual: [Float], _ expected: [Double], relative: Double = 1e-4, absolute: Double = 1e-5,
  _ what: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    actual.map(Double.init), expected, relative: relative, absolute: absolute, what,
    sourceLocation: sourceLocation)
}

func expectClose(
  _ actual: [Float], _ expected: [Float], relative: Double = 1e-4, absolute: Double = 1e-5,
  _ what: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    actual, expected.map(Double.init), relative: relative, absolute: absolute, what,
    sourceLocation: sourceLocation)
}

func expectClose(
  _ actual: Double, _ expected: Double, relative: Double = 1e-4, absolute: Double = 1e-5,
  _ what: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    [actual], [expected], relative: relative, absolute: absolute, what,
    sourceLocation: sourceLocation)
}

/// The bit patterns, to compare for "the same to the last bit": `==` takes −0 for 0 and no NaN for itself.
func bits(_ numbers: [Float]) -> [UInt32] { numbers.map(\.bitPattern) }

func bits(_ matrix: Matrix) -> [UInt32] { bits(matrix.elements) }
