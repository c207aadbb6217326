import Learning
import Testing

struct StandardizationTests {
  @Test("standardised training inputs have mean 0 and deviation 1")
  func trainingInputs() {
    let digits = Dataset.digits()
    var batch = Batch(capacity: digits.train.count, inputSize: 64)
    batch.fill(from: digits.train, at: 0..<digits.train.count, digits.standardization)
    let inputs = batch.inputs.elements
    let mean = inputs.reduce(0) { $0 + Double($1) } / Double(inputs.count)
    let variance = dot(inputs, inputs) / Double(inputs.count) - mean * mean
    expectClose(mean, 0)
    expectClose(variance, 1)
  }

  @Test("one mean and one deviation for all values")
  func byHand() {
    let samples = Samples(inputSize: 2, pixels: [2, 4, 4, 4, 5, 5, 7, 9], labels: [0, 0, 0, 0])
    #expect(Standardization(of: samples) == Standardization(mean: 5, deviation: 2))
  }

  @Test("it is measured on the training part alone")
  func trainingPartAlone() {
    let train = Samples(inputSize: 1, pixels: [0, 2], labels: [0, 1])
    let test = Samples(inputSize: 1, pixels: [200, 250], labels: [0, 1])
    let dataset = Dataset(
      name: "two", shape: .features(1), classNames: ["a", "b"], train: train, test: test)
    #expect(dataset.standardization == Standardization(mean: 1, deviation: 1))
  }

  @Test("features of a table have a mean and a deviation each, bytes or floats")
  func byColumn() {
    let expected = Standardization(means: [2, 1000], deviations: [1, 8])
    let floats = Samples(inputSize: 2, .floats([1, 992, 3, 1008]), labels: [0, 1])
    #expect(Standardization(of: floats, shape: .features(2)) == expected)
    let bytes = Samples(inputSize: 2, pixels: [1, 40, 3, 60], labels: [0, 1])
    #expect(
      Standardization(of: bytes, shape: .features(2))
        == Standardization(means: [2, 50], deviations: [1, 10]))
  }

  @Test("an image of floats is standardised as one of bytes is")
  func floatImages() {
    let pixels: [UInt8] = [2, 4, 4, 4, 5, 5, 7, 9]
    let floats = Samples(inputSize: 8, .floats(pixels.map(Float.init)), labels: [0])
    let shape = InputShape.image(rows: 2, columns: 4)
    #expect(
      Standardization(of: floats, shape: shape) == Standardization(mean: 5, deviation: 2))
  }

  @Test("a large mean does not swallow a small deviation")
  func largeMean() {
    let values: [Float] = (0..<1000).map { 1e6 + Float($0 % 2) }
    let samples = Samples(inputSize: 1, .floats(values), labels: values.map { _ in 0 })
    let measured = Standardization(of: samples, shape: .features(1))
    #expect(measured.deviations == [0.5])
    #expect(measured.means == [1_000_000.5])
  }

  @Test("samples that were left out do not count")
  func partOfASet() {
    let all = Samples(inputSize: 1, pixels: [0, 200, 2, 255], labels: [0, 1, 0, 1])
    #expect(
      Standardization(of: all.taking([0, 2])) == Standardization(mean: 1, deviation: 1))
  }

  @Test("values that are all the same get a deviation of 1", arguments: [UInt8(0), 3, 255])
  func constantValues(value: UInt8) {
    let samples = Samples(
      inputSize: 3, pixels: [UInt8](repeating: value, count: 21),
      labels: [Int](repeating: 0, count: 7))
    #expect(Standardization(of: samples) == Standardization(mean: Float(value), deviation: 1))
  }
}
