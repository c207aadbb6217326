import Drawing
import Learning

/// One turn of the knobs, and how things stood before it. Presses that follow each other closely are one turn,
/// or none of them could be given the credit for what comes of them.
public struct KnobTurn: Sendable, Equatable {
  public struct Change: Sendable, Equatable {
    public let knob: Knob
    public let from: Float
    public internal(set) var to: Float
  }

  public struct RuleChange: Sendable, Equatable {
    public let from: CenterRule
    public let to: CenterRule

    package init(from: CenterRule, to: CenterRule) {
      self.from = from
      self.to = to
    }
  }

  /// A change of the rule by which centers follow, if there was one.
  public private(set) var rule: RuleChange?
  /// Each knob at most once, in the order in which they were first touched; none that was turned back to where it was.
  public private(set) var changes: [Change] = []
  public let step: Int
  public let intraDistance: Double
  public let testAccuracy: Double
  public let centerLag: Double
  public let crossEntropy: Double
  /// Reports from training since the last press: about thirty a second.
  private var reportsSince = 0

  private static let reportsThatEndATurn = 15

  init(before snapshot: Snapshot) {
    step = snapshot.step
    intraDistance = snapshot.test.clusters.intraDistance
    testAccuracy = snapshot.test.accuracy
    centerLag = snapshot.centerLag
    crossEntropy = snapshot.train.crossEntropy
  }

  /// What was turned to what, in short: `λ 0.2, α 0.1`.
  package var label: String {
    let knobs = changes.map { "\($0.knob.letter) \(NumberText.plain($0.to))" }
    return (knobs + [rule?.to.rawValue].compactMap { $0 }).joined(separator: ", ")
  }

  /// Whether all is as it was before.
  var isUndone: Bool { changes.isEmpty && rule == nil }

  /// Whether another press now still belongs to this turn.
  var isOpen: Bool { reportsSince < Self.reportsThatEndATurn }

  mutating func press(_ knob: Knob, from: Float, to: Float) {
    reportsSince = 0
    if let place = changes.firstIndex(where: { $0.knob == knob }) {
      changes[place].to = to
      if changes[place].from == to { changes.remove(at: place) }
    } else {
      changes.append(Change(knob: knob, from: from, to: to))
    }
  }

  mutating func changeRule(from: CenterRule, to: CenterRule) {
    reportsSince = 0
    let first = rule?.from ?? from
    rule = first == to ? nil : RuleChange(from: first, to: to)
  }

  mutating func noteReport() { reportsSince += 1 }
}
