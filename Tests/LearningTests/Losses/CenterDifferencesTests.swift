import Learning
import Testing

struct CenterDifferencesTests {
  @Test("counts and sums are those of each class of the batch, in order of first occurrence")
  func countsAndSums() {
    let x = Matrix(rows: 4, columns: 2, elements: [1, 2, 3, 4, 5, 6, 7, 8])
    let c = Matrix(rows: 3, columns: 2, elements: [1, 1, 9, 9, 2, 0])
    var differences = CenterDifferences(classCount: 3, featureSize: 2, batchSize: 4)
    differences.gather(x, labels: [2, 0, 2, 2], centers: c)
    #expect(differences.classes == [2, 0])
    #expect(differences.count(at: 0) == 3)
    // 1 + 5 + 7 − 3 · 2 and 2 + 6 + 8 − 3 · 0.
    #expect(differences.sum(at: 0) == [7, 16])
    #expect(differences.count(at: 1) == 1)
    #expect(differences.sum(at: 1) == [2, 3])
  }

  @Test(
    "nothing is left of the batch before", arguments: [[0, 1, 2, 3], [3], [1, 1], [2, 0, 2, 1]])
  func noTrace(labelsBefore: [Int]) {
    let (x, c, labels) = (wave(3, 2), wave(4, 2), [3, 1, 3])
    var used = CenterDifferences(classCount: 4, featureSize: 2, batchSize: 4)
    used.gather(wave(labelsBefore.count, 2, scale: 100), labels: labelsBefore, centers: c)
    used.gather(x, labels: labels, centers: c)
    var fresh = CenterDifferences(classCount: 4, featureSize: 2, batchSize: 4)
    fresh.gather(x, labels: labels, centers: c)
    #expect(used.classes == fresh.classes)
    for index in fresh.classes.indices {
      #expect(used.count(at: index) == fresh.count(at: index))
      #expect(bits(Array(used.sum(at: index))) == bits(Array(fresh.sum(at: index))))
    }
  }

  @Test("many more classes than samples are no trouble")
  func manyClasses() {
    let count = 100_000
    var differences = CenterDifferences(classCount: count, featureSize: 1, batchSize: 2)
    let x = Matrix(rows: 2, columns: 1, elements: [5, 6])
    differences.gather(
      x, labels: [count - 1, 0], centers: Matrix(rows: count, columns: 1, repeating: 1))
    #expect(differences.classes == [count - 1, 0])
    #expect(differences.sum(at: 0).first == 4)
    #expect(differences.sum(at: 1).first == 5)
  }
}
