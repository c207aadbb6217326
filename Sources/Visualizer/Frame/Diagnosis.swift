import Drawing
import Learning
import Runs

/// Something that is wrong with a run, as measured numbers tell.
package enum Diagnosis: String, Sendable, CaseIterable {
  case notFinite = "not finite"
  case flyingApart = "flying apart"
  case collapsed
  case standingStill = "standing still"
  case cutOff = "cut off"
  case overwhelmed
  case lagging
  case biased
}

extension Diagnosis {
  /// What is said of it, in several lengths, longest first; `nil` where it is not so.
  package func texts(_ run: RunView, _ say: Language) -> [String]? {
    switch self {
    case .notFinite: Self.notFinite(run, say)
    case .flyingApart: Self.flyingApart(run, say)
    case .collapsed: Self.collapsed(run, say)
    case .standingStill: Self.standingStill(run, say)
    case .cutOff: Self.cutOff(run, say)
    case .overwhelmed: Self.overwhelmed(run, say)
    case .lagging: Self.lagging(run, say)
    case .biased: Self.biased(run, say)
    }
  }

  /// Training went back to the last good state and has not come past the step that failed.
  private static func notFinite(_ run: RunView, _ say: Language) -> [String]? {
    guard let divergence = run.recording.divergence, run.snapshot.step <= divergence.step else {
      return nil
    }
    let (failed, good) = (
      NumberText.grouped(divergence.step), NumberText.grouped(divergence.goodStep)
    )
    return [
      say(.notFinite, failed, good), say(.notFiniteInShort, good), say(.notFiniteAtLeast),
    ]
  }

  /// Softmax loss far above that of guessing, log K: steps are too long to come down.
  private static func flyingApart(_ run: RunView, _ say: Language) -> [String]? {
    let loss = run.snapshot.train.crossEntropy
    let guessing = guessingLoss(run)
    guard loss > 2 * guessing else { return nil }
    return [
      say(.flyingApart, NumberText.short(loss), NumberText.short(guessing)),
      say(.flyingApartInShort), say(.flyingApartAtLeast),
    ]
  }

  /// No class is told from another, and their means have come together: center loss without softmax has its
  /// least value, 0, where all features are one point.
  private static func collapsed(_ run: RunView, _ say: Language) -> [String]? {
    let (snapshot, clusters) = (run.snapshot, run.snapshot.train.clusters)
    let widest = run.measures.map(\.interDistance).max() ?? 0
    guard snapshot.step > 0, clusters.interDistance < widest / 4,
      snapshot.train.crossEntropy > 0.8 * guessingLoss(run)
    else { return nil }
    let distance = NumberText.short(clusters.interDistance)
    return [
      say(.collapsed, distance), say(.collapsedInShort, distance), say(.collapsedAtLeast),
    ]
  }

  /// Centers that have no step: α is 0, or under the gradient rule λ is.
  private static func standingStill(_ run: RunView, _ say: Language) -> [String]? {
    guard run.snapshot.step > 0, !run.isPaused else { return nil }
    if run[.centerRate] == 0 {
      return [say(.stillAtAlphaZero), say(.stillAtAlphaZeroInShort)]
    }
    guard run.chosen.centerRule == .gradient, run[.centerWeight] == 0 else { return nil }
    return [say(.stillByRule), say(.stillByRuleInShort), say(.stillByRuleAtLeast)]
  }

  /// Not one number of a feature is negative, and some are exactly 0: a ReLU cut them off.
  private static func cutOff(_ run: RunView, _ say: Language) -> [String]? {
    let share = run.snapshot.train.cutOffShare
    guard run.snapshot.step > 0, share > 0.01 else { return nil }
    let percent = NumberText.percent(share)
    return [say(.cutOff, percent), say(.cutOffInShort, percent), say(.cutOffAtLeast)]
  }

  /// For a while now the nearest center has known what softmax does not: λ is stronger than softmax.
  private static func overwhelmed(_ run: RunView, _ say: Language) -> [String]? {
    let (step, test) = (run.snapshot.step, run.snapshot.test)
    let meanGap = run.mean(overSteps: patience, of: { $0.nearestCenterAccuracy - $0.testAccuracy })
    // At the usual λ and below, softmax may be late for reasons of its own.
    guard step >= patience, run[.centerWeight] > Hyperparameters().centerWeight,
      test.nearestCenterAccuracy > 0.7,
      min(meanGap, test.nearestCenterAccuracy - test.accuracy) > gapOfOverwhelmed
    else { return nil }
    let (softmax, center) = (
      NumberText.percent(test.accuracy), NumberText.percent(test.nearestCenterAccuracy)
    )
    let weight = run.text(of: .centerWeight)
    return [
      say(.overwhelmed, softmax, center, weight), say(.overwhelmedInShort, softmax, center),
      say(.overwhelmedAtLeast),
    ]
  }

  /// So many steps long, while a network learns and λ is large, softmax may be behind for a time.
  private static let patience = 200
  private static let gapOfOverwhelmed = 0.05

  /// Centers are farther from their classes' means than the classes' own samples are, and so far that it shows. For a moment
  /// they may be, when the classes move: what counts is the mean over a while.
  private static func lagging(_ run: RunView, _ say: Language) -> [String]? {
    let clusters = run.snapshot.train.clusters
    let (lag, width) = (run.mean(overSteps: 100, of: \.centerLag), clusters.intraDistance)
    guard run.snapshot.step > 0,
      min(lag, run.snapshot.centerLag) > max(width, 0.1 * clusters.interDistance)
    else {
      return nil
    }
    let lagText = NumberText.short(lag)
    return [
      say(.lagging, lagText, NumberText.short(width)), say(.laggingInShort, lagText),
      say(.laggingAtLeast, lagText),
    ]
  }

  /// A class lies in the middle of the others, where direction tells nothing: the classifier's bias tells it apart.
  private static func biased(_ run: RunView, _ say: Language) -> [String]? {
    guard run.snapshot.step > 0, run.snapshot.classifier?.bias != nil else { return nil }
    let share = run.snapshot.train.innermostShare(isTrained: run.title.dataset.isTrained)
    guard share < 0.5 else { return nil }
    let text = NumberText.short(share)
    return [say(.biased, text), say(.biasedInShort), say(.biasedAtLeast)]
  }

  /// Softmax loss of one who gives every class the same probability: log K.
  private static func guessingLoss(_ run: RunView) -> Double {
    CrossEntropy.ofGuessing(classCount: run.snapshot.centers.rows)
  }
}

extension RunView {
  /// The mean of what was measured in the last steps up to the one that is shown, without the untrained start.
  fileprivate func mean(overSteps steps: Int, of value: (Measures) -> Double) -> Double {
    let last = measures.filter {
      $0.step > 0 && snapshot.step - steps...snapshot.step ~= $0.step
    }
    return last.map(value).reduce(0, +) / Double(max(last.count, 1))
  }
}
