import Learning
import Runs
import Testing
import Visualizer

/// Looking at the past of a run, and going on from it, by a clock that the test holds.
struct PastTests {
  private let now = ContinuousClock.now

  private func loop(steps: Int) -> TrainingLoop {
    let driver = RunDriver(Trained.run(), by: RunSpec(), whenNotFinite: .goBack)
    var loop = TrainingLoop([driver], pace: .full, isPaused: false, pauseStep: nil, now: now)
    advance(&loop, steps)
    return loop
  }

  private func advance(_ loop: inout TrainingLoop, _ steps: Int) {
    for _ in 0..<steps { loop.step(now) }
  }

  private func fingerprint(_ loop: TrainingLoop) -> UInt32 {
    loop.sides[0].driver.run.checkpoint.fingerprint
  }

  /// The fingerprint of a run to which nothing happens.
  private func alone(steps: Int) -> UInt32 {
    var run = Trained.run()
    for _ in 0..<steps { run.step() }
    return run.checkpoint.fingerprint
  }

  @Test(
    "every step of 10,000 is shown as it was, bit for bit",
    arguments: [0, 1, 31, 777, 5_000, 9_999])
  func exact(step: Int) {
    var loop = loop(steps: 10_000)
    loop.perform(.look(step: step), now)
    let moment = loop.takeMoments(now)[0]
    #expect(moment.checkpoint.step == step && moment.checkpoint.fingerprint == alone(steps: step))
  }

  @Test("a run that came from a file has no past from before that, and shows its first step for it")
  func beforeTheFile() {
    var run = Trained.run()
    for _ in 0..<50 { run.step() }
    let driver = RunDriver(run, by: RunSpec(), whenNotFinite: .goBack)
    var loop = TrainingLoop([driver], pace: .start, isPaused: false, pauseStep: nil, now: now)
    advance(&loop, 40)
    for (asked, shown) in [(10, 50), (50, 50), (70, 70)] {
      loop.perform(.look(step: asked), now)
      let moment = loop.takeMoments(now)[0]
      #expect(moment.checkpoint.step == shown)
      #expect(moment.checkpoint.fingerprint == alone(steps: shown))
    }
  }

  @Test("looking pauses and changes nothing: what goes on after it is as if no one had looked")
  func harmless() {
    var loop = loop(steps: 100)
    loop.perform(.look(step: 40), now)
    #expect(!loop.isDue(now))
    #expect(fingerprint(loop) == alone(steps: 100))
    loop.perform(.look(step: 500), now)
    #expect(loop.takeMoments(now)[0].checkpoint.step == 100)
    loop.perform(.pause(false), now)
    advance(&loop, 20)
    #expect(fingerprint(loop) == alone(steps: 120))
    #expect(loop.sides[0].driver.recording.path.isEmpty)
  }

  @Test("going on from there leaves the old future behind as a ghost")
  func ghost() throws {
    var loop = loop(steps: 100)
    let later = Measures(Trained.snapshot(steps: 80))
    loop.note(later, of: loop.sides[0].id, era: loop.sides[0].timeline.era)
    loop.perform(.event(.set(.centerWeight, 2)), now)
    advance(&loop, 50)
    loop.perform(.look(step: 60), now)
    loop.perform(.pause(false), now)
    #expect(loop.sides[0].driver.run.stepCount == 60 && fingerprint(loop) == alone(steps: 60))
    let report = loop.takeMoments(now)[0].report(on: Trained.start.run.title)
    let ghost = try #require(report.ghost)
    #expect(ghost.step == 60 && ghost.measures.map(\.step) == [80])
    #expect(report.recording.current.centerWeight == 0.1)
    advance(&loop, 40)
    #expect(fingerprint(loop) == alone(steps: 100))
  }

  @Test("a knob that is turned in the past acts from there on, and a fork doubles the run there")
  func actsThere() {
    var loop = loop(steps: 100)
    loop.perform(.look(step: 60), now)
    loop.perform(.fork, now)
    #expect(loop.sides.map(\.driver.run.stepCount) == [60, 60])
    advance(&loop, 40)
    loop.perform(.look(step: 70), now)
    loop.perform(.event(.set(.centerWeight, 2), side: 1), now)
    #expect(loop.sides.map(\.driver.run.stepCount) == [70, 70])
    #expect(loop.sides.map(\.driver.recording.path.count) == [0, 1])
    #expect(loop.sides[1].driver.recording.path[0].step == 70)
  }

  @Test("a restart forgets the ghost")
  func restart() {
    var loop = loop(steps: 100)
    loop.perform(.look(step: 60), now)
    loop.perform(.pause(false), now)
    loop.perform(.event(.restart), now)
    #expect(loop.takeMoments(now)[0].report(on: Trained.start.run.title).ghost == nil)
  }
}
