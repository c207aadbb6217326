import Drawing

/// What a key or a pair of keys does. Key handling, the help screen, the footer and the README's table all come
/// from ``all``.
public struct KeyBinding: Sendable {
  /// How the keys are written, such as `← →`.
  public let label: String
  /// The word beside them in the footer; `nil` for keys that only the help screen names.
  public let hint: String?
  /// One line for the help screen.
  public let help: String
  let actions: [(key: Key, action: Action)]

  public static let all: [KeyBinding] = [
    KeyBinding(
      "space", hint: "pause", help: "pause training and go on", [(.character(" "), .togglePause)]),
    KeyBinding(
      "s", hint: "step", help: "pause and take one training step", [(.character("s"), .stepOnce)]),
    KeyBinding(
      "← →", hint: "λ", help: "λ, weight of center loss: less, more (0, then 0.001 to 10)",
      [(.left, .lower(.centerWeight)), (.right, .raise(.centerWeight))]),
    KeyBinding(
      "↓ ↑", hint: "α", help: "α, how fast centers follow: slower, faster (0 to 1)",
      [(.down, .lower(.centerRate)), (.up, .raise(.centerRate))]),
    KeyBinding(
      "− +", hint: "pace",
      help: "pace of training: slower, faster, from 1 step a second to full speed",
      [
        (.character("-"), .slower), (.character("−"), .slower), (.character("+"), .faster),
        (.character("="), .faster),
      ]),
    KeyBinding("z", hint: "fit", help: "fit the axes to the points", [(.character("z"), .fitAxes)]),
    KeyBinding(
      "r", hint: "restart", help: "restart with the same initial weights, keeping λ and α",
      [(.character("r"), .restart)]),
    KeyBinding(
      "?", hint: "help", help: "show this help, and go back", [(.character("?"), .toggleHelp)]),
    KeyBinding("q", hint: "quit", help: "quit", [(.character("q"), .quit)]),
    KeyBinding(
      "Ctrl-L", hint: nil, help: "draw the whole screen again", [(.character("\u{0C}"), .redraw)]),
  ]

  /// What a key does; `nil` for one that does nothing.
  public static func action(for key: Key) -> Action? {
    all.lazy.flatMap(\.actions).first { $0.key == key }?.action
  }

  /// The keys that do it.
  public var keys: [Key] { actions.map(\.key) }

  private init(
    _ label: String, hint: String?, help: String, _ actions: [(key: Key, action: Action)]
  ) {
    self.label = label
    self.hint = hint
    self.help = help
    self.actions = actions
  }
}
