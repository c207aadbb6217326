import Drawing
import Learning

/// One thing that can be said about a run, from measured numbers alone.
package struct LeadRule: Sendable {
  package let name: String
  /// The same in several lengths, longest first; `nil` when it is not so.
  package let say: @Sendable (State) -> [String]?

  /// In the order in which they are asked: what needs a hand first, then what the last turn did, then hints.
  package static let all = [
    LeadRule(name: "opening", say: opening),
    LeadRule(name: "not finite", say: notFinite),
    LeadRule(name: "flying apart", say: flyingApart),
    LeadRule(name: "collapsed", say: collapsed),
    LeadRule(name: "schedule", say: schedule),
    LeadRule(name: "fresh turn", say: { lastTurn($0, atMost: stepsOfFreshTurn) }),
    LeadRule(name: "sample", say: sample),
    LeadRule(name: "lagging", say: lagging),
    LeadRule(name: "turn", say: { lastTurn($0, atMost: .max) }),
    LeadRule(name: "first key", say: firstKey),
    LeadRule(name: "paused", say: paused),
    LeadRule(name: "knobs", say: knobs),
  ]

  /// For so many steps the last turn, or the last fall of the learning rate, is news.
  private static let stepsOfFreshTurn = 400
}

/// What is to be said now, by the first rule that holds.
package func leadLine(_ state: State) -> [String] {
  LeadRule.all.lazy.compactMap { $0.say(state) }.first ?? []
}

// MARK: Warnings

extension LeadRule {
  /// Unpacking data and looking at a large network for the first time takes a while.
  private static func opening(_ state: State) -> [String]? {
    state.opening.map { ["opening \($0.name) · \($0.network) …"] }
  }

  /// Training went back to the last good state and has not come past the step that failed.
  private static func notFinite(_ state: State) -> [String]? {
    guard let divergence = state.snapshot.divergence, state.snapshot.step <= divergence.step else {
      return nil
    }
    let (failed, good) = (
      NumberText.grouped(divergence.step), NumberText.grouped(divergence.goodStep)
    )
    return [
      "! loss not finite at step \(failed): back at step \(good), paused; lower η, then space goes on",
      "! loss not finite: back at step \(good); lower η, then space",
      "! loss not finite: lower η",
    ]
  }

  /// Softmax loss far above that of guessing, log K: steps are too long to come down.
  private static func flyingApart(_ state: State) -> [String]? {
    let loss = state.snapshot.train.crossEntropy
    let guessing = guessingLoss(state)
    guard loss > 2 * guessing else { return nil }
    let numbers =
      "softmax loss \(NumberText.short(loss)), guessing has \(NumberText.short(guessing))"
    return [
      "! features fly apart: \(numbers); lower η, or r restarts",
      "! features fly apart: lower η, or r restarts",
      "! features fly apart: lower η",
    ]
  }

  /// No class is told from another, and their means have come together: center loss without softmax has its
  /// least value, 0, where all features are one point.
  private static func collapsed(_ state: State) -> [String]? {
    let (snapshot, clusters) = (state.snapshot, state.snapshot.train.clusters)
    let widest = snapshot.measures.entries.map(\.interDistance).max() ?? 0
    guard snapshot.step > 0, clusters.interDistance < widest / 4,
      snapshot.train.crossEntropy > 0.8 * guessingLoss(state)
    else { return nil }
    let distance = NumberText.short(clusters.interDistance)
    return [
      "! features collapse to a point: classes only \(distance) apart; λ is too strong for softmax to hold them",
      "! features collapse: classes only \(distance) apart; lower λ",
      "! features collapse: lower λ",
    ]
  }

  /// Centers are farther from their classes' means than the classes' own samples are, and so far that it shows.
  private static func lagging(_ state: State) -> [String]? {
    let clusters = state.snapshot.train.clusters
    let (lag, width) = (state.snapshot.centerLag, clusters.intraDistance)
    guard state.snapshot.step > 0, lag > width, lag > 0.1 * clusters.interDistance else {
      return nil
    }
    let lagText = NumberText.short(lag)
    return [
      "centers lag \(lagText) behind their classes, which are only \(NumberText.short(width)) wide; ↑ lets them follow faster",
      "centers lag \(lagText) behind their classes; ↑ raises α",
      "centers lag \(lagText): ↑ raises α",
    ]
  }

  /// Softmax loss of one who gives every class the same probability: log K.
  private static func guessingLoss(_ state: State) -> Double {
    CrossEntropy.ofGuessing(classCount: state.snapshot.centers.rows)
  }
}

// MARK: What a turn did, or the schedule

extension LeadRule {
  /// The schedule has just let the learning rate fall, and no knob was turned since.
  private static func schedule(_ state: State) -> [String]? {
    guard let fall = state.lastFall, state.snapshot.step - fall.step <= stepsOfFreshTurn,
      state.lastTurn.map({ $0.step < fall.step }) ?? true
    else { return nil }
    let (step, factor) = (NumberText.grouped(fall.step), NumberText.plain(fall.factor))
    return [
      "step \(step): the schedule lowers η to \(learningRate(state)), so steps are shorter from now on",
      "step \(step): the schedule lowers η to \(learningRate(state))",
      "step \(step): schedule, η × \(factor)",
    ]
  }

  private static func lastTurn(_ state: State, atMost most: Int) -> [String]? {
    guard let turn = state.lastTurn, !turn.isUndone else { return nil }
    let steps = state.snapshot.step - turn.step
    guard steps <= most else { return nil }
    let change = changeText(turn)
    guard steps > 0 else { return ["\(change): it acts from the next step on", change] }
    let test = state.snapshot.test
    let accuracy =
      "accuracy \(NumberText.percent(turn.testAccuracy)) → \(NumberText.percent(test.accuracy)) %"
    // Clusters spread and losses fall while classes are learned, whatever the knobs are.
    guard test.accuracy - turn.testAccuracy < accuracyOfLearning else {
      return [
        "\(change): came while classes were being learned, which hides what it did (\(accuracy))",
        "\(change): came while classes were learned, \(accuracy)", "\(change): too early to tell",
        change,
      ]
    }
    let effect = effect(of: turn, state)
    return [
      "\(change): \(effect), \(accuracy) in \(NumberText.grouped(steps)) steps",
      "\(change): \(effect), \(accuracy)",
      "\(change): \(effect)",
      effect,
    ]
  }

  /// Who has gained so much since a turn was still learning then.
  private static let accuracyOfLearning = 0.1

  private static func changeText(_ turn: KnobTurn) -> String {
    let knobs = turn.changes.map { change in
      "\(change.knob.letter) \(NumberText.plain(change.from)) → \(NumberText.plain(change.to))"
    }
    let rule = turn.rule.map { "rule \($0.from.rawValue) → \($0.to.rawValue)" }
    return (knobs + [rule].compactMap { $0 }).joined(separator: ", ")
  }

  /// What the strongest of the knobs that were turned is for: λ for tightness, η for loss, α and rule for lag.
  private static func effect(of turn: KnobTurn, _ state: State) -> String {
    let knobs = turn.changes.map(\.knob)
    if knobs.contains(.centerWeight) {
      return tightness(before: turn.intraDistance, now: state.snapshot.test.clusters.intraDistance)
    }
    if knobs.contains(.learningRate) {
      return "softmax loss \(NumberText.short(turn.crossEntropy)) → "
        + NumberText.short(state.snapshot.train.crossEntropy)
    }
    return "center lag \(NumberText.short(turn.centerLag)) → "
      + NumberText.short(state.snapshot.centerLag)
  }

  private static func tightness(before: Double, now: Double) -> String {
    let factor = before / now
    return switch factor {
    case 1.05...: "clusters \(NumberText.fixed(factor, 1))× tighter"
    case ..<0.95: "clusters \(NumberText.fixed(1 / factor, 1))× wider"
    default: "clusters as tight as before"
    }
  }
}

// MARK: Hints

extension LeadRule {
  /// What the arrows at the sample that is looked at are.
  private static func sample(_ state: State) -> [String]? {
    guard let selection = state.selection else { return nil }
    guard state.isTrained(state.evaluation(of: selection).labels[selection.place]) else {
      return [
        "its class is held out: nothing in training has pulled at it, so it may lie anywhere",
        "its class is held out: never trained on",
      ]
    }
    return [
      "arrow S: the way softmax pulls this sample; arrow C: center loss, to its class's center",
      "arrows: the pull of softmax (S), of center loss (C)",
      "S: pull of softmax, C: of center loss",
    ]
  }

  /// Until the first key: what to do now.
  private static func firstKey(_ state: State) -> [String]? {
    guard !state.hasSeenKey else { return nil }
    return [
      "λ pulls each point to its class's center: → pulls harder, ← lets go; ? explains all keys",
      "λ pulls points to their center: → harder, ← less; ? help",
      "→ pulls the clusters tighter; ? help",
    ]
  }

  /// How to go on.
  private static func paused(_ state: State) -> [String]? {
    guard state.isPaused else { return nil }
    let reason = state.snapshot.step == state.pauseStep ? "paused at --steps" : "paused"
    return ["\(reason): space goes on, s takes one step", "\(reason): space goes on"]
  }

  private static func knobs(_ state: State) -> [String]? {
    [
      "λ pulls each point to its class's center; α is how fast the centers follow",
      "λ pulls points to their class's center",
    ]
  }
}
