import Drawing
import Learning
import Runs

/// The way out of what a diagnosis finds: what one key does about it.
package enum Cure: Sendable, Equatable {
  /// A knob is turned, and where the harm stays in the weights the run restarts.
  case turn(Knob, Float, restarts: Bool = false)
  case rule(CenterRule)
  /// The same run from its start, with the network as it should be.
  case mendNetwork(RunSpec)
  /// The same run from its start, with its gradient clipped.
  case clip(RunSpec)
}

extension Cure {
  /// What it does, in a few words: `λ 0.1`, `η 0.1, restart`, `network mlp`.
  func label(_ say: Language) -> String {
    switch self {
    case .turn(let knob, let value, let restarts):
      let turn = "\(knob.symbol) \(NumberText.plain(value))"
      return restarts ? "\(turn), \(say(.restart))" : turn
    case .rule(let rule): return "\(say(.rule)) \(rule.rawValue)"
    case .mendNetwork(let spec): return say(.opensNetwork, spec.network)
    case .clip: return say(.opensClipped)
    }
  }
}

extension Diagnosis {
  /// What cures it; `nil` where only a person can tell.
  func cure(of screen: ScreenState) -> Cure? {
    let (run, usual) = (screen.run, Hyperparameters())
    func turn(_ knob: Knob, restarts: Bool = false) -> Cure? {
      let value = run.recipe[keyPath: knob.path]
      return run[knob] == value ? nil : .turn(knob, value, restarts: restarts)
    }
    switch self {
    case .notFinite, .flyingApart:
      var spec = run.recording.spec
      if spec.clipNorm == 0 {
        spec.clipNorm = usual.clipNorm
        return screen.lesson == nil ? .clip(spec) : nil
      }
      return turn(.learningRate, restarts: true) ?? turn(.centerWeight, restarts: true)
    case .collapsed, .overwhelmed:
      return run[.centerWeight] > usual.centerWeight ? turn(.centerWeight) : nil
    case .standingStill, .lagging:
      if run[.centerRate] < usual.centerRate { return turn(.centerRate) }
      let isFrozen = run.chosen.centerRule == .gradient && run[.centerWeight] == 0
      return isFrozen ? .rule(usual.centerRule) : nil
    case .cutOff, .biased:
      // A lesson's run is the lesson's.
      guard let whole = run.recording.spec.withoutFlaw, screen.lesson == nil else { return nil }
      return .mendNetwork(whole)
    }
  }
}

extension RunView {
  /// Where the knobs best stand on these data with this network.
  fileprivate var recipe: Hyperparameters {
    let network = try? Architecture(recording.spec.network, for: title.dataset)
    return network?.recipe(for: title.dataset) ?? Hyperparameters()
  }
}

extension RunSpec {
  /// The same with the network as it should be; `nil` where it is.
  fileprivate var withoutFlaw: RunSpec? {
    guard let colon = network.firstIndex(of: ":") else { return nil }
    var spec = self
    spec.network = String(network[..<colon])
    return spec
  }
}

extension ScreenState {
  /// What is wrong with the run and can be cured by a key, as the lead line says it.
  var cure: Cure? {
    // What a lesson asks is not given away.
    switch lesson?.waiting {
    case .answer, .step, .run: return nil
    case .key, .end, nil: break
    }
    guard !run.isInPast else { return nil }
    return Diagnosis.allCases.first { $0.texts(run, say) != nil }?.cure(of: self)
  }

  /// Does what cures the run; nothing where there is nothing wrong.
  mutating func applyCure() -> [Effect] {
    switch cure {
    case .turn(let knob, let value, let restarts):
      let turned = reduce(.set(knob, value))
      guard restarts else { return turned }
      return turned + reduce(.restart) + (run.isPaused ? reduce(.togglePause) : [])
    case .rule(let rule): return reduce(.setRule(rule))
    case .mendNetwork(let spec), .clip(let spec):
      let choice = RunChoice(of: spec, .choiceOfCure)
      notice = .opening(choice)
      return [.open(choice, spec)]
    case nil: return []
    }
  }
}
