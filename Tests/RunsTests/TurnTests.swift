import Learning
import Runs
import Testing

/// Changes that follow each other closely are one turn of the knobs.
struct TurnTests {
  private func turns(_ entries: [Recording.Entry]) -> [Turn] {
    var recording = Recording(spec: RunSpec(), start: Hyperparameters())
    for entry in entries { recording.append(entry) }
    return recording.turns
  }

  /// Two turns of λ, so far apart.
  private func pair(steps: Int, seconds: Double?) -> [Recording.Entry] {
    [
      .init(step: 100, .set(.centerWeight, 1), seconds: seconds.map { _ in 50 }),
      .init(step: 100 + steps, .set(.centerWeight, 2), seconds: seconds.map { 50 + $0 }),
    ]
  }

  @Test(
    "two changes are one turn below two seconds, and two from then on, however many steps",
    arguments: [(1.999, 1), (2, 2), (2.001, 2)], [1, 5_000])
  func seconds(pause: (seconds: Double, turns: Int), steps: Int) {
    #expect(turns(pair(steps: steps, seconds: pause.seconds)).count == pause.turns)
  }

  @Test(
    "without a clock they are one turn below thirty steps", arguments: [(29, 1), (30, 2), (31, 2)])
  func steps(pause: (steps: Int, turns: Int)) {
    #expect(turns(pair(steps: pause.steps, seconds: nil)).count == pause.turns)
  }

  @Test("where only one of two has a time, steps decide")
  func mixed() {
    var entries = pair(steps: 29, seconds: nil)
    entries[0] = .init(step: 100, .set(.centerWeight, 1), seconds: 1)
    #expect(turns(entries).count == 1)
    entries[1] = .init(step: 130, .set(.centerWeight, 2))
    #expect(turns(entries).count == 2)
  }

  @Test("changes at the same step are one turn, however long a pause was between them")
  func paused() {
    #expect(turns(pair(steps: 0, seconds: 3_600)).count == 1)
  }

  @Test("a turn goes on for as long as each change follows the last closely")
  func goesOn() {
    let entries = (0..<10).map { k in
      Recording.Entry(
        step: 100 + 20 * k, .set(.centerWeight, Float(k)), seconds: 5 + 0.9 * Double(k))
    }
    let turns = turns(entries)
    #expect(turns.count == 1)
    #expect(turns.first?.step == 100)
    #expect(turns.first?.before.centerWeight == 0.1 && turns.first?.after.centerWeight == 9)
  }

  @Test("each turn begins with what the one before it left")
  func chain() {
    let turns = turns([
      .init(step: 10, .set(.centerWeight, 1)), .init(step: 15, .rule(.gradient)),
      .init(step: 100, .set(.centerRate, 0.1)),
    ])
    #expect(turns.map(\.step) == [10, 100])
    #expect(turns[0].knobs == [.centerWeight] && turns[0].changesRule)
    #expect(turns[1].before == turns[0].after)
    #expect(turns[1].knobs == [.centerRate] && !turns[1].changesRule)
    #expect(turns.allSatisfy { !$0.isUndone })
  }

  @Test("a turn that ends where it began is undone")
  func undone() {
    let turns = turns([
      .init(step: 10, .set(.centerWeight, 1)), .init(step: 12, .rule(.gradient)),
      .init(step: 14, .rule(.paper)), .init(step: 16, .set(.centerWeight, 0.1)),
    ])
    #expect(turns.count == 1 && turns[0].isUndone)
    #expect(turns[0].knobs.isEmpty && !turns[0].changesRule)
  }

  @Test("one that leaves the rule alone changed is not undone")
  func rule() {
    let turns = turns([.init(step: 10, .rule(.gradient))])
    #expect(turns[0].knobs.isEmpty && turns[0].changesRule && !turns[0].isUndone)
  }

  @Test("turns on a way that was left come together where the run went back to")
  func wentBack() {
    let turns = turns([
      .init(step: 50, .set(.centerWeight, 1), seconds: 1),
      .init(step: 150, .set(.centerRate, 0.1), seconds: 20),
      .init(step: 230, .set(.learningRate, 5), seconds: 40),
      .init(step: 250, .wentBack(toStep: 100)),
      .init(step: 100, .set(.learningRate, 0.1), seconds: 60),
      .init(step: 101, .set(.centerWeight, 2), seconds: 62),
    ])
    #expect(turns.map(\.step) == [50, 100, 101])
    // η went up and came back at the same step, so that of this turn α is left.
    #expect(turns[1].knobs == [.centerRate])
    #expect(turns[1].before.centerWeight == 1)
  }

  @Test("a restart forgets turns, and what it began with stands before the next")
  func restart() {
    let turns = turns([
      .init(step: 50, .set(.centerWeight, 1)), .init(step: 60, .restart),
      .init(step: 7, .set(.centerWeight, 2)),
    ])
    #expect(turns.map(\.step) == [7])
    #expect(turns[0].before.centerWeight == 1 && turns[0].after.centerWeight == 2)
  }

  @Test("it is going on for thirty steps after its last change")
  func isGoingOn() {
    let turns = turns([
      .init(step: 10, .set(.centerWeight, 1)), .init(step: 20, .set(.centerWeight, 2)),
    ])
    #expect([20, 49, 50].map { turns[0].isGoingOn(at: $0) } == [true, true, false])
  }
}
