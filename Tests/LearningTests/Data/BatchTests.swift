import Learning
import Testing

struct BatchTests {
  private let samples = Samples(
    inputSize: 2, pixels: [0, 1, 2, 3, 4, 5, 6, 7], labels: [3, 2, 1, 0])
  private let standardization = Standardization(mean: 3, deviation: 2)

  @Test("a batch holds the samples at the given places, in that order, standardised")
  func fills() {
    var batch = Batch(capacity: 3, inputSize: 2)
    batch.fill(from: samples, at: [3, 0, 3], standardization)
    #expect(batch.labels == [0, 3, 0])
    #expect(batch.inputs == Matrix(rows: 3, columns: 2, elements: [1.5, 2, -1.5, -1, 1.5, 2]))
  }

  @Test("nothing is left of what it held before")
  func refills() {
    var used = Batch(capacity: 4, inputSize: 2)
    used.fill(from: samples, at: 0..<4, standardization)
    used.fill(from: samples, at: 2..<3, standardization)
    var fresh = Batch(capacity: 1, inputSize: 2)
    fresh.fill(from: samples, at: 2..<3, standardization)
    #expect(used == fresh)
    #expect(used.inputs.rows == 1)
  }

  @Test("floats with a mean and a deviation for each feature are filled in as bytes are")
  func floatsByColumn() {
    let table = Samples(inputSize: 2, .floats([1, 10, 3, 30, 5, 50]), labels: [0, 1, 2])
    var batch = Batch(capacity: 2, inputSize: 2)
    batch.fill(from: table, at: [2, 0], Standardization(means: [3, 30], deviations: [2, 10]))
    #expect(batch.labels == [2, 0])
    #expect(batch.inputs == Matrix(rows: 2, columns: 2, elements: [1, 2, -1, -2]))
  }

  @Test("a part of a set gives its own samples, in its own order")
  func partOfASet() {
    var batch = Batch(capacity: 2, inputSize: 2)
    batch.fill(from: samples.taking([3, 1]), at: [1, 0], standardization)
    #expect(batch.labels == [2, 0])
    #expect(batch.inputs.elements == [-0.5, 0, 1.5, 2])
  }
}
