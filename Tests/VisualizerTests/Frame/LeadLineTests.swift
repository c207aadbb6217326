import Drawing
import Learning
import Testing
import Visualizer

/// What the lead line says is measured, so these tests train.
struct LeadLineTests {
  private func turned(to centerWeight: Float, stepsAfter: Int) throws -> State {
    var run = Trained.run()
    for _ in 0..<300 { run.step() }
    var state = Trained.afterward
    while state.centerWeight != centerWeight {
      _ = state.reduce(
        state.centerWeight < centerWeight ? .raise(.centerWeight) : .lower(.centerWeight))
    }
    run.apply(.centerWeight(centerWeight))
    for _ in 0..<stepsAfter { run.step() }
    var evaluator = run.evaluator()
    _ = state.reduce(.receive(evaluator.snapshot(of: run.checkpoint()), stepsPerSecond: nil))
    return state
  }

  @Test("before any turn it says what there is to turn")
  func start() { #expect(leadLine(Trained.start)[0].contains("λ pulls each point")) }

  @Test("right after a turn it promises nothing")
  func atOnce() throws {
    let line = leadLine(Trained.afterward.after(.raise(.centerWeight)))[0]
    #expect(line == "λ 0.1 → 0.2: it acts from the next step on")
  }

  @Test("a large λ makes clusters tighter, and it says how much, by the measured distance")
  func tighter() throws {
    let state = try turned(to: 2, stepsAfter: 200)
    let before = Trained.afterward.snapshot.test.clusters.intraDistance
    let factor = before / state.snapshot.test.clusters.intraDistance
    #expect(factor > 1.5)
    let line = leadLine(state)[0]
    #expect(line.hasPrefix("λ 0.1 → 2: clusters \(NumberText.fixed(factor, 1))× tighter"))
    #expect(line.hasSuffix("in 200 steps"))
  }

  @Test("λ = 0 lets them widen, and it says so")
  func wider() throws {
    #expect(leadLine(try turned(to: 0, stepsAfter: 200))[0].contains("× wider"))
  }

  @Test("shorter forms say less of the same, down to one that fits anywhere")
  func lengths() throws {
    let lines = leadLine(try turned(to: 2, stepsAfter: 200))
    #expect(lines.map(\.count) == lines.map(\.count).sorted(by: >))
    #expect(lines.last.map { $0.count <= 38 } == true)
  }
}
