import Drawing
import Learning
import Testing
import Visualizer

struct FuzzTests {
  @Test("20,000 random actions and sizes: no trap, and every frame is as large as asked")
  func randomActions() {
    let news = [0, 1, 40, 300].map { Trained.snapshot(steps: $0) }
    var generator = SeededGenerator(seed: 20_000)
    var state = Trained.start
    for round in 0..<20_000 {
      let bindings = KeyBinding.all.flatMap(\.keys)
      let key = bindings[Int.random(in: bindings.indices, using: &generator)]
      if Int.random(in: 0..<3, using: &generator) == 0 {
        let snapshot = news[Int.random(in: news.indices, using: &generator)]
        _ = state.reduce(.receive(snapshot, stepsPerSecond: Double(round)))
      } else if let action = state.action(for: key) {
        _ = state.reduce(action)
      }
      #expect(KnobScale.centerWeight.values.contains(state.centerWeight))
      #expect(KnobScale.centerRate.values.contains(state.centerRate))
      // Large frames take long and say little more.
      let size = Size(
        width: Int.random(in: 0...90, using: &generator),
        height: Int.random(in: 0...30, using: &generator))
      guard round % 10 == 0 else { continue }
      let canvas = frame(state, size: size)
      #expect(canvas.size == size && canvas.cells.count == size.width * size.height)
    }
  }
}
