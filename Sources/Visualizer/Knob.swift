/// What a person turns while training runs.
public enum Knob: Sendable, Equatable, CaseIterable {
  case centerWeight
  case centerRate
}

extension Knob {
  /// The letter it has in the paper and on the screen.
  var letter: String {
    switch self {
    case .centerWeight: "λ"
    case .centerRate: "α"
    }
  }

  var scale: KnobScale {
    switch self {
    case .centerWeight: .centerWeight
    case .centerRate: .centerRate
    }
  }
}

extension State {
  subscript(knob: Knob) -> Float {
    get {
      switch knob {
      case .centerWeight: centerWeight
      case .centerRate: centerRate
      }
    }
    set {
      switch knob {
      case .centerWeight: centerWeight = newValue
      case .centerRate: centerRate = newValue
      }
    }
  }
}
