import Drawing
import Runs

/// What a key or a pair of keys does. Each page of the screen has its table of them; key handling, the help page, the
/// footer and the README's table all come from these.
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

  /// Of all pages, each once.
  public static let all = plot + fork + sample + step + lesson + program + chooser + help

  /// A run with its plot. In the order in which help lists them and the footer drops them, last first.
  package static let plot: [KeyBinding] = [
    KeyBinding(
      .knobs, "← →", hint: .lambda, help: .turnsLambda,
      [(.left, .lower(.centerWeight)), (.right, .raise(.centerWeight))]),
    KeyBinding(
      .knobs, "↓ ↑", hint: .alpha, help: .turnsAlpha,
      [(.down, .lower(.centerRate)), (.up, .raise(.centerRate))]),
    KeyBinding(
      .knobs, "u", hint: .rule, help: .changesRule,
      [(.character("u"), .nextRule)]),
    KeyBinding(
      .knobs, ", .", hint: .eta, help: .turnsEta,
      [
        (.character(","), .lower(.learningRate)), (.character("."), .raise(.learningRate)),
      ]),
    KeyBinding(
      .training, "space", hint: .pause, help: .pauses,
      [(.character(" "), .togglePause)]),
    KeyBinding(
      .training, "− +", hint: .pace, help: .changesPace,
      [
        (.character("-"), .slower), (.character("−"), .slower), (.character("+"), .faster),
        (.character("="), .faster),
      ]),
    KeyBinding(
      .training, "s", hint: .step, help: .takesAStep,
      [(.character("s"), .stepOnce)]),
    KeyBinding(
      .training, "S", hint: nil, help: .takesAHundred,
      [(.character("S"), .goOn(steps: 100))]),
    KeyBinding(
      .training, "e", hint: .apart, help: .takesApart, [(.character("e"), .movePart(1))]),
    KeyBinding(
      .training, "r", hint: .restart, help: .restarts,
      [(.character("r"), .restart)]),
    KeyBinding(
      .training, "x", hint: .fork, help: .forks, [(.character("x"), .fork)]),
    KeyBinding(
      .training, "R", hint: nil, help: .records,
      [(.character("R"), .toggleRecording)]),
    KeyBinding(
      .time, "f g", hint: .time, help: .movesInTime,
      [
        (.character("f"), .moveInTime(-10)), (.character("g"), .moveInTime(10)),
        (.character("F"), .moveInTime(-100)), (.character("G"), .moveInTime(100)),
      ]),
    KeyBinding(
      .time, "Home End", hint: nil, help: .movesToMarks,
      [(.home, .lookAtMark(-1)), (.end, .lookAtMark(1))]),
    KeyBinding(
      .plot, "b", hint: .regions, help: .showsRegions,
      [(.character("b"), .nextRegions)]),
    KeyBinding(
      .plot, "t", hint: .set, help: .showsSet,
      [(.character("t"), .nextPart)]),
    KeyBinding(
      .plot, "v", hint: .scale, help: .changesScale,
      [(.character("v"), .nextScale)]),
    KeyBinding(
      .plot, "m", hint: .dots, help: .showsDots,
      [(.character("m"), .toggleMarks)]),
    KeyBinding(
      .plot, "p", hint: .trails, help: .showsTrails,
      [(.character("p"), .toggleTrails)]),
    KeyBinding(
      .plot, "0–9", hint: nil, help: .dimsOthers,
      (0...9).map { (.character(digit($0)), .focusDigit($0)) }),
    KeyBinding(
      .plot, "n N a", hint: nil, help: .movesFocus,
      [
        (.character("n"), .moveFocus(1)), (.character("N"), .moveFocus(-1)),
        (.character("a"), .focus(nil)),
      ]),
    KeyBinding(
      .plot, "z Z", hint: .fit, help: .fitsAxes,
      [(.character("z"), .fitAxes), (.character("Z"), .toggleFitting)]),
    KeyBinding(
      .plot, "[ ]", hint: nil, help: .zooms,
      [
        (.character("["), .zoom(factor: 1.25, x: nil, y: nil)),
        (.character("]"), .zoom(factor: 0.8, x: nil, y: nil)),
      ]),
    KeyBinding(
      .plot, "Shift-←↑↓→", hint: nil, help: .movesWindow,
      [
        (.shiftLeft, .pan(x: -0.1, y: 0)), (.shiftRight, .pan(x: 0.1, y: 0)),
        (.shiftUp, .pan(x: 0, y: 0.1)), (.shiftDown, .pan(x: 0, y: -0.1)),
      ]),
    KeyBinding(
      .samples, "i", hint: .inspect, help: .looksAtSample,
      [(.character("i"), .toggleInspection)]),
    KeyBinding(
      .samples, "w", hint: .worst, help: .looksAtWorst,
      [(.character("w"), .nextWorst)]),
    KeyBinding(
      .panels, "Tab", hint: .panel, help: .changesPanel,
      [(.tab, .movePanel(1)), (.shiftTab, .movePanel(-1))]),
    KeyBinding(
      .panels, "PgDn PgUp", hint: nil, help: .turnsPage,
      [(.pageDown, .turnPage(1)), (.pageUp, .turnPage(-1))]),
  ]

  /// Two runs side by side.
  package static let fork: [KeyBinding] = [
    KeyBinding(
      .fork, "Tab", hint: .side, help: .changesSide,
      [(.tab, .nextSide), (.shiftTab, .movePanel(1))]),
    KeyBinding(.fork, "X", hint: .link, help: .linksSides, [(.character("X"), .toggleLink)]),
    KeyBinding(.fork, "x", hint: .keepSide, help: .keepsSide, [(.character("x"), .fork)]),
  ]

  /// A step that is taken apart.
  package static let step: [KeyBinding] = [
    KeyBinding(
      .step, "e E", hint: .part, help: .movesPart,
      [(.character("e"), .movePart(1)), (.character("E"), .movePart(-1))]),
    KeyBinding(
      .step, "j k", hint: .sampleKey, help: .picksInBatch,
      [(.character("j"), .pickInBatch(1)), (.character("k"), .pickInBatch(-1))]),
    KeyBinding(.step, "Esc", hint: .back, help: .leavesStep, [(.escape, .leaveStep)]),
  ]

  /// A lesson.
  package static let lesson: [KeyBinding] = [
    KeyBinding(
      .lesson, "Enter", hint: .goesOnKey, help: .goesOnWithLesson, [(.enter, .goOnWithLesson)]),
    KeyBinding(
      .lesson, "1–9", hint: .answerKey, help: .answersLesson,
      (1...9).map { (.character(digit($0)), .answer($0 - 1)) }),
    KeyBinding(.lesson, "Esc", hint: .back, help: .leavesLesson, [(.escape, .leaveLesson)]),
  ]

  /// A sample that is looked at.
  package static let sample: [KeyBinding] = [
    KeyBinding(
      .inspection, "h j k l", hint: .walk, help: .walks,
      [
        (.character("h"), .walk(x: -1, y: 0)), (.character("l"), .walk(x: 1, y: 0)),
        (.character("k"), .walk(x: 0, y: 1)), (.character("j"), .walk(x: 0, y: -1)),
        (.shiftLeft, .walk(x: -1, y: 0)), (.shiftRight, .walk(x: 1, y: 0)),
        (.shiftUp, .walk(x: 0, y: 1)), (.shiftDown, .walk(x: 0, y: -1)),
      ]),
    KeyBinding(
      .inspection, "Esc i", hint: .back, help: .stopsLooking,
      [(.escape, .select(nil)), (.character("i"), .select(nil))]),
  ]

  /// Every page.
  package static let program: [KeyBinding] = [
    KeyBinding(
      .program, "d", hint: .data, help: .opensChooser,
      [(.character("d"), .toggleChooser)]),
    KeyBinding(
      .program, "L", hint: nil, help: .beginsLesson, [(.character("L"), .nextLesson)]),
    KeyBinding(
      .program, "?", hint: .helpTitle, help: .showsHelp,
      [(.character("?"), .toggleHelp)]),
    KeyBinding(.program, "q", hint: .quit, help: .quit, [(.character("q"), .quit)]),
    KeyBinding(
      .program, "Ctrl-L", hint: nil, help: .redraws,
      [(.character("\u{0C}"), .redraw)]),
  ]

  /// Data and networks to choose from.
  package static let chooser: [KeyBinding] = [
    KeyBinding(
      .chooser, "↓ ↑", hint: .move, help: .movesCursor,
      [(.down, .moveCursor(1)), (.up, .moveCursor(-1))]),
    KeyBinding(
      .chooser, "Enter", hint: .open, help: .opensChoice,
      [(.enter, .choose)]),
    KeyBinding(
      .chooser, "n", hint: .noiseKey, help: .choosesNoise,
      [(.character("n"), .nextNoise)]),
    KeyBinding(
      .chooser, "i", hint: .imbalanceKey, help: .choosesImbalance,
      [(.character("i"), .nextImbalance)]),
    KeyBinding(
      .chooser, "o", hint: .holdOut, help: .choosesHeldOut,
      [(.character("o"), .nextHeldOutClass)]),
    KeyBinding(.chooser, "Esc", hint: .back, help: .goesBack, [(.escape, .toggleChooser)]),
  ]

  /// The help page.
  package static let help: [KeyBinding] = [
    KeyBinding(
      .help, "↓ ↑", hint: .scroll, help: .scrolls,
      [(.down, .scrollHelp(1)), (.up, .scrollHelp(-1))]),
    KeyBinding(
      .help, "PgDn PgUp", hint: .page, help: .scrollsPages,
      [
        (.pageDown, .turnHelp(1)), (.pageUp, .turnHelp(-1)), (.home, .scrollHelp(-1000)),
        (.end, .scrollHelp(1000)),
      ]),
    KeyBinding(.help, "Esc", hint: .back, help: .goesBack, [(.escape, .toggleHelp)]),
  ]

  /// Whether the footer keeps it longest where it is narrow: what one needs to get anywhere.
  var isHintedFirst: Bool {
    let first: [Words?] = [
      .lambda, .alpha, .pause, .pace, .inspect, .panel, .side, .goesOnKey, .answerKey, .part, .walk,
      .move,
      .open, .scroll, .page,
    ]
    return isAlwaysHinted || first.contains(hint)
  }

  /// Whether the footer never drops it: how to get out of everything.
  var isAlwaysHinted: Bool { hint == .back || hint == .helpTitle || hint == .quit }

  /// The keys that do it.
  public var keys: [Key] { actions.map(\.key) }

  private init(
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
    guard page == page.base else { return page.bindings }
    let ofPage =
      page.sample != nil ? KeyBinding.sample : page.step != nil ? KeyBinding.step : []
    // Digits answer while something is asked, and dim classes else.
    let ofLesson = (lesson == nil ? [] : KeyBinding.lesson).filter {
      $0.hint != .answerKey || lesson?.waiting == .answer
    }
    return ofPage + ofLesson + (isForked ? KeyBinding.fork : []) + page.bindings
  }

  /// The bindings that act now: those of the page, without any whose keys all have another meaning there.
  var activeBindings: [KeyBinding] {
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
