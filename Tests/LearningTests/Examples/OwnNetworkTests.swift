import Learning
import Testing

/// What examples/swift shows, whose source is a link in this folder.
struct OwnNetworkTests {
  @Test("a layer of one's own has the gradient that central differences have")
  func gradient() {
    let tanh = Tanh(input: .vector(3))
    let x = wave(4, 3)
    let upstream = wave(4, 3, scale: 0.7)
    let own = inputGradient(of: tanh, x, [], yGradient: upstream)
    let step: Float = 1e-2
    for row in 0..<4 {
      for column in 0..<3 {
        var (above, below) = (x, x)
        above[row, column] += step
        below[row, column] -= step
        let slope =
          (output(of: tanh, above, [])[row, column] - output(of: tanh, below, [])[row, column])
          / (2 * step)
        #expect(abs(own[row, column] - slope * upstream[row, column]) < 1e-3)
      }
    }
  }

  @Test("it learns three spirals, and center loss makes its clusters tighter")
  func learns() {
    let softmax = trainOwnNetwork(centerWeight: 0, steps: 1_000)
    let centered = trainOwnNetwork(centerWeight: 0.3, steps: 1_000)
    #expect(softmax.accuracy > 0.9 && centered.accuracy > 0.9)
    #expect(centered.clusters.ratio < 0.8 * softmax.clusters.ratio)
    #expect(centered.nearestCenterAccuracy > 0.9)
  }
}
