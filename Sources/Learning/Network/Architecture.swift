/// Which network, for which data: its layers as a value, from which networks with drawn parameters are made.
public struct Architecture: Sendable, Equatable {
  public enum Kind: Sendable, Hashable {
    /// Dense layers of these sizes between input and classes: hidden …, features (any number of them).
    case perceptron([Int])
    case lenet
    case lenetPlusPlus
  }

  /// Something that spoils the picture, to see what it does. Each is an easy mistake in a network of one's own.
  public enum Flaw: String, Sendable, CaseIterable {
    /// A ReLU on the features: none can be negative, and a class that is 0 in all of them gets no gradient.
    case relu
    /// A bias in the classifier: classes are no longer told apart by direction alone, and one may lie in the middle.
    case bias
  }

  public let kind: Kind
  public let input: InputShape
  public let classCount: Int
  /// `nil` for a network as it should be.
  public private(set) var flaw: Flaw?

  /// `mlp` in words: two hidden layers, wider where the inputs are.
  public static func standard(for dataset: Dataset) -> Architecture {
    let hidden = dataset.inputSize <= 256 ? [128, 64] : [256, 128]
    return Architecture(
      kind: .perceptron(hidden + [usualFeatureSize]), input: dataset.shape,
      classCount: dataset.classCount)
  }

  /// Of a name (`mlp`, `lenet`, `lenet++`) or of layer sizes, input to classes, such as `784-256-128-2-10`; with a flaw
  /// behind a colon, `mlp:relu`.
  public init(_ text: String, for dataset: Dataset) throws(UnfitArchitecture) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? ""
    switch name {
    case "mlp": self = .standard(for: dataset)
    case "lenet": try self.init(.lenet, name, for: dataset, leastSide: 4)
    case "lenet++": try self.init(.lenetPlusPlus, name, for: dataset, leastSide: 8)
    default: try self.init(sizes: name, for: dataset)
    }
    guard parts.count == 2 else { return }
    guard let flaw = Flaw(rawValue: String(parts[1])) else {
      throw UnfitArchitecture(
        description: "'\(text)' is not known; flaws are \(name):relu and \(name):bias")
    }
    self.flaw = flaw
  }

  private init(kind: Kind, input: InputShape, classCount: Int) {
    self.kind = kind
    self.input = input
    self.classCount = classCount
  }

  /// Of the networks with a name: features that are points in the plane can be looked at.
  private static let usualFeatureSize = 2
}

extension Architecture {
  /// d, how many numbers a feature has.
  public var featureSize: Int {
    switch kind {
    case .perceptron(let sizes): sizes[sizes.count - 1]
    case .lenet, .lenetPlusPlus: Self.usualFeatureSize
    }
  }
}

/// A network that cannot be had, or not for this data.
public struct UnfitArchitecture: Error, Equatable, CustomStringConvertible {
  /// What was wrong, and what would be right.
  public let description: String
}

extension Architecture {
  private init(
    _ kind: Kind, _ name: String, for dataset: Dataset, leastSide: Int
  ) throws(UnfitArchitecture) {
    guard case .image(let rows, let columns, _) = dataset.shape, min(rows, columns) >= leastSide
    else {
      throw UnfitArchitecture(
        description:
          "'\(name)' needs images of at least \(leastSide)×\(leastSide) pixels, \(dataset.name) has \(dataset.shape)"
      )
    }
    self.init(kind: kind, input: dataset.shape, classCount: dataset.classCount)
  }

  private init(sizes text: String, for dataset: Dataset) throws(UnfitArchitecture) {
    let (input, classes) = (dataset.inputSize, dataset.classCount)
    let example = "\(input)-128-64-2-\(classes)"
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let sizes = parts.compactMap { Int($0) }
    guard sizes.count == parts.count, sizes.count >= 3, sizes.allSatisfy({ $0 > 0 }) else {
      throw UnfitArchitecture(
        description:
          "'\(text)' is not known; there are mlp, lenet, lenet++ and sizes such as \(example)")
    }
    guard sizes.first == input, sizes.last == classes else {
      throw UnfitArchitecture(
        description:
          "'\(text)' does not fit \(dataset.name): the first size must be \(input) (its inputs), "
          + "the last \(classes) (its classes), such as \(example)"
      )
    }
    let layers = Array(sizes.dropFirst().dropLast())
    guard layers.allSatisfy({ $0 <= Self.largestSize }) else {
      throw UnfitArchitecture(
        description: "'\(text)' is too large: no layer may have more than \(Self.largestSize) units"
      )
    }
    self.init(kind: .perceptron(layers), input: dataset.shape, classCount: classes)
  }

  /// Two neighbours of this size are 400 MB of parameters, as much again for each of gradient and momentum.
  private static let largestSize = 10_000
}

extension Architecture: CustomStringConvertible {
  /// `64-128-64-2-10`, `lenet` or `lenet++`, or `lenet:bias`: what the initialiser reads.
  public var description: String { name + (flaw.map { ":\($0.rawValue)" } ?? "") }

  private var name: String {
    switch kind {
    case .perceptron(let sizes):
      ([input.size] + sizes + [classCount]).map(String.init).joined(separator: "-")
    case .lenet: "lenet"
    case .lenetPlusPlus: "lenet++"
    }
  }
}

extension Architecture {
  /// A network of this kind whose parameters are drawn with a seed.
  public func network(seed: UInt64) -> Network {
    var layers = embedding()
    if flaw == .relu, let last = layers.popLast() {
      layers.append(Dense(last.inputSize, last.outputSize, leakySlope: 0))
    }
    return Network(
      embedding: layers, classifier: Dense(featureSize, classCount, bias: flaw == .bias), seed: seed
    )
  }

  private func embedding() -> [any Layer] {
    switch kind {
    case .perceptron(let sizes): return denseLayers([input.size] + sizes)
    case .lenet, .lenetPlusPlus:
      guard case .image(let height, let width, let planes) = input else {
        preconditionFailure("checked when it was made: \(input) is an image")
      }
      return kind == .lenet
        ? lenetLayers(height: height, width: width, planes: planes)
        : lenetPlusPlusLayers(height: height, width: width, planes: planes)
    }
  }

  /// About what training takes: parameters, their gradient for each thread, velocity and the copies that are kept, and what a batch
  /// leaves on its way. Of networks with convolutions, whose batches pass a few at a time, only the order of magnitude.
  package func byteCount(threads: Int, batchSize: Int) -> Int {
    switch kind {
    case .perceptron(let sizes):
      let all = [input.size] + sizes + [classCount]
      let parameters = zip(all, all.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
      return 4 * (parameters * (threads + 4) + 3 * batchSize * all.reduce(0, +))
    case .lenet, .lenetPlusPlus:
      return 4 * input.size * (64 * threads * 16 + batchSize)
    }
  }

  /// The hyperparameters that trained it for every seed and λ tried; `Benchmarks/recipes.md` says what they reached.
  public var recipe: Hyperparameters {
    var recipe = Hyperparameters()
    switch kind {
    case .perceptron: recipe.learningRate = input.size <= 256 ? 0.1 : 0.05
    case .lenet: recipe.learningRate = 0.05
    case .lenetPlusPlus: recipe.learningRate = input.size <= 256 ? 0.05 : 0.02
    }
    return recipe
  }
}
