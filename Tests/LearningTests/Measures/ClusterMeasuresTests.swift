import Learning
import Testing

struct ClusterMeasuresTests {
  @Test("means and distances are NumPy's")
  func agreesWithNumPy() throws {
    let expected = try Reference.load().measures
    let (points, labels) = expected.points
    let measured = ClusterMeasures(points, labels: labels, classCount: 4)
    expectClose(measured.classMeans.elements, expected.centroids.elements, "centroids")
    expectClose(measured.intraDistance, expected.meanIntraDistance, "intra")
    expectClose(measured.intraDistanceOfClass, expected.perClassIntraDistance, "of each class")
    expectClose(measured.interDistance, expected.meanInterDistance, "inter")
    expectClose(measured.leastInterDistance, expected.minInterDistance, "least inter")
    expectClose(measured.ratio, expected.intraInterRatio, "ratio")
    #expect(measured.counts == [30, 30, 30, 30])
  }

  @Test("the ratio does not change when all features shrink alike")
  func ratioHasNoUnit() throws {
    let (points, labels) = try Reference.load().measures.points
    let small = Matrix(rows: 120, columns: 2, elements: points.elements.map { $0 / 1024 })
    expectClose(
      ClusterMeasures(small, labels: labels, classCount: 4).ratio,
      ClusterMeasures(points, labels: labels, classCount: 4).ratio, relative: 1e-6, absolute: 0)
  }

  @Test("a class without samples has no part in any mean")
  func absentClass() {
    let x = Matrix(rows: 4, columns: 1, elements: [0, 2, 10, 10])
    let measured = ClusterMeasures(x, labels: [0, 0, 2, 2], classCount: 4)
    #expect(measured.counts == [2, 0, 2, 0])
    #expect(measured.classMeans.elements == [1, 0, 10, 0])
    #expect(measured.intraDistanceOfClass == [1, 0, 0, 0])
    #expect(measured.intraDistance == 0.5)
    #expect(measured.interDistance == 9)
    #expect(measured.leastInterDistance == 9)
  }

  @Test("samples count alike in the mean distance within a class, however unequal the classes")
  func meanOverSamples() {
    let x = Matrix(rows: 6, columns: 1, elements: [0, 2, 5, 5, 5, 5])
    #expect(ClusterMeasures(x, labels: [0, 0, 1, 1, 1, 1], classCount: 2).intraDistance == 2.0 / 6)
  }

  @Test("the lag is the mean distance of the centers to the means of classes that have samples")
  func lag() {
    let x = Matrix(rows: 3, columns: 2, elements: [0, 0, 2, 0, 4, 4])
    let measured = ClusterMeasures(x, labels: [0, 0, 2], classCount: 3)
    let centers = Matrix(rows: 3, columns: 2, elements: [1, 3, 100, 100, 4, 3])
    #expect(measured.lag(of: centers) == (3 + 1) / 2)
    #expect(measured.lag(of: measured.classMeans) == 0)
    #expect((0..<3).map { measured.lag(of: centers, ofClass: $0) } == [3, nil, 1])
  }

  @Test("each center's distance to the nearest other one; alone, it has none")
  func nearestOther() {
    let centers = Matrix(rows: 3, columns: 2, elements: [0, 0, 3, 4, 3, 5])
    #expect(distancesToNearestOther(centers) == [5, 1, 1])
    #expect(distancesToNearestOther(Matrix(rows: 1, columns: 2)) == [.infinity])
  }
}

extension Reference.Measures {
  /// generate.py's `spot[i mod 4] + wave(120, 2)`.
  var points: (Matrix, labels: [Int]) {
    let labels = (0..<120).map { $0 % 4 }
    let noise = wave(120, 2)
    var points = Matrix(rows: 120, columns: 2)
    for (i, j) in labels.enumerated() {
      for k in 0..<2 { points[i, k] = Float(spot.elements[j * 2 + k]) + noise[i, k] }
    }
    return (points, labels)
  }
}
