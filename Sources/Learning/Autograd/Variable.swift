/// A matrix that remembers how it was computed, so that ``backward()`` can go the way back: define-by-run
/// reverse mode, after micrograd and PyTorch's `autograd.Variable`.
///
/// A variable made from a matrix is a leaf: an input or a parameter. One that a ``Function`` returns knows its
/// inputs and their backward pass. A scalar is a 1×1 matrix. This is for reading and for small experiments;
/// a training step needs no graph and calls the same mathematics directly (see ``Trainer/step(on:using:)``).
public final class Variable {
  /// The numbers; of a leaf they change by ``descend(rate:)`` alone.
  public private(set) var value: Matrix
  /// `∂L/∂value` of a leaf, summed over all ways to it and all calls of ``backward()`` since it was last `nil`.
  /// Stays `nil` for everything in between: nobody asks for it, and it would be counted twice.
  public private(set) var gradient: Matrix?

  /// Where a value that is no leaf comes from.
  private struct Origin {
    let inputs: [Variable]
    /// `∂L/∂output` to `∂L/∂input`, one an input, `nil` for an input that gets none.
    let backward: (Matrix) -> [Matrix?]
  }
  private let origin: Origin?

  /// A leaf.
  public init(_ value: Matrix) {
    self.value = value
    origin = nil
  }

  /// A leaf that is a scalar.
  public convenience init(_ scalar: Float) {
    self.init(Matrix(rows: 1, columns: 1, elements: [scalar]))
  }

  init(_ value: Matrix, from inputs: [Variable], backward: @escaping (Matrix) -> [Matrix?]) {
    self.value = value
    origin = Origin(inputs: inputs, backward: backward)
  }

  /// The number, of a variable that is a scalar.
  public var scalar: Float {
    precondition(
      value.rows == 1 && value.columns == 1, "\(value.rows)×\(value.columns) is not a scalar")
    return value[0, 0]
  }
}

extension Variable {
  /// Adds `∂self/∂leaf` to the gradient of every leaf that this scalar was computed from.
  ///
  /// Each function's backward is called once, when all that its output went into has been gone through.
  /// Cost: one call for each function of the graph, and a matrix for each of its inputs.
  public func backward() {
    precondition(
      value.rows == 1 && value.columns == 1,
      "backward starts from a scalar loss, this is \(value.rows)×\(value.columns)")
    var upstream = [ObjectIdentifier(self): Matrix(rows: 1, columns: 1, repeating: 1)]
    for variable in inputsFirst().reversed() {
      guard let arrived = upstream.removeValue(forKey: ObjectIdentifier(variable)) else { continue }
      guard let origin = variable.origin else {
        variable.gradient = variable.gradient.map { $0 + arrived } ?? arrived
        continue
      }
      for (input, gradient) in zip(origin.inputs, origin.backward(arrived)) {
        guard let gradient else { continue }
        let id = ObjectIdentifier(input)
        upstream[id] = upstream[id].map { $0 + gradient } ?? gradient
      }
    }
  }

  /// A step of plain gradient descent, `value −= rate · gradient`, after which the gradient is `nil` again.
  /// Without a gradient nothing happens.
  public func descend(rate: Float) {
    precondition(origin == nil, "only a leaf can be changed, the rest follows from the leaves")
    if let gradient { value = value + gradient.map { -rate * $0 } }
    gradient = nil
  }

  /// This variable and all that it was computed from, each once, and before all that was computed from it.
  private func inputsFirst() -> [Variable] {
    var order: [Variable] = []
    var seen: Set<ObjectIdentifier> = []
    func visit(_ variable: Variable) {
      guard seen.insert(ObjectIdentifier(variable)).inserted else { return }
      for input in variable.origin?.inputs ?? [] { visit(input) }
      order.append(variable)
    }
    visit(self)
    return order
  }
}
