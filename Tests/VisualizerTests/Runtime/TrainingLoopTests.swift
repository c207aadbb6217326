import Learning
import Runs
import Testing
import Visualizer

/// Where a loop pauses by itself, by a clock that the test holds.
struct TrainingLoopTests {
  private let start = ContinuousClock.now

  private func loop(pauseStep: Int?) -> TrainingLoop {
    let driver = RunDriver(Trained.run(), by: RunSpec(), whenNotFinite: .goBack)
    return TrainingLoop([driver], pace: .full, isPaused: true, pauseStep: pauseStep, now: start)
  }

  /// Takes every step that is due, up to many, and returns how many that were.
  private func run(_ loop: inout TrainingLoop) -> Int {
    for count in 0..<1_000 {
      guard loop.isDue(start) else { return count }
      loop.step(start)
    }
    return 1_000
  }

  @Test("a hundred steps that were asked for are a hundred, and --steps still pauses after them")
  func goOn() {
    var loop = loop(pauseStep: 250)
    loop.perform(.goOn(steps: 100), start)
    #expect(run(&loop) == 100)
    loop.perform(.goOn(steps: 100), start)
    #expect(run(&loop) == 100)
    loop.perform(.goOn(steps: 100), start)
    #expect(run(&loop) == 50)
    loop.perform(.pause(false), start)
    #expect(run(&loop) == 1_000, "past that step nothing is left to pause at")
  }

  @Test(
    "they are counted from when they were asked for, through a restart, and forgotten by a pause")
  func countedAndForgotten() {
    var loop = loop(pauseStep: nil)
    loop.perform(.goOn(steps: 100), start)
    for _ in 0..<40 { loop.step(start) }
    loop.perform(.event(.restart), start)
    #expect(run(&loop) == 60 && loop.sides[0].driver.run.stepCount == 60)
    loop.perform(.goOn(steps: 100), start)
    loop.step(start)
    loop.perform(.pause(true), start)
    #expect(run(&loop) == 0)
    loop.perform(.pause(false), start)
    #expect(run(&loop) == 1_000)
  }
}
