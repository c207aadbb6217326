import Learning
import Testing

struct ExcerptTests {
  @Test("an excerpt takes its samples evenly and is standardised as the whole")
  func excerpt() {
    let digits = Dataset.digits()
    let excerpt = digits.excerpt(100)
    #expect(excerpt.train.count == 100 && excerpt.test.count == 100)
    #expect(excerpt.standardization == digits.standardization)
    #expect(excerpt.train.input(1) == digits.train.input(14))
    #expect(digits.excerpt(.max).train.labels == digits.train.labels)
    // Even where classes follow each other, each has its share.
    let sorted = Samples(
      inputSize: 1, pixels: [UInt8](repeating: 0, count: 90), labels: (0..<90).map { $0 / 30 })
    let data = Dataset(
      name: "sorted", shape: .features(1), classNames: ["a", "b", "c"], train: sorted, test: sorted)
    #expect((0..<3).allSatisfy { label in data.excerpt(9).train.labels.count { $0 == label } == 3 })
  }
}
