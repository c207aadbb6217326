import Learning
import Testing

struct SyntheticDataTests {
  private static let made: [(BuiltInData, classCount: Int)] = [
    (.blobs, 5), (.spirals, 3), (.rings, 3),
  ]

  @Test("classes are of the same size, and a fifth of each is there to test on", arguments: made)
  func sizes(data: BuiltInData, classCount: Int) {
    let made = data.dataset(seed: 4)
    #expect(made.name == data.rawValue)
    #expect(made.shape == .features(2))
    #expect(made.classCount == classCount)
    for j in 0..<classCount {
      #expect(made.train.labels.count { $0 == j } == 200)
      #expect(made.test.labels.count { $0 == j } == 50)
    }
  }

  @Test("a seed makes the same samples, another seed others", arguments: made)
  func seeds(data: BuiltInData, classCount: Int) {
    let first = data.dataset(seed: 4).train
    let again = data.dataset(seed: 4).train
    let other = data.dataset(seed: 5).train
    #expect((0..<first.count).allSatisfy { first.input($0) == again.input($0) })
    #expect((0..<first.count).contains { first.input($0) != other.input($0) })
  }

  @Test("blobs lie around their middles, with a deviation of 1")
  func blobs() {
    let data = Dataset.blobs(seed: 1)
    let first = (0..<data.train.count).filter { data.train.labels[$0] == 0 }.map(data.train.input)
    let count = Double(first.count)
    let mean = (0..<2).map { k in first.reduce(0) { $0 + Double($1[k]) } / count }
    // 200 samples: the mean is off by about 0.07, four times that is never seen.
    expectClose(mean, [5, 0], relative: 0, absolute: 0.28)
    let variance = first.reduce(0) { sum, x in
      sum + (Double(x[0]) - mean[0]) * (Double(x[0]) - mean[0])
    }
    expectClose(variance / count, 1, relative: 0.4)
  }

  @Test("rings have their radius, and all the same middle")
  func rings() {
    let data = Dataset.rings(seed: 1)
    for place in 0..<data.train.count {
      let x = data.train.input(place)
      let radius = (x[0] * x[0] + x[1] * x[1]).squareRoot()
      #expect(abs(radius - (1 + 1.5 * Float(data.train.labels[place]))) < 1)
    }
  }
}
