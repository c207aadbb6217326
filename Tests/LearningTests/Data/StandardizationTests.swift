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

  @Test("values that are all the same have no deviation", arguments: [UInt8(0), 3, 255])
  func constantValues(value: UInt8) {
    let samples = Samples(
      inputSize: 3, pixels: [UInt8](repeating: value, count: 21),
      labels: [Int](repeating: 0, count: 7))
    #expect(Standardization(of: samples) == Standardization(mean: Double(value), deviation: 0))
  }
}

/// Columns whose differences are lost when numbers are cut to 32 bits first.
struct PreciseColumnsTests {
  /// Data/Files/standardized, which generate.py made with scikit-learn's StandardScaler.
  @Test("times in ms and ns, tiny and huge values are standardised as scikit-learn does")
  func scikitLearn() throws {
    let folder = try madeFile("standardized")
    let data = try Dataset(path: folder)
    let text = try String(contentsOfFile: folder + "/expected.txt", encoding: .utf8)
    let expected = text.split { $0 == "," || $0 == "\n" }.compactMap { Float($0) }
    for part in [data.train, data.test] {
      var batch = Batch(capacity: 12, inputSize: data.inputSize)
      batch.fill(from: part, at: 0..<12, data.standardization)
      expectClose(batch.inputs.elements, expected, relative: 1e-5, absolute: 1e-5)
      #expect((0..<12).allSatisfy { batch.inputs.elements[9 * $0 + 7] == 0 }, "constant")
    }
  }

  private func standardized(_ column: [String]) throws -> [Float] {
    let rows = column.enumerated().map { "\($1),\($0 % 2)" }.joined(separator: "\n")
    let text = "x,label\n" + rows + "\n"
    let data = try read(of: ["train.csv": text, "test.csv": text])
    var batch = Batch(capacity: column.count, inputSize: 1)
    batch.fill(from: data.train, at: 0..<column.count, data.standardization)
    return batch.inputs.elements
  }

  @Test("a column without a spread is 0 everywhere, also where it differs by rounding, or is huge")
  func constant() throws {
    for value in ["0.1", "1e39", "1700000000001", "1e-320", "-1e308", "0"] {
      #expect(try standardized(Array(repeating: value, count: 7)).allSatisfy { $0 == 0 })
    }
    #expect(
      try standardized(["0.3", "0.30000000000000004", "0.3"]).allSatisfy { $0 == 0 })
  }

  @Test(
    "a column times any power of ten is standardised to the same",
    arguments: [-300, -250, -160, -100, -46, -40, -38, 37, 38, 39, 100, 155, 200, 250, 306])
  func magnitudes(exponent: Int) throws {
    let digits = [1, 5, 2, 8, -3, 4, 9, 1]
    let scaled = try standardized(digits.map { "\($0)e\(exponent)" })
    let plain = try standardized(digits.map(String.init))
    expectClose(scaled, plain, relative: 1e-5, absolute: 1e-6)
  }

  @Test("a time keeps its differences however far from zero it is")
  func times() throws {
    let expected = try standardized((0..<10).map { "\(7 * $0 * $0)" })
    for offset in [1_700_000_000, 1_700_000_000_000, -1_700_000_000_000] {
      expectClose(
        try standardized((0..<10).map { "\(offset + 7 * $0 * $0)" }), expected, relative: 1e-4,
        absolute: 1e-5)
    }
  }

  @Test("the part to test on is kept as precisely as the other needs it")
  func partsDiffer() throws {
    func table(_ values: [Int]) -> String {
      "x,label\n" + values.enumerated().map { "\($1),\($0 % 2)\n" }.joined()
    }
    let base = 1_700_000_000
    let train = (0..<50).map { base + $0 }
    for test in [[base + 1, base + 1], [0, base + 1]] {
      let data = try read(of: ["train.csv": table(train), "test.csv": table(test)])
      var batch = Batch(capacity: 2, inputSize: 1)
      batch.fill(from: data.train, at: [1], data.standardization)
      let same = batch.inputs.elements[0]
      batch.fill(from: data.test, at: [1], data.standardization)
      #expect(batch.inputs.elements[0] == same)
    }
  }

  @Test("arrays of 64 bits, whole numbers and fractions, keep their differences too")
  func arrays() throws {
    let seconds = (0..<10).map { 1_700_000_000_000 + Int64($0 * $0) }
    let y = npy("|u1", [10], (0..<10).map { UInt8($0 % 2) })
    for x in [
      npy("<i8", [10, 1], little(seconds)),
      npy("<f8", [10, 1], little(seconds.map { Double($0).bitPattern })),
    ] {
      try withFolder(["x.npy": x, "y.npy": y]) {
        let inputs = try Dataset(path: $0).labelledInputs.keys.map { Int64($0[0]) }
        #expect(inputs.sorted() == seconds)
      }
    }
  }

  @Test("samples of 32 bits about a large mean are standardised in 64")
  func floats() {
    let values = (0..<10).map { Float(1 << 24 + 2 * $0) }
    let samples = Samples(inputSize: 1, .floats(values), labels: values.map { _ in 0 })
    let standardization = Standardization(of: samples, shape: .features(1))
    var batch = Batch(capacity: 10, inputSize: 1)
    batch.fill(from: samples, at: 0..<10, standardization)
    let elements = batch.inputs.elements
    expectClose(
      elements.first.map { [$0] } ?? [], [-1.5666989] as [Float], relative: 1e-5, absolute: 0)
    expectClose(
      elements.last.map { [$0] } ?? [], [1.5666989] as [Float], relative: 1e-5, absolute: 0)
    // Seven and 21 times the least number of 32 bits.
    let least = Float.leastNonzeroMagnitude
    let tiny = Samples(inputSize: 1, .floats([7 * least, 21 * least]), labels: [0, 1])
    batch.fill(from: tiny, at: 0..<2, Standardization(of: tiny, shape: .features(1)))
    expectClose(batch.inputs.elements, [-1, 1] as [Float], relative: 1e-4, absolute: 0)
  }
}
