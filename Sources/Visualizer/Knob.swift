import Learning

/// What a person turns while training runs.
public enum Knob: Sendable, Equatable, CaseIterable {
  case centerWeight
  case centerRate
  case learningRate
}

extension Knob {
  /// The letter it has in the paper and on the screen.
  var letter: String {
    switch self {
    case .centerWeight: "λ"
    case .centerRate: "α"
    case .learningRate: "η"
    }
  }

  package var scale: KnobScale {
    switch self {
    case .centerWeight: .centerWeight
    case .centerRate: .centerRate
    case .learningRate: .learningRate
    }
  }
}

extension State {
  subscript(knob: Knob) -> Float {
    get {
      switch knob {
      case .centerWeight: centerWeight
      case .centerRate: centerRate
      case .learningRate: learningRate
      }
    }
    set {
      switch knob {
      case .centerWeight: centerWeight = newValue
      case .centerRate: centerRate = newValue
      case .learningRate: learningRate = newValue
      }
    }
  }
}

extension Knob {
  /// What training is told.
  func change(to value: Float) -> TrainingRun.Change {
    switch self {
    case .centerWeight: .centerWeight(value)
    case .centerRate: .centerRate(value)
    case .learningRate: .learningRate(value)
    }
  }
}
