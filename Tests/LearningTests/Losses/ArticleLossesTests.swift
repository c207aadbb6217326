import Learning
import Testing

/// The article's two toy losses, in its checks 2 and 3.
struct ArticleLossesTests {
  @Test("check 2: straight through, both gradients are what the article prints, and not the slopes")
  func straightThrough() throws {
    let expected = try Reference.load().loss1
    let (x, w) = (Variable(expected.x), Variable(expected.w))
    let y = 2 * (5 - w * x).squared()
    let loss = StraightThroughLoss()(y, Variable(expected.truth))
    loss.backward()
    expectClose(Double(y.scalar), expected.y, "y")
    expectClose(Double(loss.scalar), expected.loss, "loss")
    expectClose(x.gradient?.elements ?? [], [expected.xGradient], "∂/∂x")
    expectClose(w.gradient?.elements ?? [], [expected.wGradient], "∂/∂w")
  }

  @Test("check 2 with the true derivative of |y − 10| has the other sign")
  func trueDerivative() throws {
    let expected = try Reference.load().loss1
    let (x, w) = (Variable(expected.x), Variable(expected.w))
    AbsoluteLoss()(2 * (5 - w * x).squared() - expected.truth).backward()
    expectClose(x.gradient?.elements ?? [], [expected.trueXGradient], "∂/∂x")
    expectClose(w.gradient?.elements ?? [], [expected.trueWGradient], "∂/∂w")
  }

  @Test("check 3: the absolute value with its derivative")
  func absolute() throws {
    let expected = try Reference.load().loss2
    let x = Variable(expected.x)
    let y = 2 * (5 - x).squared()
    let loss = AbsoluteLoss()(y)
    loss.backward()
    expectClose(Double(y.scalar), expected.y, "y")
    expectClose(Double(loss.scalar), expected.loss, "loss")
    expectClose(x.gradient?.elements ?? [], [expected.xGradient], "∂/∂x")
  }

  @Test("the straight-through loss reports the upstream gradient it hands on; the truth gets none")
  func report() {
    var reported: [Float] = []
    let (prediction, truth) = (Variable(wave(2, 2)), Variable(wave(2, 2, scale: 3)))
    let loss = StraightThroughLoss { reported += $0.elements }
    (0.5 * loss(prediction, truth)).sum().backward()
    #expect(reported == [0.5, 0.5, 0.5, 0.5])
    #expect(prediction.gradient?.elements == reported)
    #expect(truth.gradient == nil)
  }

  @Test("the derivative of the absolute loss is its slope, on both sides of 0, and 0 at 0")
  func slopes() {
    let x: [Float] = [-2, -0.5, 0.5, 3]
    func loss(_ elements: [Float]) -> (Variable, Variable) {
      let leaf = Variable(Matrix(rows: 1, columns: elements.count, elements: elements))
      return (AbsoluteLoss()(leaf).sum(), leaf)
    }
    let (total, leaf) = loss(x)
    total.backward()
    expectClose(
      leaf.gradient?.elements ?? [],
      centralDifferences(at: x, step: 0.25) { Double(loss($0).0.scalar) })
    let (atZero, zero) = loss([0])
    atZero.backward()
    #expect(zero.gradient?.elements == [0])
  }
}
