import Foundation
import Learning
import Testing

/// The numbers of Reference/reference.json, which Reference/generate.py made with PyTorch and scikit-learn.
struct Reference: Decodable {
  let seedTest1: CenterLossCase
  let centerLossImages: CenterLossCase
  let centerLossFunction: CenterFunctionCase
  let centerLossFunctionUpstream: CenterFunctionCase
  let loss1: StraightThroughCase
  let loss2: AbsoluteCase
  let crossEntropy: CrossEntropyCase
  let layers: Layers
  let trajectories: [Trajectory]
  let measures: Measures

  static func load() throws -> Reference {
    try JSONDecoder().decode(Reference.self, from: file("reference.json"))
  }

  /// The 640 digits that the trajectories train on.
  static func digits() throws -> Samples {
    try Samples(
      images: idx("digits-640-images-idx3-ubyte.gz", rank: 3),
      labels: idx("digits-640-labels-idx1-ubyte.gz", rank: 1), classCount: 10, source: "640 digits")
  }

  static func file(_ name: String) throws -> Data {
    let folder = try #require(Bundle.module.url(forResource: "Reference", withExtension: nil))
    return try Data(contentsOf: folder.appending(path: name))
  }

  private static func idx(_ name: String, rank: Int) throws -> IDX {
    try IDX(inflated(Array(file(name)), source: name), rank: rank, source: name)
  }
}

// MARK: What its keys hold

extension Reference {
  struct CenterLossCase: Decodable {
    let features, centers, featuresGradient, centersGradient: Tensor
    let labels: [Int]
    let lambda, scale: Float
    let loss: Double
  }

  struct CenterFunctionCase: Decodable {
    let features, centers, featuresGradient, centersGradient, centersAfterUpdate: Tensor
    let labels: [Int]
    let upstream, alpha: Float
    let loss: Double
  }

  struct StraightThroughCase: Decodable {
    let x, w, truth: Float
    let y, loss, xGradient, wGradient, trueXGradient, trueWGradient: Double
  }

  struct AbsoluteCase: Decodable {
    let x: Float
    let y, loss, xGradient: Double
  }

  struct CrossEntropyCase: Decodable {
    struct Extreme: Decodable {
      let logits, gradient: Tensor
      let labels: [Int]
      let loss: Double
    }
    let labels: [Int]
    let loss: Double
    let gradient: Tensor
    let extreme: Extreme
  }

  struct Layers: Decodable {
    struct DenseCase: Decodable {
      let leakySlope: Float
      let output, inputGradient, weightGradient, biasGradient: Tensor
    }
    struct ConvolutionCase: Decodable {
      let preluSlope: Float
      let pooled, inputGradientFirstRow, kernelGradientFirst, biasGradient, slopeGradient: Tensor
      let inputGradientSum, inputGradientAbsSum, kernelGradientAbsSum: Double
    }
    let dense: DenseCase
    let convolution: ConvolutionCase
  }

  struct Trajectory: Decodable, Sendable, CustomTestStringConvertible {
    let rule: String
    let lambda, alpha, learningRate, momentum, weightDecay, clip, pixelMean, pixelDeviation: Float
    let steps, batch: Int
    let crossEntropy, centerLoss, gradientNorm, accuracy: [Double]
    let centers, firstFeatures: Tensor

    var testDescription: String { "rule \(rule), λ \(lambda), clip \(clip)" }
  }

  struct Measures: Decodable {
    let spot, centroids: Tensor
    let meanIntraDistance, meanInterDistance, minInterDistance, intraInterRatio: Double
    let perClassIntraDistance: [Double]
    let nearestCenterAccuracy: Double
  }

  /// Nested lists of numbers of any depth, flattened row-major.
  struct Tensor: Decodable, Sendable {
    let shape: [Int]
    let elements: [Double]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        (shape, elements) = ([], [number])
      } else {
        let parts = try container.decode([Tensor].self)
        shape = [parts.count] + (parts.first?.shape ?? [])
        elements = parts.flatMap(\.elements)
      }
    }

    /// As `[first dimension, all others]`.
    var matrix: Matrix {
      Matrix(
        rows: shape[0], columns: elements.count / shape[0], elements: elements.map(Float.init))
    }
  }
}

// MARK: Inputs

/// `scale · sin(k + 1)` for k = 0 ..< n: what generate.py makes every unlisted input of.
func wave(_ n: Int, scale: Double = 1) -> [Float] {
  (0..<n).map { Float(scale * sin(Double($0 + 1))) }
}

/// The same as a matrix, row-major.
func wave(_ rows: Int, _ columns: Int, scale: Double = 1) -> Matrix {
  Matrix(rows: rows, columns: columns, elements: wave(rows * columns, scale: scale))
}

func inflated(_ bytes: [UInt8], limit: Int = 1 << 24, source: String = "test") throws -> [UInt8] {
  try bytes.withUnsafeBufferPointer { try Gzip.inflated($0, limit: limit, source: source) }
}
