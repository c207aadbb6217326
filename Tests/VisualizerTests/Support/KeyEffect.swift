import Drawing
import Runs
import Testing
import Visualizer

/// What a key does, by its effect on the screen and by what it asks of the world.
struct KeyEffect: Sendable, CustomTestStringConvertible {
  let key: Key
  let testDescription: String
  /// What was done before the key.
  private let actions: [Action]
  private let holds: @Sendable (_ before: ScreenState, _ after: ScreenState) -> Bool
  private let asks: [Effect]?

  /// `asks` is all that the key asks of the world, where that is to be the same.
  init(
    _ key: Key, _ description: String, after actions: [Action] = [], asks: [Effect]? = nil,
    _ holds: @escaping @Sendable (_ before: ScreenState, _ after: ScreenState) -> Bool = { _, _ in
      true
    }
  ) {
    self.key = key
    testDescription = description
    self.actions = actions
    self.asks = asks
    self.holds = holds
  }

  /// Presses the key and expects its effect.
  func expect(on start: ScreenState, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let before = actions.reduce(start) { $0.after($1) }
    let action = try #require(before.action(for: key), sourceLocation: sourceLocation)
    var after = before
    let asked = after.reduce(action)
    #expect(holds(before, after), sourceLocation: sourceLocation)
    if let asks { #expect(asked == asks, sourceLocation: sourceLocation) }
  }
}

extension ScreenState {
  /// The point of the sample that is looked at.
  var selectedPoint: (x: Float, y: Float)? {
    selection.map { sample in
      let features = (sample.isOfTraining ? snapshot.train : snapshot.test).features
      return (features[sample.index, 0], features[sample.index, 1])
    }
  }

  /// How far the help page is scrolled.
  var helpOffset: Int? { if case .help(let look, _) = page { look.offset } else { nil } }
}
