/// What a batch says about its classes' centers: for each class j that occurs in it, how often
/// (`n_j`) and by how much in sum its features lie beside the center (`S_j = Σ_{y_i=j} (x_i − c_j)`).
///
/// Storage is made once for a number of classes and a largest batch. ``gather(_:labels:centers:)`` then
/// costs O(batch · d): what the previous batch left is erased class by class, never table by table.
public struct CenterDifferences: Sendable {
  /// The classes of the batch, each once, in order of first occurrence.
  public private(set) var classes: [Int] = []
  private var counts: [Int] = []
  /// S_j of each class of ``classes``, a row each.
  private(set) var sums: Matrix
  /// For each class of all, its index in ``classes``, or −1.
  private var indexOfClass: [Int32]

  /// Room for batches of up to `batchSize` features of `featureSize` numbers, d. O(classes + batch · d).
  public init(classCount: Int, featureSize: Int, batchSize: Int) {
    classes.reserveCapacity(min(classCount, batchSize))
    counts.reserveCapacity(min(classCount, batchSize))
    sums = Matrix(rows: min(classCount, batchSize), columns: featureSize)
    indexOfClass = [Int32](repeating: -1, count: classCount)
  }

  /// n_j of the class at an index of ``classes``.
  public func count(at index: Int) -> Int { counts[index] }

  /// S_j of the class at an index of ``classes``, d numbers.
  public func sum(at index: Int) -> ArraySlice<Float> { sums.row(index) }

  /// Reads a batch: features x `[batch, d]`, labels y, centers c `[classes, d]`.
  public mutating func gather(_ features: Matrix, labels: [Int], centers: Matrix) {
    CenterLoss.checkShapes(features, labels, centers)
    precondition(
      centers.rows == indexOfClass.count,
      "\(indexOfClass.count) classes expected, there are \(centers.rows) centers")
    for j in classes { indexOfClass[j] = -1 }
    classes.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    for j in labels {
      if indexOfClass[j] < 0 {
        indexOfClass[j] = Int32(classes.count)
        classes.append(j)
        counts.append(0)
      }
      counts[Int(indexOfClass[j])] += 1
    }
    sums.setRows(0)
    sums.setRows(classes.count)
    let x = features.elements.span
    let c = centers.elements.span
    let indexOfClass = indexOfClass
    var s = sums.elements.mutableSpan
    let d = features.columns
    for i in labels.indices {
      let index = Int(indexOfClass[labels[i]])
      for k in 0..<d { s[index * d + k] += x[i * d + k] - c[labels[i] * d + k] }
    }
  }
}
