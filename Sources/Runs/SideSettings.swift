import Learning

/// What one of two runs side by side has otherwise than they are described: `lambda=0`, `lambda=1,rule=gradient`.
public struct SideSettings: Sendable, Equatable {
  /// Changes of knobs and of the rule, in the order in which they were named.
  public let changes: [Recording.Event]

  /// Reads settings by the names that options have; throws for what none is called, and for values that a knob cannot have.
  public init(_ text: String) throws(InvalidSetting) {
    var changes: [Recording.Event] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let (name, value) = (String(sides[0]), sides.count == 2 ? String(sides[1]) : "")
      if name == "rule" {
        guard let rule = CenterRule(rawValue: value) else {
          throw Self.invalid(text, "rule is \(Self.list(CenterRule.allCases.map(\.rawValue)))")
        }
        changes.append(.rule(rule))
        continue
      }
      guard let knob = Knob.all.first(where: { $0.option == name }) else {
        let names = Self.list(Knob.all.map(\.option) + ["rule"])
        throw Self.invalid(text, "settings such as lambda=0 are needed, of \(names)")
      }
      guard let number = Float(value) else { throw Self.invalid(text, knob.requirement) }
      guard knob.range.contains(number) else { throw Self.invalid(text, knob.requirement) }
      changes.append(.set(knob, number))
    }
    self.changes = changes
  }

  private static func invalid(_ text: String, _ requirement: String) -> InvalidSetting {
    InvalidSetting("fork", value: "'\(text)'", requirement: requirement)
  }

  private static func list(_ names: [String]) -> String {
    names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }
}

extension SideSettings {
  /// The run at its start with these settings, and its description.
  public func applied(
    to run: TrainingRun, by spec: RunSpec
  ) throws(InvalidSetting) -> (TrainingRun, RunSpec) {
    var (run, spec) = (run, spec)
    try apply(to: &spec)
    for change in changes { run.hyperparameters.apply(change) }
    return (run, spec)
  }

  /// Describes a run with these settings.
  package func apply(to spec: inout RunSpec) throws(InvalidSetting) {
    for change in changes {
      switch change {
      case .set(let knob, let value): try spec.set(knob, value)
      case .rule(let rule): spec.centerRule = rule
      case .restart, .wentBack, .returned, .fingerprint, .measures: break
      }
    }
  }
}
