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
  /// For each class of all, its place in `classes`, or −1.
  private var places: [Int32]

  /// Room for batches of up to `batchSize` features of `featureSize` numbers, d. O(classes + batch · d).
  public init(classCount: Int, featureSize: Int, batchSize: Int) {
    classes.reserveCapacity(min(classCount, batchSize))
    counts.reserveCapacity(min(classCount, batchSize))
    sums = Matrix(rows: min(classCount, batchSize), columns: featureSize)
    places = [Int32](repeating: -1, count: classCount)
  }

  /// n_j of the class at a place of ``classes``.
  public func count(at place: Int) -> Int { counts[place] }

  /// S_j of the class at a place of ``classes``, d numbers.
  public func sum(at place: Int) -> ArraySlice<Float> { sums.row(place) }

  /// Reads a batch: features x `[batch, d]`, labels y, centers c `[classes, d]`.
  public mutating func gather(_ features: Matrix, labels: [Int], centers: Matrix) {
    CenterLoss.checkShapes(features, labels, centers)
    precondition(
      centers.rows == places.count,
      "\(places.count) classes expected, there are \(centers.rows) centers")
    for j in classes { places[j] = -1 }
    classes.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    for j in labels {
      if places[j] < 0 {
        places[j] = Int32(classes.count)
        classes.append(j)
        counts.append(0)
      }
      counts[Int(places[j])] += 1
    }
    sums.setRows(0)
    sums.setRows(classes.count)
    let x = features.elements.span
    let c = centers.elements.span
    let places = places
    var s = sums.elements.mutableSpan
    let d = features.columns
    for i in labels.indices {
      let place = Int(places[labels[i]])
      for k in 0..<d { s[place * d + k] += x[i * d + k] - c[labels[i] * d + k] }
    }
  }
}
