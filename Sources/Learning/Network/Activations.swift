/// What a forward pass computes, layer by layer: storage that is made once and written over by each pass.
struct Activations: Sendable {
  /// The output of each layer of the embedding, a batch of its shape; the last are the features.
  var outputs: [Matrix]
  /// `[batch, classCount]`.
  var logits: Matrix

  /// Storage for batches of up to `batchSize` rows.
  init(for network: Network, batchSize: Int) {
    outputs = network.embedding.map { $0.output.matrix(batchSize: batchSize) }
    logits = Matrix(rows: batchSize, columns: network.classCount)
  }

  /// x, `[batch, featureSize]`.
  var features: Matrix { outputs[outputs.count - 1] }
}

/// What a backward pass computes: the loss's derivative with respect to each activation and to θ.
struct Gradients: Sendable {
  /// `∂L/∂output` of each layer of the embedding, then, written over it, `∂L/∂z`; the last is `∂L/∂x`.
  var outputs: [Matrix]
  /// `∂L/∂logits`; between forward and backward it holds the softmax probabilities.
  var logits: Matrix
  /// `∂L/∂θ`, laid out as θ.
  var parameters: [Float]

  init(for network: Network, batchSize: Int) {
    outputs = network.embedding.map { $0.output.matrix(batchSize: batchSize) }
    logits = Matrix(rows: batchSize, columns: network.classCount)
    parameters = [Float](repeating: 0, count: network.parameters.count)
  }

  /// `∂L/∂x`, `[batch, featureSize]`.
  var features: Matrix {
    get { outputs[outputs.count - 1] }
    _modify { yield &outputs[outputs.count - 1] }
  }

  mutating func clearParameters() {
    var own = parameters.mutableSpan
    own.zero(0..<own.count)
  }

  mutating func addParameters(of other: Gradients) {
    let added = other.parameters.span
    var own = parameters.mutableSpan
    precondition(own.count == added.count, "\(own.count) parameters, the others are \(added.count)")
    for k in 0..<own.count { own[k] += added[k] }
  }
}
