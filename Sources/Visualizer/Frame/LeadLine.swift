import Drawing

/// One sentence from measured numbers: what the last turn of the knobs did so far, or what there is to turn.
/// The same in several lengths, longest first.
package func leadLine(_ state: State) -> [String] {
  guard let turn = state.lastTurn else {
    return [
      "λ pulls each point to its class's center; α is how fast the centers follow",
      "λ pulls points to their class's center",
    ]
  }
  let change = turn.changes.map { change in
    "\(change.knob.letter) \(NumberText.plain(change.from)) → \(NumberText.plain(change.to))"
  }.joined(separator: ", ")
  let steps = state.snapshot.step - turn.step
  guard steps > 0 else { return ["\(change): it acts from the next step on", change] }
  let test = state.snapshot.test
  let tightness = tightness(before: turn.intraDistance, now: test.clusters.intraDistance)
  let accuracy =
    "accuracy \(NumberText.percent(turn.testAccuracy)) → \(NumberText.percent(test.accuracy)) %"
  return [
    "\(change): \(tightness), \(accuracy) in \(NumberText.grouped(steps)) steps",
    "\(change): \(tightness), \(accuracy)",
    "\(change): \(tightness)",
    tightness,
  ]
}

private func tightness(before: Double, now: Double) -> String {
  let factor = before / now
  return switch factor {
  case 1.05...: "clusters \(NumberText.fixed(factor, 1))× tighter"
  case ..<0.95: "clusters \(NumberText.fixed(1 / factor, 1))× wider"
  default: "clusters as tight as before"
  }
}
