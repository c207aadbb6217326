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
      name: "two", imageRows: 1, imageColumns: 1, classNames: ["a", "b"], train: train, test: test)
    #expect(dataset.standardization == Standardization(mean: 1, deviation: 1))
  }

  @Test("values that are all the same get a deviation of 1", arguments: [UInt8(0), 3, 255])
  func constantValues(value: UInt8) {
    let samples = Samples(
      inputSize: 3, pixels: [UInt8](repeating: value, count: 21),
      labels: [Int](repeating: 0, count: 7))
    #expect(Standardization(of: samples) == Standardization(mean: Float(value), deviation: 1))
  }
}
