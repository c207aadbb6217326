import Drawing
import Foundation
import Learning
import Runs
import Testing
import Visualizer

/// Each rule of the lead line just below, at and just above its threshold, on features made for it.
struct LeadLineThresholdTests {
  /// Two classes of two samples each, `width` to both sides of (±distance / 2, 0), with centers `lag` above their means. W
  /// tells them with logits ±`certainty`, the right one first.
  private func snapshot(
    step: Int = 100, width: Float = 0, distance: Float = 10, lag: Float = 0, certainty: Float = 0
  ) -> Snapshot {
    let x = distance / 2
    let features = Matrix(
      rows: 4, columns: 2,
      elements: [x + width, 0, x - width, 0, -x + width, 0, -x - width, 0])
    let weights = Matrix(rows: 2, columns: 2, elements: [certainty / x, 0, -certainty / x, 0])
    let centers = Matrix(rows: 2, columns: 2, elements: [x, lag, -x, lag])
    let evaluation = Evaluation(
      features: features, labels: [0, 0, 1, 1], classCount: 2, centers: centers,
      classifier: LinearClassifier(weights))
    return Snapshot(
      step: step, train: evaluation, test: evaluation, centers: centers,
      classifier: LinearClassifier(weights))
  }

  private func says(_ name: String, _ snapshot: Snapshot, before: [Snapshot] = []) -> Bool {
    let run = Trained.start.run
    let report = Report(
      snapshot: snapshot, measures: before.map { Measures($0) } + [Measures(snapshot)],
      recording: run.recording)
    let screen = Trained.start.after(.receive([report]))
    return LeadRule.all.first { $0.name == name }?.say(screen) != nil
  }

  @Test(
    "flying apart: above twice the loss of guessing",
    arguments: [(2.999, false), (3.001, true), (30, true), (0.1, false)] as [(Double, Bool)])
  func flyingApart(odds: Double, expected: Bool) {
    // log(1 + 3) = 2 log 2.
    let certainty = -Float(log(odds) / 2)
    #expect(says("flying apart", snapshot(certainty: certainty)) == expected)
  }

  @Test(
    "lagging: centers farther off than classes are wide, and than a tenth of what lies between them",
    arguments: [
      (2, 1.99, false), (2, 2, false), (2, 2.01, true), (0.5, 0.99, false), (0.5, 1, false),
      (0.5, 1.01, true),
    ] as [(Float, Float, Bool)])
  func lagging(width: Float, lag: Float, expected: Bool) {
    #expect(says("lagging", snapshot(width: width, lag: lag)) == expected)
    #expect(!says("lagging", snapshot(step: 0, width: width, lag: lag)), "nothing moved yet")
  }

  @Test(
    "collapsed: classes nearer than a quarter of what they were, at a loss near that of guessing",
    arguments: [
      (2.01, 0, false), (2, 0, false), (1.99, 0, true), (1, 0.14, true), (1, 0.16, false),
    ] as [(Float, Float, Bool)])
  func collapsed(distance: Float, certainty: Float, expected: Bool) {
    // log(1 + e^(−2 · 0.15)) = 0.8 log 2, nearly.
    let wide = [snapshot(step: 50, distance: 8)]
    let now = snapshot(distance: distance, certainty: certainty)
    #expect(says("collapsed", now, before: wide) == expected)
    let atStart = snapshot(step: 0, distance: distance, certainty: certainty)
    #expect(!says("collapsed", atStart, before: wide), "before the first step nothing has")
  }

  @Test(
    "standing still: where the centers' step is 0, at α 0 or by the gradient rule at λ 0, and nowhere else",
    arguments: [
      (0.1, 0, .paper, true), (0.1, 0.05, .paper, false), (0, 0.5, .gradient, true),
      (0.001, 0.5, .gradient, false), (0, 0.5, .paper, false), (0, 0.5, .classMean, false),
    ] as [(Float, Float, CenterRule, Bool)])
  func standingStill(weight: Float, rate: Float, rule: CenterRule, expected: Bool) {
    var chosen = Hyperparameters()
    (chosen.centerWeight, chosen.centerRate, chosen.centerRule) = (weight, rate, rule)
    let watched = Watched(Trained.run(chosen), steps: 20)
    let said = LeadRule.all.first { $0.name == "standing still" }?.say(watched.screen)
    #expect((said != nil) == expected)
    #expect((watched.screen.snapshot.lastReport?.centerStep == 0) == expected)
  }

  @Test(
    "overwhelmed: softmax behind the nearest center, at a λ above the usual alone",
    arguments: [(0.1, -0.1, false), (0.11, -0.1, true), (1, -0.1, true), (1, 0.1, false)]
      as [(Float, Float, Bool)])
  func overwhelmed(weight: Float, certainty: Float, expected: Bool) {
    // Logits of ∓0.1 the wrong way round are all wrong, and cost hardly more than guessing.
    let now = snapshot(step: 300, certainty: certainty)
    let run = Trained.start.run
    let report = Report(
      snapshot: now, measures: [Measures(now)], recording: run.recording)
    let screen = Trained.start.after(.set(.centerWeight, weight), .receive([report]))
    #expect((Diagnosis.overwhelmed.texts(screen.run, .english) != nil) == expected)
  }

  @Test("a turn is news for 400 steps")
  func freshTurn() {
    func says(after steps: Int) -> Bool {
      var watched = Watched(steps: 300)
      watched.perform(.raise(.centerWeight))
      watched.train(steps)
      return LeadRule.all.first { $0.name == "fresh turn" }?.say(watched.screen) != nil
    }
    #expect(says(after: 399) && says(after: 400) && !says(after: 401))
  }

  @Test(
    "a difference is a change when it is more than its uncertainty",
    arguments: [
      (95.1, .unchanged), (95, .unchanged), (94.9, .lower), (105, .unchanged), (105.1, .higher),
    ] as [(Double, TurnEffect.Change)])
  func differences(now: Double, expected: TurnEffect.Change) {
    #expect(TurnEffect.Difference(100, now, uncertainty: 5).change == expected)
  }

  @Test(
    "a share of 360 samples is known to about one in a hundred, and never better than one sample tells"
  )
  func shares() {
    #expect(abs(uncertaintyOfShare(0.95, count: 360) - 0.0116) < 0.0005)
    #expect(uncertaintyOfShare(1, count: 360) > 1 / 400.0)
    #expect(abs(uncertaintyOfShare(0.5, count: 100) - 0.05) < 1e-12)
    #expect(uncertaintyOfShare(0.5, count: 0) == 0)
  }

  private func effect(before: [Snapshot], _ now: Snapshot) throws -> TurnEffect {
    var after = Hyperparameters()
    after.centerWeight = 1
    let turn = Turn(step: 100, from: Hyperparameters(), to: after)
    return try #require(TurnEffect(of: turn, measures: before.map { Measures($0) }, now))
  }

  @Test(
    "tight is the ratio: 5 % less is nothing, more is tighter, whatever the widths do",
    arguments: [
      (0.96, 1, .unchanged), (0.94, 1, .lower), (1.04, 1, .unchanged), (1.06, 1, .higher),
      (0.5, 0.5, .unchanged), (0.5, 0.25, .higher),
    ] as [(Float, Float, TurnEffect.Change)])
  func tightness(width: Float, distance: Float, expected: TurnEffect.Change) throws {
    let effect = try effect(
      before: [snapshot(width: 1, distance: 10)],
      snapshot(step: 200, width: width, distance: 10 * distance))
    #expect(effect.ratio.change == expected)
    switch expected {
    case .lower: #expect(effect.tightness(.english).hasSuffix("× tighter"))
    case .higher: #expect(effect.tightness(.english).hasSuffix("× worse, less tight"))
    case .unchanged: #expect(effect.tightness(.english) == "as tight as before")
    }
  }

  @Test("what swung as much before the turn is not credited to it")
  func swing() throws {
    let before = [(60, 0.8), (70, 1.2), (80, 0.8), (90, 1.2), (100, 1)].map {
      snapshot(step: $0.0, width: $0.1)
    }
    let now = snapshot(step: 200, width: 0.7)
    #expect(try effect(before: before, now).ratio.change == .unchanged)
    #expect(try effect(before: [before[4]], now).ratio.change == .lower)
  }

  @Test("a lag is a mean over its swing, and known only after as many steps")
  func lag() throws {
    let before = [(70, 1.0), (80, 3), (90, 1), (100, 3)].map {
      snapshot(step: $0.0, lag: Float($0.1))
    }
    let effect = try effect(before: before, snapshot(step: 140, lag: 1.2))
    #expect(effect.lag.before == 2 && effect.lag.change == .unchanged && effect.isLagKnown)
    let early = try self.effect(before: before, snapshot(step: 139, lag: 1.2))
    #expect(!early.isLagKnown && early.lagText(.english).contains("in a moment"))
  }

  @Test(
    "an accuracy within its own uncertainty is unchanged, and one beyond it is told from and to")
  func accuracy() throws {
    let steady = try effect(before: [snapshot(certainty: 1)], snapshot(step: 200, certainty: 2))
    #expect(steady.accuracy.change == .unchanged)
    #expect(steady.accuracyText(.english) == "accuracy unchanged, 100.0 %")
    let lost = try effect(before: [snapshot(certainty: 1)], snapshot(step: 200, certainty: -1))
    #expect(lost.accuracy.change == .lower)
    #expect(lost.accuracyText(.english) == "accuracy 100.0 → 0.0 %")
  }
}
