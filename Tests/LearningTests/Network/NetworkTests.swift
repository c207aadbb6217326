import Learning
import Testing

struct NetworkTests {
  @Test("64-128-64-2-10 has the recipe's layers: linear features, and a classifier without bias")
  func recipeLayers() {
    let network = Network.multilayerPerceptron([64, 128, 64, 2, 10], seed: 1)
    #expect(network.embedding.map(\.outputSize) == [128, 64, 2])
    #expect(network.embedding.map { ($0 as? Dense)?.leakySlope } == [0.1, 0.1, 1])
    #expect(!network.classifier.hasBias)
    #expect(
      network.parameterBlocks.map(\.count) == [64 * 128, 128, 128 * 64, 64, 64 * 2, 2, 2 * 10])
    #expect(network.parameters.count == network.parameterBlocks.reduce(0) { $0 + $1.count })
    #expect(network.inputSize == 64 && network.featureSize == 2 && network.classCount == 10)
  }

  @Test("every block of parameters is drawn from U(±1/√fan-in)")
  func drawnWithinBounds() {
    let network = Network.multilayerPerceptron([64, 128, 64, 2, 10], seed: 3)
    let fanIn = [64, 64, 128, 128, 64, 64, 2]
    var start = 0
    for (block, inputs) in zip(network.parameterBlocks, fanIn) {
      let drawn = network.parameters[start..<start + block.count]
      let bound = 1 / Float(inputs).squareRoot()
      #expect(drawn.allSatisfy { abs($0) <= bound })
      // Of a uniform distribution, blocks of 20 and more fill nearly the whole width.
      if block.count >= 20 {
        #expect(drawn.max()! > 0.7 * bound && drawn.min()! < -0.7 * bound)
      }
      start += block.count
    }
  }

  @Test("the seed decides the parameters")
  func seeds() {
    func drawn(_ seed: UInt64) -> [UInt32] {
      bits(Network.multilayerPerceptron([8, 4, 2, 3], seed: seed).parameters)
    }
    #expect(drawn(5) == drawn(5))
    #expect(drawn(5) != drawn(6))
  }
}
