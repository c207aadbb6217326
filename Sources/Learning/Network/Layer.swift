/// One layer of a network: a description of what it computes, without the numbers it learns.
///
/// Parameters live outside, all layers' in one block (see ``Network``); a layer is handed its own part.
/// Where a layer ends with an activation, `y = f(z)`, backward first goes from `∂L/∂y` to `∂L/∂z`; elsewhere z is y.
/// `forward` and the two halves of backward behind that take the same things in the same order, write their result
/// over what was there, and allocate nothing. `x` is a batch of shape ``input``, `y` one of shape ``output``; of a
/// vector that is `[batch, size]`, of images see ``ActivationShape``.
public protocol Layer: Sendable {
  var input: ActivationShape { get }
  var output: ActivationShape { get }
  /// The blocks of parameters, in the order in which they lie in memory.
  var parameterBlocks: [ParameterBlock] { get }
  /// The same as PyTorch has them; empty for a layer without parameters.
  var parameterLayouts: [ParameterLayout] { get }
  /// Of how many modules PyTorch makes the layer: an activation is one of its own there.
  var moduleCount: Int { get }

  /// `y = f(x; θ)`.
  func forward(_ x: Matrix, parameters: Span<Float>, into y: inout Matrix)

  /// `∂L/∂y` to `∂L/∂z`, in place. A layer without an activation has nothing to do here.
  func backwardThroughActivation(_ y: Matrix, yGradient: inout Matrix)

  /// `∂L/∂θ` from `∂L/∂z`. `gradient` is that of all layers; this layer's part begins at `start` and
  /// is written over, or added to.
  func parametersGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>,
    into gradient: inout MutableSpan<Float>, at start: Int, adding: Bool)

  /// `∂L/∂x` from `∂L/∂z`.
  func inputGradient(
    _ x: Matrix, y: Matrix, zGradient: Matrix, parameters: Span<Float>, into gradient: inout Matrix)
}

/// A run of a layer's parameters that are treated alike.
public struct ParameterBlock: Sendable, Equatable {
  public let count: Int
  /// Middle and half the width of the uniform distribution it is drawn from.
  public let initialMean: Float
  public let initialBound: Float
  /// Weight decay acts on weights only, not on biases.
  public let isDecayed: Bool

  public init(count: Int, initialMean: Float = 0, initialBound: Float, isDecayed: Bool) {
    self.count = count
    self.initialMean = initialMean
    self.initialBound = initialBound
    self.isDecayed = isDecayed
  }
}

extension Layer {
  /// Values of one sample.
  public var inputSize: Int { input.size }
  public var outputSize: Int { output.size }

  public var parameterLayouts: [ParameterLayout] { [] }
  public var moduleCount: Int { 1 }

  public func backwardThroughActivation(_ y: Matrix, yGradient: inout Matrix) {}

  public var parameterCount: Int { parameterBlocks.reduce(0) { $0 + $1.count } }
}
