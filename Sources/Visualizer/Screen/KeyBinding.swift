import Drawing
import Runs

/// What a key or a pair of keys does. Each page of the screen has its table of them (KeyTables.swift); key handling, the
/// help page, the footer and the README's table all come from these.
public struct KeyBinding: Sendable {
  /// How the keys are written, such as `← →`.
  public let label: String
  /// The word beside them in the footer; `nil` for keys that only the help screen names.
  public let hint: Words?
  /// One line for the help screen.
  public let help: Words
  /// The heading under which the help screen has it.
  public let group: Group
  let actions: [(key: Key, action: Action)]

  public enum Group: Sendable, CaseIterable {
    case knobs
    case training
    case time
    case plot
    case samples
    case panels
    case program
    /// While a sample is looked at its keys go before all others.
    case inspection
    /// While two runs are side by side its keys go before others.
    case fork
    /// While a step is taken apart its keys go before all others.
    case step
    /// While a lesson is played its keys go before others.
    case lesson
    /// While another run is chosen its keys go before all others.
    case chooser
    /// While the help page is shown its keys go before all others.
    case help
  }

  /// Whether the footer keeps it longest where it is narrow: what one needs to get anywhere.
  var isHintedFirst: Bool {
    let first: [Words?] = [
      .lambda, .alpha, .cureKey, .pause, .pace, .inspect, .panel, .side, .goesOnKey, .answerKey,
      .part, .walk,
      .move,
      .open, .scroll, .page,
    ]
    return isAlwaysHinted || first.contains(hint)
  }

  /// Whether the footer never drops it: how to get out of everything.
  var isAlwaysHinted: Bool { hint == .back || hint == .helpTitle || hint == .quit }

  /// Whether it does something to a run, or asks about one: features that another program has trained have none.
  var needsRun: Bool {
    switch group {
    case .knobs, .time, .fork, .samples, .inspection, .step, .lesson, .chooser: true
    case .training: help != .takesPicture
    case .program: help == .opensChooser || help == .beginsLesson
    case .plot, .panels, .help: false
    }
  }

  /// The keys that do it.
  public var keys: [Key] { actions.map(\.key) }

  init(
    _ group: Group, _ label: String, hint: Words?, help: Words,
    _ actions: [(key: Key, action: Action)]
  ) {
    self.group = group
    self.label = label
    self.hint = hint
    self.help = help
    self.actions = actions
  }
}

extension KeyBinding.Group {
  /// What the help screen calls it.
  public var heading: Words {
    switch self {
    case .knobs: .knobKeys
    case .training: .trainingKeys
    case .time: .timeKeys
    case .fork: .forkKeys
    case .lesson: .lessonKeys
    case .plot: .plotKeys
    case .samples: .sampleKeys
    case .panels: .panelKeys
    case .program: .programKeys
    case .inspection: .inspectionKeys
    case .step: .stepKeys
    case .chooser: .chooserKeys
    case .help: .helpKeys
    }
  }
}

extension ScreenState {
  /// The keys that act, those that go first in front.
  private var bindings: [KeyBinding] {
    guard page == page.base else {
      return isElsewhere ? page.bindings.filter { !$0.needsRun } : page.bindings
    }
    let ofPage =
      page.sample != nil ? KeyBinding.sample : page.step != nil ? KeyBinding.step : []
    // Digits answer while something is asked, and dim classes else.
    let ofLesson = (lesson == nil ? [] : KeyBinding.lesson).filter {
      switch $0.hint {
      case .answerKey: lesson?.waiting == .answer
      case .wordsOrPlot: slides != nil
      default: true
      }
    }
    let all = ofPage + ofLesson + (isForked ? KeyBinding.fork : []) + page.bindings
    if let elsewhere = run.report.elsewhere {
      return all.filter { !$0.needsRun && !(elsewhere.isWhole && $0.help == .showsSet) }
    }
    // Hinted at only where there is something to cure.
    return cure == nil ? all.filter { $0.hint != .cureKey } : all
  }

  /// The bindings that act now: those of the page, without any whose keys all have another meaning there.
  package var activeBindings: [KeyBinding] {
    var taken: Set<Key> = []
    return bindings.filter { binding in
      defer { taken.formUnion(binding.keys) }
      return !taken.isSuperset(of: binding.keys)
    }
  }

  /// What a key does now; `nil` for one that does nothing.
  public func action(for key: Key) -> Action? {
    bindings.lazy.flatMap(\.actions).first { $0.key == key }?.action
  }
}

/// How the keys that do something are written, from the one list; empty where none of these do it.
func keysLabel(
  in bindings: [KeyBinding] = KeyBinding.all, for isWanted: (Action) -> Bool
) -> String {
  bindings.first { $0.actions.contains { isWanted($0.action) } }?.label ?? ""
}
