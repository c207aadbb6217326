extension Network {
  /// A chain of dense layers, by the recipe that was measured to train for every seed tried:
  /// LeakyReLU(0.1) after hidden layers, linear features (a ReLU there kills the network), no bias in
  /// the classifier (so that the centers settle on the paper's ring).
  ///
  /// `sizes`: input, hidden …, features, classes, such as `[64, 128, 64, 2, 10]`.
  public static func multilayerPerceptron(_ sizes: [Int], seed: UInt64) -> Network {
    let (embedding, classifier) = perceptronLayers(sizes)
    return Network(embedding: embedding, classifier: classifier, seed: seed)
  }

  /// The same with parameters that are given instead of drawn, in the order W, b of each layer.
  public static func multilayerPerceptron(_ sizes: [Int], parameters: [Float]) -> Network {
    let (embedding, classifier) = perceptronLayers(sizes)
    return Network(embedding: embedding, classifier: classifier, parameters: parameters)
  }

  private static func perceptronLayers(_ sizes: [Int]) -> ([any Layer], Dense) {
    precondition(sizes.count >= 3, "input, features and classes are the least, got \(sizes)")
    let features = sizes.count - 2
    var embedding: [any Layer] = []
    for l in 1...features {
      embedding.append(Dense(sizes[l - 1], sizes[l], leakySlope: l < features ? 0.1 : 1))
    }
    return (embedding, Dense(sizes[features], sizes[features + 1], bias: false))
  }
}
