/// Stochastic gradient descent with momentum, weight decay and clipping of the global norm, as PyTorch orders
/// them: `g ← clip(g) + decay · θ`, `v ← momentum · v + g`, `θ ← θ − learningRate · v`.
struct MomentumSGD: Sendable {
  /// v, laid out as θ.
  var velocity: [Float]
  private let blocks: [ParameterBlock]

  init(for network: Network) {
    velocity = [Float](repeating: 0, count: network.parameters.count)
    blocks = network.parameterBlocks
  }

  /// One step, in one pass over θ. Returns the gradient's norm as it was before clipping; the gradient
  /// that acts is `g · min(1, clipNorm / (norm + 10⁻⁶))`.
  ///
  /// `step` is how many steps were taken before, which the schedule of the learning rate asks for.
  mutating func update(
    _ parameters: inout [Float], gradient: [Float], _ chosen: Hyperparameters, step: Int
  ) -> Float {
    precondition(
      parameters.count == velocity.count && gradient.count == velocity.count,
      "\(velocity.count) parameters expected")
    let norm = sumOfSquares(gradient.span).squareRoot()
    let clip = min(1, chosen.clipNorm / (norm + 1e-6))
    let (momentum, learningRate) = (
      chosen.momentum, chosen.learningRate * chosen.schedule.factor(atStep: step)
    )
    let g = gradient.span
    var p = parameters.mutableSpan
    let blocks = blocks
    var v = velocity.mutableSpan
    var start = 0
    for block in blocks {
      let end = start + block.count
      let decay = block.isDecayed ? chosen.weightDecay : 0
      for k in start..<end {
        let next = momentum * v[k] + (clip * g[k] + decay * p[k])
        v[k] = next
        p[k] -= learningRate * next
      }
      start = end
    }
    return norm
  }
}
