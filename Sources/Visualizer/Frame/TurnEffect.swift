import Drawing
import Learning
import Runs

/// What came of a turn of the knobs: measures from before it beside those of now, and whether they differ by more than they
/// vary by themselves.
package struct TurnEffect: Sendable, Equatable {
  /// How a measure stands to what it was.
  package enum Change: Sendable, Equatable {
    /// The difference is within what it varies by.
    case unchanged
    case lower, higher
  }

  /// A measure before and now.
  package struct Difference: Sendable, Equatable {
    package let before: Double
    package let now: Double
    package let change: Change

    /// A change is one by more than `uncertainty`, in the measure's own unit.
    package init(_ before: Double, _ now: Double, uncertainty: Double) {
      self.before = before
      self.now = now
      change =
        abs(now - before) > uncertainty ? (now < before ? .lower : .higher) : .unchanged
    }
  }

  package let turn: Turn
  /// Steps since.
  package let steps: Int
  /// Intra / inter of the test set, which is what tight means: λ shrinks both.
  package let ratio: Difference
  package let intra: Difference
  package let inter: Difference
  /// Of softmax on the test set.
  package let accuracy: Difference
  /// L_S of the training set.
  package let crossEntropy: Difference
  /// The largest softmax loss since the turn.
  package let crossEntropyPeak: Double
  /// The centers' lag, a mean over its swing.
  package let lag: Difference
  /// Whether there were steps enough since to take a mean of.
  package let isLagKnown: Bool

  /// Over so many steps measures of one state of the knobs swing.
  package static let stepsOfSwing = 40
  /// A ratio or a loss that differs by a smaller share is the same, however steady it was.
  package static let leastShare = 0.05

  /// `nil` before a step has been taken since the turn, and where nothing was measured before it.
  package init?(of turn: Turn, measures: [Measures], _ now: Snapshot) {
    steps = now.step - turn.step
    guard steps > 0, let last = measures.last(where: { $0.step <= turn.step }) else { return nil }
    self.turn = turn
    let here = Measures(now)
    let before = measures.filter {
      $0.step <= turn.step && $0.step > last.step - Self.stepsOfSwing
    }
    let since = measures.filter { $0.step > turn.step && $0.step < now.step } + [here]
    let recent = since.filter { $0.step > now.step - Self.stepsOfSwing }

    func difference(_ value: (Measures) -> Double) -> Difference {
      let (from, to) = (value(last), value(here))
      // What has been measured since is on its way: only what stood before tells how much it swings.
      let swing = 2 * deviation(before.map(value))
      return Difference(from, to, uncertainty: max(swing, Self.leastShare * from))
    }
    ratio = difference(\.ratio)
    intra = difference(\.intraDistance)
    inter = difference(\.interDistance)
    let (accuracyBefore, accuracyNow) = (last.testAccuracy, here.testAccuracy)
    accuracy = Difference(
      accuracyBefore, accuracyNow,
      uncertainty: uncertaintyOfShare(
        (accuracyBefore + accuracyNow) / 2, count: now.test.labels.count))
    crossEntropy = difference(\.crossEntropy)
    crossEntropyPeak = since.map(\.crossEntropy).max() ?? here.crossEntropy
    let (lagBefore, lagNow) = (before.map(\.centerLag), recent.map(\.centerLag))
    lag = Difference(
      mean(lagBefore), mean(lagNow),
      uncertainty: max(
        deviation(lagBefore), deviation(lagNow), Self.leastShare * mean(lagBefore)))
    isLagKnown = steps >= Self.stepsOfSwing
  }
}

// MARK: In words

extension TurnEffect {
  /// What the strongest of the knobs that were turned is for: λ for tightness, η for loss, α and rule for lag; in several
  /// lengths, longest first.
  func texts(_ say: Language) -> [String] {
    let (tightness, accuracyText) = (tightness(say), accuracyText(say))
    let all =
      if turn.knobs.contains(.centerWeight) {
        [tightnessInFull(say), "\(tightness), \(accuracyText)", tightness]
      } else if turn.knobs.contains(.learningRate) {
        ["\(lossText(say)), \(accuracyText)", lossText(say)]
      } else {
        ["\(lagText(say)), \(accuracyText)", lagText(say)]
      }
    return [say(.inSteps, all[0], NumberText.grouped(steps))] + all
  }

  /// Tight is the ratio: both widths and both distances say what it is made of.
  private func tightnessInFull(_ say: Language) -> String {
    let widths = say(.widthFromTo, NumberText.short(intra.before), NumberText.short(intra.now))
    let distances = say(
      .distanceFromTo, NumberText.short(inter.before), NumberText.short(inter.now))
    return "\(widths), \(distances): \(tightness(say)); \(accuracyText(say))"
  }

  package func tightness(_ say: Language) -> String {
    switch ratio.change {
    case .lower: say(.tighter, NumberText.fixed(ratio.before / ratio.now, 1))
    case .higher: say(.lessTight, NumberText.fixed(ratio.now / ratio.before, 1))
    case .unchanged: say(.asTight)
    }
  }

  package func accuracyText(_ say: Language) -> String {
    let now = NumberText.percent(accuracy.now)
    return accuracy.change == .unchanged
      ? say(.accuracyUnchanged, now)
      : say(.accuracyFromTo, NumberText.percent(accuracy.before), now)
  }

  private func lossText(_ say: Language) -> String {
    let (before, now) = (crossEntropy.before, crossEntropy.now)
    let change = say(.softmaxLossFromTo, NumberText.short(before), NumberText.short(now))
    // A passing spike: twice as high as on either side of it.
    return crossEntropyPeak > 2 * max(before, now)
      ? say(.afterPeak, change, NumberText.short(crossEntropyPeak)) : change
  }

  package func lagText(_ say: Language) -> String {
    guard isLagKnown else { return say(.lagInAMoment) }
    let (before, now) = (NumberText.short(lag.before), NumberText.short(lag.now))
    return lag.change == .unchanged
      ? say(.lagUnchanged, now) : say(.lagFromTo, before, now)
  }
}

// MARK: How much a measure varies

/// The standard error of a share that was counted on so many samples: √(p (1 − p) / n). Where all or none are counted one
/// of them might as well have been otherwise.
package func uncertaintyOfShare(_ share: Double, count: Int) -> Double {
  guard count > 0 else { return 0 }
  let p = (share * Double(count) + 1) / Double(count + 2)
  return (p * (1 - p) / Double(count)).squareRoot()
}

private func mean(_ values: [Double]) -> Double {
  values.reduce(0, +) / Double(max(values.count, 1))
}

private func deviation(_ values: [Double]) -> Double {
  guard values.count > 1 else { return 0 }
  let middle = mean(values)
  let squares = values.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
  return (squares / Double(values.count - 1)).squareRoot()
}
