import Foundation
import Learning

/// The measures of an evaluation, by the equations of the README and plain loops in double precision: nothing but features,
/// labels, centers and classifier weights is taken from the code under test.
struct PlainMeasures {
  private let points: [[Double]]
  private let labels: [Int]
  private let centers: [[Double]]
  private let weights: [[Double]]
  private let isTrained: [Bool]

  init(_ evaluation: Evaluation, _ snapshot: Snapshot, isTrained: [Bool]) {
    func rows(_ matrix: Matrix) -> [[Double]] {
      (0..<matrix.rows).map { i in (0..<matrix.columns).map { Double(matrix[i, $0]) } }
    }
    points = rows(evaluation.features)
    labels = evaluation.labels
    centers = rows(snapshot.centers)
    weights = (snapshot.classifier?.weights).map(rows) ?? []
    self.isTrained = isTrained
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double {
    var squares = 0.0
    for k in a.indices { squares += (a[k] - b[k]) * (a[k] - b[k]) }
    return squares.squareRoot()
  }

  private func logits(_ point: [Double]) -> [Double] {
    weights.map { row in
      var sum = 0.0
      for k in row.indices { sum += row[k] * point[k] }
      return sum
    }
  }

  private func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// The points of each class that has some.
  private var clusters: [(classIndex: Int, mean: [Double], points: [[Double]])] {
    centers.indices.compactMap { j in
      let own = zip(points, labels).filter { $0.1 == j }.map(\.0)
      guard let first = own.first else { return nil }
      return (j, first.indices.map { k in mean(own.map { $0[k] }) }, own)
    }
  }
}

extension PlainMeasures {
  var crossEntropy: Double {
    mean(
      zip(points, labels).map { point, label in
        let z = logits(point)
        return log(z.map { exp($0 - z[label]) }.reduce(0, +))
      })
  }

  var centerLoss: Double {
    mean(
      zip(points, labels).map { point, label in
        let distance = distance(point, centers[label])
        return distance * distance / 2
      })
  }

  var accuracy: Double {
    share { point in
      let z = logits(point)
      return z.firstIndex(of: z.max() ?? .nan)
    }
  }

  var nearestCenterAccuracy: Double {
    share { point in
      let trained = isTrained.indices.filter { isTrained[$0] }
      return trained.min { distance(point, centers[$0]) < distance(point, centers[$1]) }
    }
  }

  /// The share of samples of trained classes whose class is found.
  private func share(_ found: ([Double]) -> Int?) -> Double {
    let asked = zip(points, labels).filter { isTrained[$0.1] }
    return Double(asked.count { found($0.0) == $0.1 }) / Double(asked.count)
  }

  var intra: Double {
    mean(clusters.flatMap { cluster in cluster.points.map { distance($0, cluster.mean) } })
  }

  var inter: Double {
    let means = clusters.map(\.mean)
    return mean(
      means.indices.flatMap { a in
        means.indices.filter { $0 > a }.map { distance(means[a], means[$0]) }
      })
  }

  var lag: Double { mean(clusters.map { distance(centers[$0.classIndex], $0.mean) }) }

  var pairsAUROC: Double {
    var (same, different): ([Double], [Double]) = ([], [])
    for a in points.indices where isTrained[labels[a]] {
      for b in 0..<a where isTrained[labels[b]] {
        let distance = distance(points[a], points[b])
        if labels[a] == labels[b] { same.append(distance) } else { different.append(distance) }
      }
    }
    return shareInOrder(same, different)
  }

  /// Distances to the nearest center of a trained class, of samples of trained classes or of the others.
  private func distancesToCenters(ofTrained wanted: Bool) -> [Double] {
    zip(points, labels).filter { isTrained[$0.1] == wanted }.map { point, _ in
      centers.indices.filter { isTrained[$0] }.map { distance(point, centers[$0]) }.min() ?? .nan
    }
  }

  var unseenAUROC: Double? {
    let unseen = distancesToCenters(ofTrained: false)
    return unseen.isEmpty ? nil : shareInOrder(distancesToCenters(ofTrained: true), unseen)
  }

  /// The share of unseen samples that are farther away than all but 5 % of the known ones.
  var unseenRejected: Double? {
    let known = distancesToCenters(ofTrained: true)
    let unseen = distancesToCenters(ofTrained: false)
    guard !unseen.isEmpty else { return nil }
    let limit =
      known.filter { distance in
        Double(known.count { $0 <= distance }) >= 0.95 * Double(known.count)
      }.min() ?? .nan
    return Double(unseen.count { $0 > limit }) / Double(unseen.count)
  }

  /// The share of pairs of a near and a far distance in which the far one is larger.
  private func shareInOrder(_ near: [Double], _ far: [Double]) -> Double {
    let near = near.sorted()
    var (below, sum) = (0, 0)
    for distance in far.sorted() {
      while below < near.count, near[below] < distance { below += 1 }
      sum += below
    }
    return Double(sum) / (Double(near.count) * Double(far.count))
  }
}
