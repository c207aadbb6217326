import Drawing
import Runs

/// What a key or a pair of keys does. Each page of the screen has its table of them; key handling, the help page, the
/// footer and the README's table all come from these.
public struct KeyBinding: Sendable {
  /// How the keys are written, such as `← →`.
  public let label: String
  /// The word beside them in the footer; `nil` for keys that only the help screen names.
  public let hint: String?
  /// One line for the help screen.
  public let help: String
  /// The heading under which the help screen has it.
  public let group: Group
  let actions: [(key: Key, action: Action)]

  public enum Group: String, Sendable, CaseIterable {
    case knobs = "knobs"
    case training = "training"
    case plot = "plot"
    case samples = "samples"
    case panels = "panels"
    case program = "program"
    /// While a sample is looked at its keys go before all others.
    case inspection = "while a sample is looked at"
    /// While another run is chosen its keys go before all others.
    case chooser = "while data and network are chosen"
    /// While the help page is shown its keys go before all others.
    case help = "on this page"
  }

  /// Of all pages, each once.
  public static let all = plot + sample + program + chooser + help

  /// A run with its plot. In the order in which help lists them and the footer drops them, last first.
  package static let plot: [KeyBinding] = [
    KeyBinding(
      .knobs, "← →", hint: "λ", help: "λ, weight of center loss: less, more",
      [(.left, .lower(.centerWeight)), (.right, .raise(.centerWeight))]),
    KeyBinding(
      .knobs, "↓ ↑", hint: "α", help: "α, how fast centers follow: less, more",
      [(.down, .lower(.centerRate)), (.up, .raise(.centerRate))]),
    KeyBinding(
      .knobs, "u", hint: "rule",
      help: "the rule by which centers follow",
      [(.character("u"), .nextRule)]),
    KeyBinding(
      .knobs, ", .", hint: "η", help: "η, the learning rate: less, more",
      [
        (.character(","), .lower(.learningRate)), (.character("."), .raise(.learningRate)),
      ]),
    KeyBinding(
      .training, "space", hint: "pause", help: "pause training and go on",
      [(.character(" "), .togglePause)]),
    KeyBinding(
      .training, "− +", hint: "pace",
      help: "pace of training: slower, faster",
      [
        (.character("-"), .slower), (.character("−"), .slower), (.character("+"), .faster),
        (.character("="), .faster),
      ]),
    KeyBinding(
      .training, "s", hint: "step", help: "pause and take one training step",
      [(.character("s"), .stepOnce)]),
    KeyBinding(
      .training, "S", hint: nil, help: "take a hundred steps, then pause",
      [(.character("S"), .goOn(steps: 100))]),
    KeyBinding(
      .training, "r", hint: "restart",
      help: "restart, same weights; knobs stay",
      [(.character("r"), .restart)]),
    KeyBinding(
      .training, "R", hint: nil, help: "record this run to a file, and stop",
      [(.character("R"), .toggleRecording)]),
    KeyBinding(
      .plot, "b", hint: "regions",
      help: "regions by class; where rules differ",
      [(.character("b"), .nextRegions)]),
    KeyBinding(
      .plot, "t", hint: "set", help: "points: test set, training set, both",
      [(.character("t"), .nextPart)]),
    KeyBinding(
      .plot, "v", hint: "scale",
      help: "scale: relative, absolute, or the data",
      [(.character("v"), .nextScale)]),
    KeyBinding(
      .plot, "m", hint: "dots", help: "points as fine dots, and back",
      [(.character("m"), .toggleMarks)]),
    KeyBinding(
      .plot, "p", hint: "trails", help: "the trail of each center",
      [(.character("p"), .toggleTrails)]),
    KeyBinding(
      .plot, "0–9", hint: nil, help: "dim every class but one",
      (0...9).map { (.character(digit($0)), .focusDigit($0)) }),
    KeyBinding(
      .plot, "n N", hint: nil, help: "the next class alone; the one before",
      [(.character("n"), .moveFocus(1)), (.character("N"), .moveFocus(-1))]),
    KeyBinding(
      .plot, "a", hint: nil, help: "bring all classes back", [(.character("a"), .focus(nil))]),
    KeyBinding(
      .plot, "z", hint: "fit", help: "fit the axes to the points",
      [(.character("z"), .fitAxes)]),
    KeyBinding(
      .plot, "Z", hint: nil, help: "keep fitting on, off",
      [(.character("Z"), .toggleFitting)]),
    KeyBinding(
      .plot, "[ ]", hint: nil, help: "zoom out, in (the wheel too)",
      [
        (.character("["), .zoom(factor: 1.25, x: nil, y: nil)),
        (.character("]"), .zoom(factor: 0.8, x: nil, y: nil)),
      ]),
    KeyBinding(
      .plot, "Shift-←↑↓→", hint: nil, help: "move the plot's window",
      [
        (.shiftLeft, .pan(x: -0.1, y: 0)), (.shiftRight, .pan(x: 0.1, y: 0)),
        (.shiftUp, .pan(x: 0, y: 0.1)), (.shiftDown, .pan(x: 0, y: -0.1)),
      ]),
    KeyBinding(
      .samples, "i", hint: "inspect", help: "look at a sample (or click on it)",
      [(.character("i"), .toggleInspection)]),
    KeyBinding(
      .samples, "w", hint: "worst", help: "look at the worst sample; the next",
      [(.character("w"), .nextWorst)]),
    KeyBinding(
      .panels, "Tab", hint: "panel",
      help: "the next panel (Shift-Tab: back)",
      [(.tab, .movePanel(1)), (.shiftTab, .movePanel(-1))]),
    KeyBinding(
      .panels, "PgDn PgUp", hint: nil, help: "more rows of a table",
      [(.pageDown, .turnPage(1)), (.pageUp, .turnPage(-1))]),
  ]

  /// A sample that is looked at.
  package static let sample: [KeyBinding] = [
    KeyBinding(
      .inspection, "h j k l", hint: "walk",
      help: "walk to a neighbour (Shift-arrows too)",
      [
        (.character("h"), .walk(x: -1, y: 0)), (.character("l"), .walk(x: 1, y: 0)),
        (.character("k"), .walk(x: 0, y: 1)), (.character("j"), .walk(x: 0, y: -1)),
        (.shiftLeft, .walk(x: -1, y: 0)), (.shiftRight, .walk(x: 1, y: 0)),
        (.shiftUp, .walk(x: 0, y: 1)), (.shiftDown, .walk(x: 0, y: -1)),
      ]),
    KeyBinding(
      .inspection, "Esc i", hint: "back", help: "stop looking at it",
      [(.escape, .select(nil)), (.character("i"), .select(nil))]),
  ]

  /// Every page.
  package static let program: [KeyBinding] = [
    KeyBinding(
      .program, "d", hint: "data", help: "other data, another network; back",
      [(.character("d"), .toggleChooser)]),
    KeyBinding(
      .program, "?", hint: "help", help: "show this help, and go back",
      [(.character("?"), .toggleHelp)]),
    KeyBinding(.program, "q", hint: "quit", help: "quit", [(.character("q"), .quit)]),
    KeyBinding(
      .program, "Ctrl-L", hint: nil, help: "draw the screen again",
      [(.character("\u{0C}"), .redraw)]),
  ]

  /// Data and networks to choose from.
  package static let chooser: [KeyBinding] = [
    KeyBinding(
      .chooser, "↓ ↑", hint: "move", help: "to the next, to the one before",
      [(.down, .moveCursor(1)), (.up, .moveCursor(-1))]),
    KeyBinding(
      .chooser, "Enter", hint: "open",
      help: "train it from step 0; the knobs stay",
      [(.enter, .choose)]),
    KeyBinding(
      .chooser, "n", hint: "noise", help: "wrong labels in training, to 40 %",
      [(.character("n"), .nextNoise)]),
    KeyBinding(
      .chooser, "i", hint: "imbalance", help: "fewer samples of later classes",
      [(.character("i"), .nextImbalance)]),
    KeyBinding(
      .chooser, "o", hint: "hold out", help: "a class that is never trained on",
      [(.character("o"), .nextHeldOutClass)]),
    KeyBinding(.chooser, "Esc", hint: "back", help: "go back", [(.escape, .toggleChooser)]),
  ]

  /// The help page.
  package static let help: [KeyBinding] = [
    KeyBinding(
      .help, "↓ ↑", hint: "scroll", help: "scroll, an entry at a time",
      [(.down, .scrollHelp(1)), (.up, .scrollHelp(-1))]),
    KeyBinding(
      .help, "PgDn PgUp", hint: "page", help: "a page at a time (Home, End: all)",
      [
        (.pageDown, .turnHelp(1)), (.pageUp, .turnHelp(-1)), (.home, .scrollHelp(-1000)),
        (.end, .scrollHelp(1000)),
      ]),
    KeyBinding(.help, "Esc", hint: "back", help: "go back", [(.escape, .toggleHelp)]),
  ]

  /// Whether the footer keeps it longest where it is narrow: what one needs to get anywhere.
  var isHintedFirst: Bool {
    let first: [String?] = [
      "λ", "α", "pause", "pace", "inspect", "panel", "walk", "move", "open", "scroll", "page",
    ]
    return isAlwaysHinted || first.contains(hint)
  }

  /// Whether the footer never drops it: how to get out of everything.
  var isAlwaysHinted: Bool { hint == "back" || hint == "help" || hint == "quit" }

  /// The keys that do it.
  public var keys: [Key] { actions.map(\.key) }

  private init(
    _ group: Group, _ label: String, hint: String?, help: String,
    _ actions: [(key: Key, action: Action)]
  ) {
    self.group = group
    self.label = label
    self.hint = hint
    self.help = help
    self.actions = actions
  }
}

extension ScreenState {
  /// The bindings that act now: those of the page, without any whose keys all have another meaning there.
  var activeBindings: [KeyBinding] {
    var taken: Set<Key> = []
    return page.bindings.filter { binding in
      defer { taken.formUnion(binding.keys) }
      return !taken.isSuperset(of: binding.keys)
    }
  }

  /// What a key does now; `nil` for one that does nothing.
  public func action(for key: Key) -> Action? {
    page.bindings.lazy.flatMap(\.actions).first { $0.key == key }?.action
  }
}

/// How the keys that do something are written, from the one list; empty where none of these do it.
func keysLabel(
  in bindings: [KeyBinding] = KeyBinding.all, for isWanted: (Action) -> Bool
) -> String {
  bindings.first { $0.actions.contains { isWanted($0.action) } }?.label ?? ""
}
