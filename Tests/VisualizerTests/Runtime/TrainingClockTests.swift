import Testing
import Visualizer

/// Time is handed in, so these tests need none.
struct TrainingClockTests {
  private let start = ContinuousClock.now
  private func at(_ milliseconds: Int) -> ContinuousClock.Instant {
    start + .milliseconds(milliseconds)
  }

  @Test("a paced run takes its first step at once and the next one interval later")
  func paced() {
    var clock = TrainingClock(pace: .stepsPerSecond(10), isPaused: false)
    #expect(clock.isDue(at(0)))
    clock.hasStepped(at(0))
    #expect(!clock.isDue(at(99)))
    #expect(clock.nextDue(at(1)) == at(100))
    #expect(clock.isDue(at(100)))
  }

  @Test("a step that came late does not shift those after it")
  func late() {
    var clock = TrainingClock(pace: .stepsPerSecond(10), isPaused: false)
    clock.hasStepped(at(0))
    clock.hasStepped(at(130))
    #expect(clock.nextDue(at(130)) == at(200))
  }

  @Test("a run that fell far behind does not hurry to catch up")
  func farBehind() {
    var clock = TrainingClock(pace: .stepsPerSecond(10), isPaused: false)
    clock.hasStepped(at(0))
    clock.hasStepped(at(5000))
    clock.hasStepped(at(5000))
    #expect(!clock.isDue(at(5050)))
  }

  @Test("at full speed a step is always due")
  func full() {
    var clock = TrainingClock(pace: .full, isPaused: false)
    for time in 0..<5 {
      #expect(clock.isDue(at(time)))
      clock.hasStepped(at(time))
    }
  }

  @Test("a new pace holds from the next step on")
  func newPace() {
    var clock = TrainingClock(pace: .stepsPerSecond(1), isPaused: false)
    clock.hasStepped(at(0))
    clock.pace = .stepsPerSecond(10)
    #expect(clock.isDue(at(1)))
    clock.hasStepped(at(1))
    #expect(clock.nextDue(at(1)) == at(101))
  }

  @Test("while paused nothing is due, but each step asked for is, once")
  func paused() {
    var clock = TrainingClock(pace: .full, isPaused: true)
    #expect(!clock.isDue(at(0)))
    #expect(clock.nextDue(at(0)) == nil)
    clock.stepOnce()
    clock.stepOnce()
    for _ in 0..<2 {
      #expect(clock.isDue(at(0)))
      clock.hasStepped(at(0))
    }
    #expect(!clock.isDue(at(0)))
  }

  @Test("steps that were owed are forgotten when the run goes on")
  func goesOn() {
    var clock = TrainingClock(pace: .full, isPaused: true)
    clock.stepOnce()
    clock.isPaused = false
    clock.isPaused = true
    #expect(!clock.isDue(at(0)))
  }

  @Test("the measured pace counts steps over half a second or more, and stops with a pause")
  func measured() {
    var clock = TrainingClock(pace: .full, isPaused: false)
    #expect(clock.measuredPace(at(0)) == nil)
    for time in 1...100 { clock.hasStepped(at(time * 5)) }
    #expect(clock.measuredPace(at(400)) == nil)
    #expect(clock.measuredPace(at(500)) == 200)
    clock.isPaused = true
    #expect(clock.measuredPace(at(600)) == nil)
  }

  @Test("steps at one pace are not counted for the next")
  func changedPace() {
    var clock = TrainingClock(pace: .stepsPerSecond(20), isPaused: false)
    _ = clock.measuredPace(at(0))
    for time in 1...10 { clock.hasStepped(at(time * 50)) }
    #expect(clock.measuredPace(at(500)) == 20)
    clock.pace = .stepsPerSecond(60)
    #expect(clock.measuredPace(at(510)) == nil)
    for time in 1...30 { clock.hasStepped(at(510 + time * 17)) }
    #expect(clock.measuredPace(at(1_010)) == 60)
  }
}
