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
    LeadRule(name: "lesson", say: lesson),
    LeadRule(name: "past", say: { past($0.run, $0.say) }),
    LeadRule(.notFinite),
    LeadRule(.flyingApart),
    LeadRule(.collapsed),
    LeadRule(.standingStill),
    LeadRule(name: "schedule", say: { schedule($0.run, $0.say) }),
    LeadRule(name: "fork", say: fork),
    LeadRule(name: "fresh turn", say: { lastTurn($0, atMost: stepsOfFreshTurn) }),
    LeadRule(name: "sample", say: sample),
    LeadRule(.cutOff),
    LeadRule(.overwhelmed),
    LeadRule(.lagging),
    LeadRule(.biased),
    LeadRule(name: "turn", say: { lastTurn($0, atMost: .max) }),
    LeadRule(name: "replay", say: { replay($0.run, $0.say) }),
    LeadRule(name: "first key", say: firstKey),
    LeadRule(name: "paused", say: { paused($0.run, $0.say) }),
    LeadRule(name: "knobs", say: { knobs($0.run, $0.say) }),
  ]

  /// For so many steps the last turn, or the last fall of the learning rate, is news.
  private static let stepsOfFreshTurn = 400
}

/// What is to be said now, by the first rule that holds.
package func leadLine(_ screen: ScreenState) -> [String] {
  if screen.notice == nil, let elsewhere = screen.run.report.elsewhere {
    return elsewhere.texts(screen.run, screen.say)
  }
  return LeadRule.all.lazy.compactMap { $0.say(screen) }.first ?? []
}

// MARK: What comes first

extension LeadRule {
  /// What is wrong, and the key that cures it where there is one.
  private init(_ diagnosis: Diagnosis) {
    self.init(name: diagnosis.rawValue) { screen in
      guard let texts = diagnosis.texts(screen.run, screen.say) else { return nil }
      guard let cure = diagnosis.cure(of: screen) else { return texts }
      let label = cure.label(screen.say)
      return texts.map { screen.say(.withCure, $0, label) } + texts.suffix(1)
    }
  }

  /// What was asked for and is on its way, as unpacking data takes a while, or has just come about, or cannot be.
  private static func notice(_ screen: ScreenState) -> [String]? {
    let say = screen.say
    return switch screen.notice {
    case .opening(let choice): [say(.opening, choice.name, choice.network)]
    case .notOpened(let reason):
      [say(.notOpenedBecause, say.translated(reason)), say(.notOpened)]
    case .recording(let file): [say(.recordingToAndKey, file), say(.recordingTo, file)]
    case .recorded(let file): [say(.recordedInAndHow, file), say(.recordedIn, file)]
    case .notRecorded(let reason):
      [say(.notRecordedBecause, say.translated(reason)), say(.notRecorded)]
    case .picture(let file): [say(.pictureIn, file)]
    case .noPicture(let reason):
      [say(.noPictureBecause, say.translated(reason)), say(.noPicture)]
    case nil: nil
    }
  }

  /// What would tell the answer to what a lesson asks is not said before that.
  private static func lesson(_ screen: ScreenState) -> [String]? {
    switch screen.lesson?.waiting {
    case .answer, .step: [screen.say(.lessonGuessFirst), screen.say(.lessonGuessFirstInShort)]
    // What was measured stands in the lesson; the next question may be about the rest.
    case .key: knobs(screen.run, screen.say)
    case .run, .end, nil: nil
    }
  }

  /// What can be done with a moment of the past.
  private static func past(_ run: RunView, _ say: Language) -> [String]? {
    guard run.isInPast else { return nil }
    let (step, latest) = (
      NumberText.grouped(run.snapshot.step), NumberText.grouped(run.report.standsAt)
    )
    return [say(.past, step, latest), say(.pastInShort, step, latest), say(.pastAtLeast, step)]
  }
}

// MARK: What a turn did, or the schedule

extension LeadRule {
  /// The schedule has just let the learning rate fall, and no knob was turned since.
  private static func schedule(_ run: RunView, _ say: Language) -> [String]? {
    guard let fall = run.lastFall, run.snapshot.step - fall.step <= stepsOfFreshTurn,
      run.lastTurn.map({ $0.step < fall.step }) ?? true
    else { return nil }
    let (step, factor) = (NumberText.grouped(fall.step), NumberText.plain(fall.factor))
    return [
      say(.scheduleFell, step, run.learningRateText),
      say(.scheduleFellInShort, step, run.learningRateText),
      say(.scheduleFellAtLeast, step, factor),
    ]
  }

  private static func lastTurn(_ screen: ScreenState, atMost most: Int) -> [String]? {
    let (run, say) = (screen.run, screen.say)
    guard let turn = run.lastTurn, !turn.isUndone, run.snapshot.step - turn.step <= most else {
      return nil
    }
    let change = turn.longLabel(say)
    guard let effect = TurnEffect(of: turn, measures: run.measures, run.snapshot) else {
      return ["\(change): \(say(.actsNext))", change]
    }
    // Clusters spread and losses fall while classes are learned, whatever the knobs are.
    guard effect.accuracy.now - effect.accuracy.before < accuracyOfLearning else {
      return [
        "\(change): \(say(.stillLearning, effect.accuracyText(say)))",
        "\(change): \(say(.stillLearningInShort))", say(.stillLearningInShort),
      ]
    }
    let texts = effect.texts(say)
    return texts.map { "\(change): \($0)" } + texts.suffix(1)
  }

  /// Who has gained so much since a turn was still learning then.
  private static let accuracyOfLearning = 0.1
}

// MARK: Hints

extension LeadRule {
  /// What the arrows at the sample that is looked at are.
  private static func sample(_ screen: ScreenState) -> [String]? {
    let say = screen.say
    guard let selection = screen.page.sample?.selection else { return nil }
    guard screen.run.isTrained(screen.run.label(of: selection)) else {
      return [say(.sampleHeldOut), say(.sampleHeldOutInShort)]
    }
    guard let report = screen.run.report(on: selection) else { return nil }
    let (softmax, center) = (
      NumberText.short(report.softmaxPullLength), NumberText.short(report.centerPullLength)
    )
    let own = screen.run.classLabel(screen.run.label(of: selection))
    let way =
      report.classPushedFrom.map { say(.awayFrom, screen.run.classLabel($0)) } ?? say(.toItsClass)
    return [
      say(.arrows, way, softmax, own, center), say(.arrowsInShort, way, softmax, own, center),
      say(.arrowsInShorter, way, own), say(.arrowsAtLeast),
    ]
  }

  /// What a recording leaves to do.
  private static func replay(_ run: RunView, _ say: Language) -> [String]? {
    switch run.report.replay {
    case .playing:
      [say(.replaying), say(.replayingInShort), say(.replayingAtLeast)]
    case .ended:
      [say(.replayEnded), say(.replayEndedInShort)]
    case nil: nil
    }
  }

  /// Until the first key: what to do now.
  private static func firstKey(_ screen: ScreenState) -> [String]? {
    guard !screen.hasSeenKey else { return nil }
    let say = screen.say
    return [say(.firstKey), say(.firstKeyInShort), say(.firstKeyAtLeast)]
  }

  /// How to go on.
  private static func paused(_ run: RunView, _ say: Language) -> [String]? {
    guard run.isPaused else { return nil }
    let reason = say(run.snapshot.step == run.pauseStep ? .pausedAtSteps : .paused)
    return [say(.goesOn, reason), say(.goesOnInShort, reason)]
  }

  private static func knobs(_ run: RunView, _ say: Language) -> [String]? {
    [say(.knobs), say(.knobsInShort)]
  }
}
