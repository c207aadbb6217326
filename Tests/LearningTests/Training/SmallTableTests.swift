import Learning
import Testing

/// Small tables have defaults of their own, and nothing else has.
struct SmallTableTests {
  /// A table of so many samples, of which a fifth is cut off, in so many classes.
  private func table(_ count: Int, classes: Int, columns: Int = 2) throws -> Dataset {
    let header = (0..<columns).map { "x\($0)," }.joined() + "label\n"
    let rows = (0..<count).map { row in
      (0..<columns).map { "\(row % 7 + $0).5," }.joined() + "c\(row % classes)\n"
    }
    return try read(header + rows.joined())
  }

  @Test(
    "few samples in two or three classes are taken all at once, at half the rate, for a few steps",
    arguments: [2, 3])
  func small(classes: Int) throws {
    for count in [30, 300, 2_400] {
      let data = try table(count, classes: classes)
      let recipe = Architecture.standard(for: data).recipe(for: data)
      #expect(recipe.batchSize == data.train.count && recipe.learningRate == 0.05)
      #expect(data.usualStepCount == 50 * classes)
      #expect(throws: Never.self) { try recipe.validate(sampleCount: data.train.count) }
    }
  }

  @Test("more samples or more classes train as everything else does")
  func others() throws {
    for data in [try table(300, classes: 4), try table(2_600, classes: 2)] {
      let network = Architecture.standard(for: data)
      #expect(network.recipe(for: data) == network.recipe)
      #expect(data.usualStepCount == 600)
    }
  }

  @Test("so do data that are built in, and networks for images")
  func builtIn() throws {
    for data in [Dataset.digits(), .mnist()] + BuiltInData.allCases.map({ $0.dataset(seed: 1) }) {
      let network = Architecture.standard(for: data)
      #expect(network.recipe(for: data) == network.recipe)
      #expect(data.usualStepCount == 600)
    }
    let lenet = try Architecture("lenet", for: .digits())
    #expect(lenet.recipe(for: .digits()) == lenet.recipe)
  }
}
