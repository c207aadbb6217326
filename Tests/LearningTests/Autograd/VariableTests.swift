import Learning
import Testing

struct VariableTests {
  struct Operation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let apply: @Sendable (Variable, Variable) -> Variable

    init(_ name: String, _ apply: @escaping @Sendable (Variable, Variable) -> Variable) {
      testDescription = name
      self.apply = apply
    }
  }

  static let operations = [
    Operation("a + b") { $0 + $1 }, Operation("a − b") { $0 - $1 },
    Operation("a · b") { $0 * $1 }, Operation("a + 3") { a, _ in a + 3 },
    Operation("a − 3") { a, _ in a - 3 }, Operation("3 − a") { a, _ in 3 - a },
    Operation("−2 a") { a, _ in -2 * a }, Operation("a²") { a, _ in a.squared() },
    Operation("a² b + a − b", { $0.squared() * $1 + $0 - $1 }),
  ]

  @Test("the gradient of an operation is its slope, in both operands", arguments: operations)
  func slopes(operation: Operation) {
    let (a, b) = (wave(2, 3, scale: 2), wave(6).reversed().map { $0 + 0.5 })
    // Weighted, so that a gradient in the wrong place shows.
    let weights = Variable(Matrix(rows: 2, columns: 3, elements: [1, 2, -1, 0.5, 3, -2]))
    func loss(_ a: Variable, _ b: Variable) -> Variable { (weights * operation.apply(a, b)).sum() }
    func leaf(_ elements: [Float]) -> Variable {
      Variable(Matrix(rows: 2, columns: 3, elements: elements))
    }

    let (left, right) = (leaf(a.elements), leaf(b))
    loss(left, right).backward()
    // Polynomials of degree 3 at most: at a step of 1/32 neither curve nor rounding shows.
    let slopesOfA = centralDifferences(at: a.elements, step: 1 / 32) {
      Double(loss(leaf($0), leaf(b)).scalar)
    }
    expectClose(left.gradient?.elements ?? [], slopesOfA, absolute: 2e-3, "a")
    let slopesOfB = centralDifferences(at: b, step: 1 / 32) {
      Double(loss(leaf(a.elements), leaf($0)).scalar)
    }
    expectClose(
      right.gradient?.elements ?? [0, 0, 0, 0, 0, 0], slopesOfB, absolute: 2e-3, "b")
  }

  @Test("a variable that is used twice gets the sum of both ways")
  func usedTwice() {
    let x = Variable(3)
    let y = x * x + 2 * x
    y.backward()
    #expect(x.gradient?.elements == [8])
  }

  @Test("each function goes back once, when all that came of its output has")
  func order() {
    // a reaches the loss by three ways of different lengths; a walk that does not sort would go back through `early`
    // before `late` has said what it needs.
    var calls: [Float] = []
    let observed = Observed { calls.append($0) }
    let x = Variable(2)
    let a = observed(x)
    let early = 3 * a
    let late = (early + a).squared()
    (late + early * a).backward()
    // With a = 2: late = (4a)² = 16a², early · a = 3a², so ∂/∂a = 38a = 76.
    #expect(calls == [76])
    #expect(x.gradient?.elements == [76])
  }

  @Test("only leaves keep their gradients, which add up until a descent")
  func accumulates() {
    let x = Variable(5)
    let y = 3 * x
    y.backward()
    y.backward()
    #expect(x.gradient?.elements == [6])
    #expect(y.gradient == nil)
    x.descend(rate: 0.5)
    #expect(x.value.elements == [2])
    #expect(x.gradient == nil)
    x.descend(rate: 0.5)
    #expect(x.value.elements == [2], "without a gradient nothing moves")
  }

  @Test("what forward saved stays as it was when a leaf moves on")
  func savedValues() {
    let x = Variable(4)
    let y = x.squared()
    y.backward()
    x.descend(rate: 0.25)
    #expect(x.value.elements == [2])
    y.backward()
    #expect(x.gradient?.elements == [8], "the slope at 4, where y was computed")
  }

  @Test("a hundred steps of descent find the minimum of (x − 3)² + (y + 1)²")
  func descends() {
    let (x, y) = (Variable(0), Variable(0))
    for _ in 0..<100 {
      ((x - 3).squared() + (y + 1).squared()).backward()
      x.descend(rate: 0.1)
      y.descend(rate: 0.1)
    }
    expectClose([x.scalar, y.scalar], [3, -1] as [Float])
  }
}

/// Hands everything on, both ways, and says what came back.
private struct Observed: Function {
  let observe: (Float) -> Void

  func forward(_ inputs: [Matrix]) -> (output: Matrix, saved: Void) { (inputs[0], ()) }

  func backward(_ upstream: Matrix, _ saved: Void) -> [Matrix?] {
    observe(upstream[0, 0])
    return [upstream]
  }
}
