import Drawing
import Runs

extension LeadRule {
  /// What comes of the difference between two runs side by side, by measures of the same step.
  static func fork(_ screen: ScreenState) -> [String]? {
    let (say, runs) = (screen.say, screen.runs)
    guard screen.isForked, runs[0].snapshot.step == runs[1].snapshot.step else { return nil }
    guard runs[0].recording.path != runs[1].recording.path || runs[0].chosen != runs[1].chosen
    else {
      let letter = screen.letter(of: screen.run)
      return [say(.forkAlike, letter), say(.forkAlikeInShort, letter)]
    }
    let (a, b) = (Measures(runs[0].snapshot), Measures(runs[1].snapshot))
    let ratio = TurnEffect.Difference(
      a.ratio, b.ratio, uncertainty: TurnEffect.leastShare * a.ratio)
    let factor = NumberText.fixed(max(a.ratio, b.ratio) / min(a.ratio, b.ratio), 1)
    let tightness =
      switch ratio.change {
      case .unchanged: say(.sidesAsTight)
      case .lower: say(.sideIsTighter, "B", factor, "A")
      case .higher: say(.sideIsTighter, "A", factor, "B")
      }
    let accuracy = TurnEffect.Difference(
      a.testAccuracy, b.testAccuracy,
      uncertainty: uncertaintyOfShare(
        (a.testAccuracy + b.testAccuracy) / 2, count: runs[0].snapshot.test.labels.count))
    let accuracies = say(
      accuracy.change == .unchanged ? .accuraciesAlike : .accuraciesOfBoth,
      NumberText.percent(a.testAccuracy), NumberText.percent(b.testAccuracy))
    let knobs = Knob.all.filter { runs[0][$0] != runs[1][$0] }
    let settings = runs.map { run in
      "\(screen.letter(of: run)) "
        + knobs.map { "\($0.symbol) \(run.text(of: $0))" }.joined(separator: " ")
    }
    let short = "\(tightness); \(accuracies)"
    return (knobs.isEmpty ? [] : ["\(settings.joined(separator: ", ")): \(short)"])
      + [short, tightness]
  }
}
