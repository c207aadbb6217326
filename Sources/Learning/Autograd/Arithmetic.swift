// The arithmetic of variables: each function's forward and backward side by side. Everything is element by
// element; the other operand of a variable is one of the same shape or a plain number.

/// `a + b`; the gradient goes on to both.
struct Sum: Function {
  func forward(_ inputs: [Matrix]) -> (output: Matrix, saved: Void) { (inputs[0] + inputs[1], ()) }

  func backward(_ upstream: Matrix, _ saved: Void) -> [Matrix?] { [upstream, upstream] }
}

/// `a · b`; `∂/∂a = b`, `∂/∂b = a`.
struct Product: Function {
  func forward(_ inputs: [Matrix]) -> (output: Matrix, saved: (a: Matrix, b: Matrix)) {
    (inputs[0] * inputs[1], (inputs[0], inputs[1]))
  }

  func backward(_ upstream: Matrix, _ saved: (a: Matrix, b: Matrix)) -> [Matrix?] {
    [upstream * saved.b, upstream * saved.a]
  }
}

/// `factor · a + offset`; `∂/∂a = factor`.
struct Affine: Function {
  let factor: Float
  var offset: Float = 0

  func forward(_ inputs: [Matrix]) -> (output: Matrix, saved: Void) {
    (inputs[0].map { factor * $0 + offset }, ())
  }

  func backward(_ upstream: Matrix, _ saved: Void) -> [Matrix?] { [upstream.map { factor * $0 }] }
}

/// `a²`; `∂/∂a = 2a`.
struct Square: Function {
  func forward(_ inputs: [Matrix]) -> (output: Matrix, saved: Matrix) {
    (inputs[0].map { $0 * $0 }, inputs[0])
  }

  func backward(_ upstream: Matrix, _ a: Matrix) -> [Matrix?] { [upstream * a.map { 2 * $0 }] }
}

/// The sum of all elements, a scalar; every element gets its gradient.
struct Total: Function {
  func forward(_ inputs: [Matrix]) -> (output: Matrix, saved: (rows: Int, columns: Int)) {
    let a = inputs[0]
    return (
      Matrix(rows: 1, columns: 1, elements: [a.elements.reduce(0, +)]), (a.rows, a.columns)
    )
  }

  func backward(_ upstream: Matrix, _ shape: (rows: Int, columns: Int)) -> [Matrix?] {
    [Matrix(rows: shape.rows, columns: shape.columns, repeating: upstream[0, 0])]
  }
}

extension Variable {
  /// The sum of two variables of the same shape.
  public static func + (a: Variable, b: Variable) -> Variable { Sum()(a, b) }
  /// The difference of two variables of the same shape.
  public static func - (a: Variable, b: Variable) -> Variable { a + -1 * b }
  /// The product, element by element, of two variables of the same shape.
  public static func * (a: Variable, b: Variable) -> Variable { Product()(a, b) }
  /// A number times each element.
  public static func * (a: Float, b: Variable) -> Variable { Affine(factor: a)(b) }
  /// A number added to each element.
  public static func + (a: Variable, b: Float) -> Variable { Affine(factor: 1, offset: b)(a) }
  /// A number taken from each element.
  public static func - (a: Variable, b: Float) -> Variable { a + -b }
  /// Each element taken from a number.
  public static func - (a: Float, b: Variable) -> Variable { Affine(factor: -1, offset: a)(b) }

  /// The square of each element.
  public func squared() -> Variable { Square()(self) }

  /// The sum of all elements, a scalar.
  public func sum() -> Variable { Total()(self) }
}
