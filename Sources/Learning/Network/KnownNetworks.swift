// The networks that ``Architecture`` knows by name or by sizes. What stands behind the features is the same everywhere: a classifier without bias.

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
    let classifier = Dense(sizes[features], sizes[features + 1], bias: false)
    return (denseLayers(Array(sizes[...features])), classifier)
  }
}

/// Dense layers between these sizes, with LeakyReLU(0.1) after all but the last.
func denseLayers(_ sizes: [Int]) -> [any Layer] {
  (1..<sizes.count).map { l in
    Dense(sizes[l - 1], sizes[l], leakySlope: l < sizes.count - 1 ? 0.1 : 1)
  }
}

// MARK: Networks for images, each up to its features

/// The smaller one, made to train live on a laptop: two stages of a 5×5 convolution (8, then 16 channels) with
/// LeakyReLU(0.1) and 2×2 max pooling, a dense layer of 64, two features.
///
/// Its weights are drawn as PyTorch draws them; `Benchmarks/recipes.md` tells of others.
func lenetLayers(height: Int, width: Int, planes: Int) -> [any Layer] {
  let images = Unflatten(.init(height: height, width: width, channels: planes))
  let first = Convolution(images.output, channels: 8, kernelSize: 5, leakySlope: 0.1)
  let firstPool = MaxPooling(first.output)
  let second = Convolution(firstPool.output, channels: 16, kernelSize: 5, leakySlope: 0.1)
  let secondPool = MaxPooling(second.output)
  let flatten = Flatten(secondPool.output)
  let hidden = Dense(flatten.outputSize, 64, leakySlope: 0.1)
  return [
    images, first, firstPool, second, secondPool, flatten, hidden, Dense(hidden.outputSize, 2),
  ]
}

/// LeNets++ of Wen et al. 2016: three stages of two 5×5 convolutions (32, 64, then 128 channels) with PReLU
/// and 2×2 max pooling, then two features.
///
/// Weights are drawn by He et al. 2015 for PReLU's slope of ¼: with PyTorch's U(±1/√fan-in) each layer halves what
/// passes, and at the paper's learning rate 300 steps learn nothing (features of 0.0007, accuracy 10 %).
func lenetPlusPlusLayers(height: Int, width: Int, planes: Int) -> [any Layer] {
  // √(6 / (1 + slope²)), for the width of a uniform distribution (Eq. 15 there).
  let gain = (6 / (1 + 0.25 * 0.25 as Float)).squareRoot()
  let images = Unflatten(.init(height: height, width: width, channels: planes))
  var layers: [any Layer] = [images]
  var shape = images.output
  for channels in [32, 64, 128] {
    for _ in 0..<2 {
      let convolution = Convolution(shape, channels: channels, kernelSize: 5, gain: gain)
      shape = convolution.output
      layers += [convolution, PReLU(shape)]
    }
    let pooling = MaxPooling(shape)
    shape = pooling.output
    layers.append(pooling)
  }
  return layers + [Flatten(shape), Dense(shape.size, 2)]
}
