import Drawing
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

extension State {
  /// The last fall of the learning rate by the schedule; `nil` before the first.
  var lastFall: LearningRateSchedule.Fall? {
    snapshot.hyperparameters.schedule.lastFall(atStep: snapshot.step)
  }

  /// What a knob says: `0.1`, or `0.01×0.8` of a learning rate that the schedule has let fall.
  func text(of knob: Knob) -> String {
    let value = NumberText.plain(self[knob])
    guard knob == .learningRate, let lastFall else { return value }
    return "\(value)×\(NumberText.plain(lastFall.factor))"
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
