/// A classifier with a small feature layer in the middle: inputs → **features** → logits.
///
/// All learned numbers are one vector θ, so that the optimizer, the norm of the gradient and a copy for
/// the screen are each one pass over one array. The order is that of the layers, the classifier last.
public struct Network: Sendable {
  /// Inputs to features. Its last layer should be linear: center loss needs features that can go anywhere.
  public let embedding: [any Layer]
  /// Features to logits, best without a bias, so that classes are told apart by direction from the origin.
  public let classifier: Dense
  /// θ.
  public internal(set) var parameters: [Float]

  /// Where each layer's part of θ lies: one range a layer of the embedding, then the classifier's.
  let parameterRanges: [Range<Int>]

  /// A network whose parameters are drawn with a seed, each block from its own uniform distribution.
  public init(embedding: [any Layer], classifier: Dense, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let blocks = (embedding + [classifier]).flatMap(\.parameterBlocks)
    let drawn = blocks.flatMap { block in
      (0..<block.count).map { _ in
        block.initialMean
          + Float.random(in: -block.initialBound...block.initialBound, using: &generator)
      }
    }
    self.init(embedding: embedding, classifier: classifier, parameters: drawn)
  }

  /// A network whose parameters are all given, in the order of ``parameterBlocks``.
  public init(embedding: [any Layer], classifier: Dense, parameters: [Float]) {
    precondition(!embedding.isEmpty, "a network needs a layer between inputs and features")
    for (a, b) in zip(embedding, embedding.dropFirst() + [classifier]) {
      precondition(
        a.output == b.input, "a layer gives \(a.output), the next takes \(b.input)")
    }
    precondition(
      embedding[0].input.pixelCount == 1, "inputs are vectors, not \(embedding[0].input)")
    var ranges: [Range<Int>] = []
    for layer in embedding + [classifier] {
      let start = ranges.last?.upperBound ?? 0
      ranges.append(start..<start + layer.parameterCount)
    }
    let expected = ranges[embedding.count].upperBound
    precondition(
      parameters.count == expected,
      "the network has \(expected) parameters, \(parameters.count) were given")
    self.embedding = embedding
    self.classifier = classifier
    self.parameters = parameters
    parameterRanges = ranges
  }
}

extension Network {
  /// How many values one input has.
  public var inputSize: Int { embedding[0].inputSize }
  /// d.
  public var featureSize: Int { classifier.inputSize }
  /// K.
  public var classCount: Int { classifier.outputSize }

  /// The classifier as a value of its own.
  public var linearClassifier: LinearClassifier {
    let own = parameters[parameterRanges[embedding.count]]
    let weights = Array(own.prefix(classCount * featureSize))
    return LinearClassifier(
      Matrix(rows: classCount, columns: featureSize, elements: weights),
      bias: classifier.hasBias ? Array(own.suffix(classCount)) : nil)
  }

  /// How many samples best pass at a time: dense layers want rows, images want to stay in the cache.
  /// Measured with LeNets++ and `lenet` at pieces of 4 to 128 samples.
  var samplesAtOnce: Int { embedding.contains { $0.output.pixelCount > 1 } ? 16 : .max }

  /// Below it, nothing has to be known of the loss.
  private var firstThatLearns: Int { parameterRanges.firstIndex { !$0.isEmpty } ?? 0 }

  /// The runs of θ that are treated alike, in the order in which they lie in ``parameters``.
  public var parameterBlocks: [ParameterBlock] {
    (embedding + [classifier]).flatMap(\.parameterBlocks)
  }
}

// MARK: Forward and backward

extension Network {
  /// Inputs `[batch, inputSize]` to features `[batch, featureSize]`, left in `activations.features`.
  func embed(_ inputs: Matrix, into activations: inout Activations) {
    for l in embedding.indices {
      embedding[l].forward(
        l == 0 ? inputs : activations.outputs[l - 1],
        parameters: parameters.span.extracting(parameterRanges[l]),
        into: &activations.outputs[l])
    }
  }

  /// Features `[batch, featureSize]` to logits `[batch, classCount]`.
  func classify(_ activations: inout Activations) {
    classifier.forward(
      activations.features,
      parameters: parameters.span.extracting(parameterRanges[embedding.count]),
      into: &activations.logits)
  }

  /// `∂L/∂logits` to the classifier's gradient and `∂L/∂features`.
  func backwardThroughClassifier(
    _ activations: Activations, into gradients: inout Gradients, adding: Bool
  ) {
    let last = embedding.count
    let own = parameters.span.extracting(parameterRanges[last])
    let logitsGradient = gradients.logits
    var parametersGradient = gradients.parameters.mutableSpan
    classifier.parametersGradient(
      activations.features, y: activations.logits, zGradient: logitsGradient, parameters: own,
      into: &parametersGradient, at: parameterRanges[last].lowerBound, adding: adding)
    classifier.inputGradient(
      activations.features, y: activations.logits, zGradient: logitsGradient, parameters: own,
      into: &gradients.outputs[last - 1])
  }

  /// `∂L/∂features` to the gradients of the embedding, down to the first layer that has parameters.
  func backwardThroughEmbedding(
    _ inputs: Matrix, _ activations: Activations, into gradients: inout Gradients, adding: Bool
  ) {
    for l in (firstThatLearns..<embedding.count).reversed() {
      let own = parameters.span.extracting(parameterRanges[l])
      let x = l == 0 ? inputs : activations.outputs[l - 1]
      let y = activations.outputs[l]
      embedding[l].backwardThroughActivation(y, yGradient: &gradients.outputs[l])
      let zGradient = gradients.outputs[l]
      if !parameterRanges[l].isEmpty {
        var parametersGradient = gradients.parameters.mutableSpan
        embedding[l].parametersGradient(
          x, y: y, zGradient: zGradient, parameters: own, into: &parametersGradient,
          at: parameterRanges[l].lowerBound, adding: adding)
      }
      if l > firstThatLearns {
        embedding[l].inputGradient(
          x, y: y, zGradient: zGradient, parameters: own, into: &gradients.outputs[l - 1])
      }
    }
  }
}
