/// A batch on which center loss cannot be computed.
public enum CenterLossError: Error, Equatable, CustomStringConvertible {
  /// There must be a sample, or there is no mean.
  case emptyBatch
  /// There must be one label for each row of features.
  case labelCount(Int, rows: Int)
  /// Features must have as many numbers as centers.
  case featureSize(Int, centers: Int)
  /// The label of the sample at `index`, counted from 0, must be one of the classes from 0 on.
  case labelOutOfRange(Int, index: Int, classCount: Int)

  public var description: String {
    switch self {
    case .emptyBatch: "the batch is empty: it needs at least one sample"
    case .labelCount(let count, let rows):
      "\(count) labels for \(rows) rows of features: each row needs one label"
    case .featureSize(let size, let centers):
      "features of \(size) numbers, centers of \(centers): they must be of the same size"
    case .labelOutOfRange(let label, let index, let classCount):
      "label \(label) of sample \(index) is none of the \(classCount) classes: it must be 0 to \(classCount - 1)"
    }
  }
}

extension CenterLoss {
  /// Throws for the first thing that is wrong with features x, labels y and centers c together. For data that
  /// comes from outside: everything else here takes sound data for granted, and stops the program if it is not.
  /// O(batch).
  public static func validate(_ features: Matrix, labels: [Int], centers: Matrix)
    throws(CenterLossError)
  {
    if labels.isEmpty && features.rows == 0 { throw .emptyBatch }
    if let problem = problem(features, labels, centers) { throw problem }
  }

  /// What would make the mathematics read beside a matrix.
  static func checkShapes(_ features: Matrix, _ labels: [Int], _ centers: Matrix) {
    if let problem = problem(features, labels, centers) { preconditionFailure("\(problem)") }
  }

  private static func problem(_ features: Matrix, _ labels: [Int], _ centers: Matrix)
    -> CenterLossError?
  {
    guard features.rows == labels.count else {
      return .labelCount(labels.count, rows: features.rows)
    }
    guard features.columns == centers.columns else {
      return .featureSize(features.columns, centers: centers.columns)
    }
    return firstStrayLabel(in: labels, classCount: centers.rows)
      .map { .labelOutOfRange(labels[$0], index: $0, classCount: centers.rows) }
  }
}
