import Drawing
import Learning
import Runs
import Testing
import Visualizer

/// Whatever is pressed, clicked or resized, in whatever order: no trap, and every frame is exactly as large as asked.
struct FuzzTests {
  /// A run to be shown, and news of it to come in any order.
  struct Show: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let start: ScreenState
    let news: [Snapshot]
  }

  static let shows: [Show] = [
    Show(
      testDescription: "digits", start: Trained.start,
      news: [0, 1, 40, 300].map { Trained.snapshot(steps: $0) }),
    Show(
      testDescription: "digits in ASCII, with a run that has no finite number left",
      start: Trained.start.inASCII, news: [Trained.snapshot(steps: 20), broken]),
    Show(testDescription: "62 classes with wide names", start: manyClasses, news: []),
  ]

  /// After steps so long that every number has overflown.
  private static let broken: Snapshot = {
    var chosen = Hyperparameters()
    chosen.learningRate = 1e30
    return Trained.snapshot(steps: 20, chosen)
  }()

  static let manyClasses: ScreenState = {
    let samples = Samples(
      inputSize: 6, pixels: (0..<124 * 6).map { UInt8($0 * 37 % 251) },
      labels: (0..<124).map { $0 % 62 })
    let data = Dataset(
      name: "数据", shape: .image(rows: 3, columns: 2), classNames: (0..<62).map { "类别 \($0)" },
      train: samples, test: samples)
    var chosen = Hyperparameters()
    chosen.batchSize = 31
    do {
      var run = try TrainingRun(data, chosen, seed: 1)
      for _ in 0..<30 { run.step() }
      return ScreenState(RunView(run), glyphs: .unicode)
    } catch { fatalError("\(error)") }
  }()

  @Test(
    "100,000 random keys, mouse events, news and resizes", arguments: shows, [1, 2] as [UInt64])
  func randomEvents(show: Show, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var (state, size) = (show.start, Size(width: 80, height: 24))
    let keys = KeyBinding.all.flatMap(\.keys) + [.character("~"), .enter]
    func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    for event in 0..<16_700 {
      switch random(0...19) {
      case 0: size = Size(width: random(0...100), height: random(0...36))
      case 1...2 where !show.news.isEmpty:
        let news = show.news[random(0...show.news.count - 1)]
        state = state.hearing(of: news, stepsPerSecond: Double(event))
      case 3...8:
        let kind = MouseEvent.Kind.allCases[random(0...MouseEvent.Kind.allCases.count - 1)]
        let mouse = MouseEvent(kind, x: random(-2...102), y: random(-2...40))
        if let action = state.action(for: mouse, size: size) { _ = state.reduce(action) }
      default:
        if let action = state.action(for: keys[random(0...keys.count - 1)]) {
          _ = state.reduce(action)
        }
      }
      let canvas = frame(state, size: size)
      guard canvas.size == size, canvas.cells.count == size.width * size.height else {
        Issue.record("event \(event): \(canvas.size) instead of \(size)")
        return
      }
    }
    #expect(Knob.centerWeight.scale.values.contains(state[.centerWeight]))
    #expect(Knob.centerRate.scale.values.contains(state[.centerRate]))
    #expect(Knob.learningRate.scale.values.contains(state[.learningRate]))
  }
}
