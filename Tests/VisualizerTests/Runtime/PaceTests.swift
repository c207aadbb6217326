import Testing
import Visualizer

struct PaceTests {
  @Test("paces go from one step a second to as fast as it goes, and the ends hold")
  func order() {
    #expect(Pace.all.first == .stepsPerSecond(1))
    #expect(Pace.all.last == .full)
    for (slow, fast) in zip(Pace.all, Pace.all.dropFirst()) {
      #expect(slow.faster == fast)
      #expect(fast.slower == slow)
    }
    #expect(Pace.full.faster == .full)
    #expect(Pace.stepsPerSecond(1).slower == .stepsPerSecond(1))
  }

  @Test("it starts at 20 steps a second, to be watched")
  func start() {
    #expect(Pace.start == .stepsPerSecond(20))
    #expect(Pace.all.contains(.start))
  }
}
