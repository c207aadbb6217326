import Learning
import Testing

/// What must hold for any batch: random shapes, labels, λ and α, by a seed that a failure names.
struct CenterLossPropertyTests {
  static let seeds = 1...150

  /// A batch, its centers and the two numbers that a person chooses.
  struct Case {
    var generator: SeededGenerator
    let d, classCount: Int
    let x, c: Matrix
    let labels: [Int]
    let weight, rate: Float

    init(seed: Int) {
      generator = SeededGenerator(seed: UInt64(seed))
      let batch = Int.random(in: 1...40, using: &generator)
      d = Int.random(in: 1...24, using: &generator)
      classCount = Int.random(in: 1...30, using: &generator)
      var labels: [Int] = []
      for _ in 0..<batch { labels.append(Int.random(in: 0..<classCount, using: &generator)) }
      self.labels = labels
      let spread = Float.random(in: 0.1...20, using: &generator)
      x = .standardNormal(rows: batch, columns: d, seed: UInt64(seed)).map { spread * $0 }
      c = .standardNormal(rows: classCount, columns: d, seed: ~UInt64(seed))
      weight = Float.random(in: 0...3, using: &generator)
      rate = Float.random(in: 0...1, using: &generator)
    }

    func moved(_ rule: CenterRule, _ x: Matrix, _ labels: [Int], rate: Float) -> Matrix {
      var differences = CenterDifferences(
        classCount: classCount, featureSize: d, batchSize: labels.count)
      differences.gather(x, labels: labels, centers: c)
      var moved = c
      moved.moveCenters(
        by: differences, rule: rule, batchSize: labels.count, centerWeight: weight,
        centerRate: rate)
      return moved
    }

    func featuresGradient(_ x: Matrix, _ labels: [Int], from start: Matrix? = nil, weight: Float)
      -> Matrix
    {
      var gradient = start ?? Matrix(rows: x.rows, columns: d)
      CenterLoss.addFeaturesGradient(
        x, labels: labels, centers: c, upstream: weight / Float(x.rows), to: &gradient)
      return gradient
    }
  }

  @Test(
    "the loss is 0 or more, and 0 where every feature is at its center, which then pulls nothing")
  func notNegative() {
    for seed in Self.seeds {
      let one = Case(seed: seed)
      #expect(CenterLoss.forward(one.x, labels: one.labels, centers: one.c) >= 0, "seed \(seed)")
      let atCenters = one.c.taking(one.labels)
      #expect(
        CenterLoss.forward(atCenters, labels: one.labels, centers: one.c) == 0, "seed \(seed)")
      let pull = one.featuresGradient(atCenters, one.labels, weight: one.weight)
      #expect(pull.elements.allSatisfy { $0 == 0 }, "seed \(seed)")
      for rule in CenterRule.allCases {
        #expect(one.moved(rule, atCenters, one.labels, rate: one.rate) == one.c, "seed \(seed)")
      }
    }
  }

  @Test("classes that are not in the batch stay where they are", arguments: CenterRule.allCases)
  func absent(rule: CenterRule) {
    for seed in Self.seeds {
      let one = Case(seed: seed)
      let moved = one.moved(rule, one.x, one.labels, rate: one.rate)
      for j in 0..<one.classCount where !one.labels.contains(j) {
        #expect(bits(Array(moved.row(j))) == bits(Array(one.c.row(j))), "seed \(seed), class \(j)")
      }
    }
  }

  @Test("α = 0 freezes the centers", arguments: CenterRule.allCases)
  func frozen(rule: CenterRule) {
    for seed in Self.seeds {
      let one = Case(seed: seed)
      #expect(one.moved(rule, one.x, one.labels, rate: 0) == one.c, "seed \(seed)")
    }
  }

  @Test("λ = 0 leaves the features to softmax alone: its gradient does not change by a bit")
  func weightZero() {
    for seed in Self.seeds {
      let one = Case(seed: seed)
      let softmax = Matrix.standardNormal(rows: one.x.rows, columns: one.d, seed: 3)
      let joint = one.featuresGradient(one.x, one.labels, from: softmax, weight: 0)
      #expect(bits(joint) == bits(softmax), "seed \(seed)")
    }
  }

  @Test("the order of the batch changes nothing but rounding", arguments: CenterRule.allCases)
  func order(rule: CenterRule) {
    for seed in Self.seeds {
      var one = Case(seed: seed)
      let order = Array(one.labels.indices).shuffled(using: &one.generator)
      let (x, labels) = (one.x.taking(order), order.map { one.labels[$0] })
      expectClose(
        Double(CenterLoss.forward(x, labels: labels, centers: one.c)),
        Double(CenterLoss.forward(one.x, labels: one.labels, centers: one.c)), relative: 1e-5,
        "seed \(seed), loss")
      #expect(
        one.featuresGradient(x, labels, weight: one.weight)
          == one.featuresGradient(one.x, one.labels, weight: one.weight).taking(order),
        "seed \(seed)")
      expectClose(
        one.moved(rule, x, labels, rate: one.rate).elements,
        one.moved(rule, one.x, one.labels, rate: one.rate).elements, absolute: 1e-4,
        "seed \(seed), centers")
    }
  }

  @Test("each rule is its equation, sample by sample in float64", arguments: CenterRule.allCases)
  func equations(rule: CenterRule) {
    for seed in Self.seeds {
      let one = Case(seed: seed)
      let moved = one.moved(rule, one.x, one.labels, rate: one.rate)
      let (alpha, lambda, batch) = (
        Double(one.rate), Double(one.weight), Double(one.labels.count)
      )
      var expected: [Double] = []
      for j in 0..<one.classCount {
        let own = one.labels.indices.filter { one.labels[$0] == j }
        let n = Double(own.count)
        for k in 0..<one.d {
          let c = Double(one.c[j, k])
          let sum = own.reduce(0.0) { $0 + Double(one.x[$1, k]) - c }
          switch rule {
          case .paper: expected.append(c + alpha * sum / (1 + n))
          case .gradient: expected.append(c - alpha * lambda / batch * -sum)
          case .classMean: expected.append(n == 0 ? c : (1 - alpha) * c + alpha * (sum / n + c))
          }
        }
      }
      expectClose(moved.elements, expected, absolute: 5e-5, "seed \(seed)")
    }
  }
}
