import Testing
import Visualizer

/// Expects that an action changes the screen as `change` does, and nothing else, and asks this of the world.
func expect(
  _ action: Action, on start: ScreenState = Trained.start, asks effects: [Effect] = [],
  sourceLocation: SourceLocation = #_sourceLocation,
  changes change: (inout ScreenState) -> Void
) {
  var (screen, expected) = (start, start)
  expected.noteAction(effects)
  change(&expected)
  let asked = screen.reduce(action)
  #expect(asked == effects, sourceLocation: sourceLocation)
  #expect(screen == expected, "\(differences(screen, expected))", sourceLocation: sourceLocation)
}

extension ScreenState {
  /// What every action of a person does: someone is there, and each command to training is counted.
  fileprivate mutating func noteAction(_ effects: [Effect]) {
    hasSeenKey = true
    run.commandCount += effects.count { if case .tell = $0 { true } else { false } }
  }
}

/// The names of the parts in which two screens differ.
private func differences(_ a: ScreenState, _ b: ScreenState) -> String {
  func parts(_ value: Any) -> [(String, String)] {
    Mirror(reflecting: value).children.map { ($0.label ?? "", String(describing: $0.value)) }
  }
  let screens = zip(parts(a), parts(b)).filter { $0.1 != $1.1 }.map(\.0.0)
  let runs = zip(parts(a.run), parts(b.run)).filter { $0.1 != $1.1 }.map(\.0.0)
  return (screens + runs).joined(separator: ", ")
}
