import Learning
import Runs
import Testing

/// What a timeline keeps, and what it lets go.
struct TimelineBoundsTests {
  @Test("a checkpoint is wanted at the start and every 32 steps")
  func wants() throws {
    var run = try Small.run()
    var timeline = Timeline()
    #expect(timeline.wants(step: 0))
    timeline.add(run.checkpoint)
    #expect([0, 31, 32, 33].map { timeline.wants(step: $0) } == [false, false, true, true])
    run.step(times: 40)
    timeline.add(run.checkpoint)
    timeline.add(run.checkpoint)
    #expect(timeline.checkpoints.map(\.step) == [0, 40])
    #expect(!timeline.wants(step: 71) && timeline.wants(step: 72))
  }

  @Test(
    "ten thousand steps stay within the bytes that are allowed, thinned out with age", .tags(.slow))
  func bounded() throws {
    let budget = 40 * (try Small.run()).checkpoint.byteCount
    var (timeline, run) = (Timeline(byteBudget: budget), try Small.run())
    for step in 0...10_000 {
      if step > 0 { run.step() }
      guard timeline.wants(step: step) else { continue }
      timeline.add(run.checkpoint)
      #expect(timeline.checkpoints.map(\.byteCount).reduce(0, +) <= budget)
    }
    let steps = timeline.checkpoints.map(\.step)
    #expect(steps.count == 40 && steps[0] == 0 && 10_000 - steps[39] < Timeline.interval)
    // The gaps grow with age: in each quarter of the checkpoints they are longer than in the next.
    let gaps = zip(steps, steps.dropFirst()).map { $1 - $0 }
    let means = (0..<3).map { Double(gaps[13 * $0..<13 * $0 + 13].reduce(0, +)) / 13 }
    #expect(means[0] > 2 * means[1] && means[1] > 2 * means[2], "\(steps)")
    #expect(gaps[38] == Timeline.interval)
    // No gap is much longer than its age asks for.
    for (gap, step) in zip(gaps, steps) {
      #expect(Double(gap) <= 64 + 0.5 * Double(10_000 - step), "\(steps)")
    }
  }

  @Test("a budget too small for anything keeps the start and the last")
  func tiny() throws {
    var (timeline, run) = (Timeline(byteBudget: 1), try Small.run())
    timeline.add(run.checkpoint)
    for _ in 0..<5 {
      run.step(times: 32)
      timeline.add(run.checkpoint)
    }
    #expect(timeline.checkpoints.map(\.step) == [0, 160])
  }

  @Test("a run that went back loses what came after that step, and only that")
  func forgets() throws {
    var walk = try Walk()
    walk.advance(to: 130)
    let era = walk.timeline.era
    walk.timeline.forget(after: 64)
    #expect(walk.timeline.checkpoints.map(\.step) == [0, 32, 64])
    #expect(walk.timeline.era != era)
    walk.timeline.forget(after: nil)
    #expect(walk.timeline.checkpoints.isEmpty)
  }

  @Test("bytes that were forgotten are free again")
  func forgottenBytes() throws {
    let size = try Small.run().checkpoint.byteCount
    var (timeline, run) = (Timeline(byteBudget: 5 * size), try Small.run())
    for _ in 0..<3 {
      timeline.add(run.checkpoint)
      for _ in 0..<4 {
        run.step(times: 32)
        timeline.add(run.checkpoint)
      }
      #expect(timeline.checkpoints.count == 5)
      timeline.forget(after: nil)
      run.restart()
    }
  }

  @Test("what was measured stands in the order of steps, however it comes")
  func measures() throws {
    var (timeline, run) = (Timeline(), try Small.run())
    var all: [Measures] = []
    for _ in 0..<3 {
      all.append(Measures(run.evaluate()))
      run.step(times: 10)
    }
    for index in [1, 2, 0] { timeline.add(all[index], of: timeline.era) }
    #expect(timeline.measures.entries == all)
  }

  @Test("what was measured before the run went back comes too late")
  func stale() throws {
    var (timeline, run) = (Timeline(), try Small.run())
    timeline.add(Measures(run.evaluate()), of: timeline.era)
    run.step(times: 10)
    let (late, era) = (Measures(run.evaluate()), timeline.era)
    timeline.forget(after: 5)
    timeline.add(late, of: era)
    #expect(timeline.measures.entries.map(\.step) == [0])
    timeline.add(late, of: timeline.era)
    #expect(timeline.measures.entries.map(\.step) == [0, 10])
    timeline.forget(after: 5)
    #expect(timeline.measures.entries.map(\.step) == [0])
  }
}
