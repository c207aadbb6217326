import Drawing
import Learning
import Runs
import Testing
import Visualizer

/// What the lead line says is measured, so these tests train: each rule once where it is true and once where not.
struct LeadLineTests {
  /// A screen that watched a run from its start: turns the knobs at step 300, then trains on.
  private func watched(
    _ chosen: Hyperparameters = Hyperparameters(), steps: Int = 300, turning: [Action] = [],
    stepsAfter: Int = 0
  ) -> ScreenState {
    var watched = Watched(Trained.run(chosen), steps: steps)
    watched.perform(turning)
    if stepsAfter > 0 { watched.train(stepsAfter) }
    return watched.screen
  }

  private func says(_ name: String, _ state: ScreenState) -> [String]? {
    LeadRule.all.first { $0.name == name }?.say(state)
  }

  @Test("rules have names of their own, and one of them always holds")
  func rules() {
    #expect(Set(LeadRule.all.map(\.name)).count == LeadRule.all.count)
    #expect(LeadRule.all.last?.say(Trained.start) != nil)
  }

  @Test("first key: until one is pressed it says what to do, then never again")
  func firstKey() {
    #expect(leadLine(Trained.start)[0].contains("→ pulls harder"))
    let pressed = Trained.start.after(.nextPart)
    #expect(says("first key", pressed) == nil)
    #expect(leadLine(pressed)[0].contains("λ pulls each point"))
    let news = Trained.start.hearing(of: Trained.afterward.snapshot)
    #expect(says("first key", news) != nil, "news is not a key")
  }

  @Test("paused: it says how to go on, and whether --steps is why; a turn is told all the same")
  func paused() {
    let pausing = Trained.afterward.after(.togglePause)
    #expect(leadLine(pausing)[0] == "paused: space goes on, s takes one step")
    #expect(!leadLine(pausing.after(.togglePause))[0].contains("paused"))
    #expect(leadLine(pausing.after(.raise(.centerWeight)))[0].hasPrefix("λ 0.1 → 0.2"))
    var asked = Watched(pauseStep: 300)
    asked.perform(.togglePause)
    asked.train(300)
    #expect(leadLine(asked.screen)[0] == "paused at --steps: space goes on, s takes one step")
  }

  @Test("turn: at once it promises nothing")
  func atOnce() {
    let line = leadLine(Trained.afterward.after(.raise(.centerWeight)))[0]
    #expect(line == "λ 0.1 → 0.2: it acts from the next step on")
  }

  @Test(
    "turn: a large λ makes clusters tighter, and it says how much, by the ratio of width and distance, for both of them shrink"
  )
  func tighter() {
    let turning = [Action](repeating: .raise(.centerWeight), count: 4)
    let state = watched(turning: turning, stepsAfter: 200)
    let (before, now) = (watched().snapshot.test.clusters, state.snapshot.test.clusters)
    let factor = before.ratio / now.ratio
    #expect(factor > 1.2 && before.intraDistance / now.intraDistance > 2)
    let line = leadLine(state)[0]
    func change(_ before: Double, _ now: Double) -> String {
      "\(NumberText.short(before)) → \(NumberText.short(now))"
    }
    #expect(
      line.hasPrefix(
        "λ 0.1 → 2: width \(change(before.intraDistance, now.intraDistance)), distance "
          + "\(change(before.interDistance, now.interDistance)): \(NumberText.fixed(factor, 1))× tighter; "
      ))
    #expect(line.hasSuffix("in 200 steps"))
  }

  @Test("turn: while classes are still being learned nothing is said of what it did")
  func early() {
    let state = watched(steps: 10, turning: [.raise(.centerWeight)], stepsAfter: 60)
    #expect(
      leadLine(state)[0].hasPrefix(
        "λ 0.1 → 0.2: the network is still learning; effect unclear"))
    #expect(
      state.snapshot.test.clusters.intraDistance
        > Trained.start.snapshot.test.clusters.intraDistance)
  }

  @Test("turn: of one that was taken back there is nothing to say, nor a mark on the charts")
  func undone() {
    let state = Trained.afterward.after(
      .raise(.centerWeight), .nextRule, .lower(.centerWeight), .nextRule, .nextRule)
    #expect(state[.centerWeight] == 0.1 && state.run.requested.centerRule == .paper)
    #expect(says("turn", state) == nil)
    #expect(!frame(state, size: Size(width: 100, height: 30)).text.contains("λ 0.1 →"))
    #expect(leadLine(state.after(.raise(.centerRate)))[0].hasPrefix("α 0.5 → 0.55:"))
  }

  @Test("turn: λ = 0 lets them widen, and it says so")
  func wider() {
    let turning = [Action](repeating: .lower(.centerWeight), count: 7)
    #expect(leadLine(watched(turning: turning, stepsAfter: 200))[0].contains("× worse, less tight"))
  }

  @Test("turn: α is judged by the lag, η by the loss, a rule by the lag, each as measured")
  func otherKnobs() {
    let start = watched()
    let slow = watched(
      turning: [Action](repeating: .lower(.centerRate), count: 9), stepsAfter: 60)
    #expect(
      leadLine(slow)[0].hasPrefix(
        "α 0.5 → 0.05: center lag about "
      ))
    let fine = watched(turning: [.lower(.learningRate)], stepsAfter: 60)
    #expect(
      leadLine(fine)[0].hasPrefix(
        "η 0.1 → 0.05: softmax loss \(NumberText.short(start.snapshot.train.crossEntropy)) → \(NumberText.short(fine.snapshot.train.crossEntropy)), accuracy"
      ))
    let rule = watched(turning: [.nextRule], stepsAfter: 60)
    #expect(leadLine(rule)[0].hasPrefix("rule paper → gradient: center lag about "))
  }

  @Test("lagging: centers farther from their classes than these are wide, and not at the usual α")
  func lagging() {
    var slow = Hyperparameters()
    slow.centerRate = 0.02
    let state = watched(slow, steps: 60)
    #expect(state.snapshot.centerLag > state.snapshot.train.clusters.intraDistance)
    #expect(
      leadLine(state)[0].hasPrefix("centers lag \(NumberText.short(state.snapshot.centerLag))"))
    #expect(says("lagging", watched()) == nil)
  }

  @Test("collapsed: λ so strong that all features come together, and not at λ = 0.1")
  func collapsed() {
    var strong = Hyperparameters()
    strong.centerWeight = 100
    let state = watched(strong)
    #expect(state.snapshot.test.accuracy < 0.3)
    #expect(leadLine(state)[0].hasPrefix("! features collapse to a point"))
    #expect(says("collapsed", watched()) == nil)
    #expect(says("collapsed", Trained.start) == nil, "before the first step nothing has collapsed")
  }

  @Test("flying apart: η so large that the loss is above guessing, and not at η = 0.1")
  func flyingApart() {
    var long = Hyperparameters()
    long.learningRate = 2
    let state = watched(long)
    #expect(state.snapshot.train.crossEntropy > 5)
    #expect(leadLine(state)[0].hasPrefix("! features fly apart"))
    #expect(says("flying apart", watched()) == nil)
  }

  @Test("not finite: it says where it failed and where training stands, until it is past that step")
  func notFinite() throws {
    var huge = Hyperparameters()
    huge.learningRate = 1e30
    let state = watched(huge, steps: 50)
    let divergence = try #require(state.run.recording.divergence)
    #expect(
      leadLine(state)[0].hasPrefix(
        "! loss not finite at step \(divergence.step): back at step 0, paused"))
    #expect(state.run.isPaused)
    #expect(says("not finite", watched()) == nil)
  }

  @Test("what a rule says becomes shorter from line to line, down to one that fits anywhere")
  func lengths() {
    var strong = Hyperparameters()
    strong.centerWeight = 100
    for state in [
      Trained.start, watched(turning: [.raise(.centerWeight)], stepsAfter: 50), watched(strong),
    ] {
      let lines = leadLine(state)
      #expect(lines.map(\.count) == lines.map(\.count).sorted(by: >))
      #expect(lines.last.map { $0.count <= 39 } == true, "\(lines)")
    }
  }
}
