import Drawing
import Learning
import Runs

/// One thing that can be said about a run, from measured numbers alone.
package struct LeadRule: Sendable {
  package let name: String
  /// The same in several lengths, longest first; `nil` when it is not so.
  package let say: @Sendable (ScreenState) -> [String]?

  /// In the order in which they are asked: what needs a hand first, then what the last turn did, then hints.
  package static let all = [
    LeadRule(name: "notice", say: notice),
    LeadRule(name: "not finite", say: { notFinite($0.run) }),
    LeadRule(name: "flying apart", say: { flyingApart($0.run) }),
    LeadRule(name: "collapsed", say: { collapsed($0.run) }),
    LeadRule(name: "standing still", say: { standingStill($0.run) }),
    LeadRule(name: "schedule", say: { schedule($0.run) }),
    LeadRule(name: "fresh turn", say: { lastTurn($0.run, atMost: stepsOfFreshTurn) }),
    LeadRule(name: "sample", say: sample),
    LeadRule(name: "lagging", say: { lagging($0.run) }),
    LeadRule(name: "turn", say: { lastTurn($0.run, atMost: .max) }),
    LeadRule(name: "replay", say: { replay($0.run) }),
    LeadRule(name: "first key", say: firstKey),
    LeadRule(name: "paused", say: { paused($0.run) }),
    LeadRule(name: "knobs", say: { knobs($0.run) }),
  ]

  /// For so many steps the last turn, or the last fall of the learning rate, is news.
  private static let stepsOfFreshTurn = 400
}

/// What is to be said now, by the first rule that holds.
package func leadLine(_ screen: ScreenState) -> [String] {
  LeadRule.all.lazy.compactMap { $0.say(screen) }.first ?? []
}

// MARK: Warnings

extension LeadRule {
  /// What was asked for and is on its way, as unpacking data takes a while, or has just come about, or cannot be.
  private static func notice(_ screen: ScreenState) -> [String]? {
    switch screen.notice {
    case .opening(let choice): ["opening \(choice.name) · \(choice.network) …"]
    case .notOpened(let reason): ["! not opened: \(reason)", "! not opened"]
    case .recording(let file): ["recording to \(file); R ends it", "recording to \(file)"]
    case .recorded(let file):
      ["recorded in \(file): centerloss replay \(file) plays it", "recorded in \(file)"]
    case .notRecorded(let reason): ["! not recorded: \(reason)", "! not recorded"]
    case nil: nil
    }
  }

  /// Training went back to the last good state and has not come past the step that failed.
  private static func notFinite(_ run: RunView) -> [String]? {
    guard let divergence = run.recording.divergence, run.snapshot.step <= divergence.step else {
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
  private static func flyingApart(_ run: RunView) -> [String]? {
    let loss = run.snapshot.train.crossEntropy
    let guessing = guessingLoss(run)
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
  private static func collapsed(_ run: RunView) -> [String]? {
    let (snapshot, clusters) = (run.snapshot, run.snapshot.train.clusters)
    let widest = run.measures.map(\.interDistance).max() ?? 0
    guard snapshot.step > 0, clusters.interDistance < widest / 4,
      snapshot.train.crossEntropy > 0.8 * guessingLoss(run)
    else { return nil }
    let distance = NumberText.short(clusters.interDistance)
    return [
      "! features collapse to a point: classes only \(distance) apart; λ is too strong for softmax to hold them",
      "! features collapse: classes only \(distance) apart; lower λ",
      "! features collapse: lower λ",
    ]
  }

  /// Centers that have no step: α is 0, or under the gradient rule λ is.
  private static func standingStill(_ run: RunView) -> [String]? {
    guard run.snapshot.step > 0, !run.isPaused else { return nil }
    if run[.centerRate] == 0 {
      return ["centers stand still: α is 0; ↑ lets them follow", "centers stand still: α is 0"]
    }
    guard run.requested.centerRule == .gradient, run[.centerWeight] == 0 else { return nil }
    return [
      "centers stand still: under the gradient rule their step has λ as a factor, and λ is 0; → or u moves them",
      "centers stand still: rule gradient at λ 0; → or u moves them",
      "centers stand still: λ is 0",
    ]
  }

  /// Centers are farther from their classes' means than the classes' own samples are, and so far that it shows.
  private static func lagging(_ run: RunView) -> [String]? {
    let clusters = run.snapshot.train.clusters
    let (lag, width) = (run.snapshot.centerLag, clusters.intraDistance)
    guard run.snapshot.step > 0, lag > width, lag > 0.1 * clusters.interDistance else {
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
  private static func guessingLoss(_ run: RunView) -> Double {
    CrossEntropy.ofGuessing(classCount: run.snapshot.centers.rows)
  }
}

// MARK: What a turn did, or the schedule

extension LeadRule {
  /// The schedule has just let the learning rate fall, and no knob was turned since.
  private static func schedule(_ run: RunView) -> [String]? {
    guard let fall = run.lastFall, run.snapshot.step - fall.step <= stepsOfFreshTurn,
      run.lastTurn.map({ $0.step < fall.step }) ?? true
    else { return nil }
    let (step, factor) = (NumberText.grouped(fall.step), NumberText.plain(fall.factor))
    return [
      "step \(step): the schedule lowers η to \(run.learningRateText), so steps are shorter from now on",
      "step \(step): the schedule lowers η to \(run.learningRateText)",
      "step \(step): schedule, η × \(factor)",
    ]
  }

  private static func lastTurn(_ run: RunView, atMost most: Int) -> [String]? {
    guard let turn = run.lastTurn, !turn.isUndone, run.snapshot.step - turn.step <= most else {
      return nil
    }
    let change = turn.longLabel
    guard let effect = TurnEffect(of: turn, measures: run.measures, run.snapshot) else {
      return ["\(change): it acts from the next step on", change]
    }
    // Clusters spread and losses fall while classes are learned, whatever the knobs are.
    guard effect.accuracy.now - effect.accuracy.before < accuracyOfLearning else {
      return [
        "\(change): the network is still learning; effect unclear (\(effect.accuracyText))",
        "\(change): still learning; effect unclear", "still learning; effect unclear",
      ]
    }
    return effect.texts.map { "\(change): \($0)" } + effect.texts.suffix(1)
  }

  /// Who has gained so much since a turn was still learning then.
  private static let accuracyOfLearning = 0.1
}

// MARK: Hints

extension LeadRule {
  /// What the arrows at the sample that is looked at are.
  private static func sample(_ screen: ScreenState) -> [String]? {
    guard let selection = screen.page.sample?.selection else { return nil }
    guard screen.run.isTrained(screen.run.label(of: selection)) else {
      return [
        "its class is held out: nothing in training has pulled at it, so it may lie anywhere",
        "its class is held out: never trained on",
      ]
    }
    guard let report = screen.run.report(on: selection) else { return nil }
    let (softmax, center) = (
      NumberText.short(report.softmaxPullLength), NumberText.short(report.centerPullLength)
    )
    let own = screen.run.classLabel(screen.run.label(of: selection))
    let way =
      report.classPushedFrom.map { "away from \(screen.run.classLabel($0))" } ?? "to its class"
    return [
      "arrow S: softmax pulls it \(way), \(softmax) of loss a unit; arrow C: center loss, to the center of \(own), \(center)",
      "S: softmax pulls \(way), \(softmax) a unit; C: center loss, to \(own), \(center)",
      "S: softmax, \(way); C: center loss, to \(own)",
      "S: pull of softmax, C: of center loss",
    ]
  }

  /// What a recording leaves to do.
  private static func replay(_ run: RunView) -> [String]? {
    switch run.report.replay {
    case .playing:
      [
        "replaying a recording: turn a knob to leave it here and go your own way",
        "replaying: turn a knob to take over", "replaying a recording",
      ]
    case .ended:
      [
        "the recording ends here: space or a knob goes on from it",
        "the recording ends here: space goes on",
      ]
    case nil: nil
    }
  }

  /// Until the first key: what to do now.
  private static func firstKey(_ screen: ScreenState) -> [String]? {
    guard !screen.hasSeenKey else { return nil }
    return [
      "λ pulls each point to its class's center: → pulls harder, ← lets go; ? explains all keys",
      "λ pulls points to their center: → harder, ← less; ? help",
      "→ pulls the clusters tighter; ? help",
    ]
  }

  /// How to go on.
  private static func paused(_ run: RunView) -> [String]? {
    guard run.isPaused else { return nil }
    let reason = run.snapshot.step == run.pauseStep ? "paused at --steps" : "paused"
    return ["\(reason): space goes on, s takes one step", "\(reason): space goes on"]
  }

  private static func knobs(_ run: RunView) -> [String]? {
    [
      "λ pulls each point to its class's center; α is how fast the centers follow",
      "λ pulls points to their class's center",
    ]
  }
}
