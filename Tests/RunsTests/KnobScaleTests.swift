import Runs
import Testing

struct KnobScaleTests {
  @Test("λ goes through 0 and 1-2-5 steps from 0.001 to 10, up and down alike")
  func centerWeight() {
    let scale = KnobScale.centerWeight
    let expected: [Float] = [0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10]
    #expect(walk(from: 0, expected.count) { scale.above($0) } == expected)
    #expect(walk(from: 10, expected.count) { scale.below($0) } == expected.reversed())
  }

  @Test("α goes from 0 to 1 in steps of 0.05, without drifting")
  func centerRate() {
    let scale = KnobScale.centerRate
    let expected = (0...20).map { Float($0) / 20 }
    #expect(walk(from: 0, 21) { scale.above($0) } == expected)
    #expect(walk(from: 1, 21) { scale.below($0) } == expected.reversed())
  }

  @Test("η goes through 1-2-5 steps from 0.001 to 5")
  func learningRate() {
    let expected: [Float] = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5]
    #expect(walk(from: 0.001, 12) { KnobScale.learningRate.above($0) } == expected)
  }

  @Test("every value is the one at its own share, and shares beyond the ends are the ends")
  func valueAtShare() {
    for scale in Knob.all.map(\.scale) {
      #expect(scale.values.map { scale.value(at: scale.share(of: $0)) } == scale.values)
      #expect(scale.value(at: -1) == scale.values.first && scale.value(at: 9) == scale.values.last)
    }
  }

  @Test("the ends hold")
  func ends() {
    #expect(KnobScale.centerWeight.above(10) == 10)
    #expect(KnobScale.centerWeight.below(0) == 0)
  }

  @Test("a value off the scale moves onto it, and one beyond it back, never the wrong way")
  func offTheScale() {
    let scale = KnobScale.centerWeight
    #expect(scale.above(0.03) == 0.05)
    #expect(scale.below(0.03) == 0.02)
    #expect(scale.below(50) == 10)
    #expect(scale.above(50) == 50)
    #expect(KnobScale.centerRate.above(1.5) == 1.5)
  }

  @Test("the share of the way is even in steps, straight between them, and clamped")
  func share() {
    let scale = KnobScale(values: [0, 1, 10])
    let shares = [0, 1, 10].map { scale.share(of: $0) }
    #expect(shares == [0, 0.5, 1])
    #expect(scale.share(of: 5.5) == 0.75)
    #expect(scale.share(of: 99) == 1)
    #expect(scale.share(of: -1) == 0)
  }
}

private func walk(from start: Float, _ count: Int, _ move: @escaping (Float) -> Float) -> [Float] {
  Array(sequence(first: start, next: move).prefix(count))
}
