import Foundation
import Learning
import Testing

/// The numbers of Reference/open-set.json, which Reference/open_set.py made with scikit-learn.
struct OpenSetReference: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let featureSize: Int
  let unseen, labels: [Int]
  let features, centers: [Double]
  let nearest, farthest: Double
  let unseenAUROC, threshold, unseenRejectedAt95: Double
  let knownInTwelveBins, unseenInTwelveBins: [Int]
  let pairsAUROC, pairsAUROCOfAHundred, pairsAUROCOfAll: Double

  var testDescription: String { name }

  static func load() throws -> [OpenSetReference] {
    struct Content: Decodable { let cases: [OpenSetReference] }
    return try JSONDecoder().decode(Content.self, from: Reference.file("open-set.json")).cases
  }

  /// c, `[10, d]`.
  var centerMatrix: Matrix {
    Matrix(rows: 10, columns: featureSize, elements: centers.map(Float.init))
  }

  var isTrained: [Bool] { (0..<10).map { !unseen.contains($0) } }

  /// x and y, as an evaluation has them.
  var evaluation: Evaluation {
    Evaluation(
      features: Matrix(
        rows: labels.count, columns: featureSize, elements: features.map(Float.init)),
      labels: labels, classCount: 10, centers: centerMatrix, isTrained: isTrained)
  }
}

/// Within 1e-9, relative or absolute: double precision on both sides.
func expectPrecise(
  _ actual: Double, _ expected: Double, _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    actual, expected, relative: 1e-9, absolute: 1e-9, what, sourceLocation: sourceLocation)
}
