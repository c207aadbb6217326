import Learning
import Testing

struct BatchSamplerTests {
  @Test(
    "an epoch deals no sample twice, and every batch has the size asked for",
    arguments: [(10, 3), (1_437, 128), (5, 5), (1, 1), (7, 4), (12, 4)])
  func epochs(sampleCount: Int, batchSize: Int) {
    var sampler = BatchSampler(sampleCount: sampleCount, seed: 9)
    for _ in 0..<5 {
      let batches = (0..<sampleCount / batchSize).map { _ in Array(sampler.nextIndices(batchSize)) }
      #expect(batches.allSatisfy { $0.count == batchSize })
      let dealt = batches.flatMap { $0 }
      #expect(Set(dealt).count == dealt.count)
      #expect(dealt.allSatisfy { (0..<sampleCount).contains($0) })
    }
  }

  @Test("each epoch has an order of its own")
  func shuffles() {
    var sampler = BatchSampler(sampleCount: 40, seed: 1)
    let epochs = (0..<4).map { _ in Array(sampler.nextIndices(40)) }
    #expect(Set(epochs).count == 4)
    #expect(!epochs.contains(Array(0..<40)))
  }

  @Test("what one epoch leaves over comes in others: no sample is always left out")
  func everySampleComes() {
    var sampler = BatchSampler(sampleCount: 10, seed: 1)
    let dealt = (0..<60).flatMap { _ in Array(sampler.nextIndices(7)) }
    #expect(Set(dealt).count == 10)
  }

  @Test("the seed decides the order")
  func seeds() {
    func indices(_ seed: UInt64) -> [Int] {
      var sampler = BatchSampler(sampleCount: 50, seed: seed)
      return (0..<6).flatMap { _ in Array(sampler.nextIndices(20)) }
    }
    #expect(indices(3) == indices(3))
    #expect(indices(3) != indices(4))
  }
}
