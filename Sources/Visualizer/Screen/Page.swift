import Drawing

/// What the screen is about, and so what keys mean: one at a time, each with what belongs to it alone.
public enum Page: Sendable, Equatable {
  /// The run with its plot.
  case plot
  /// The same, with a sample that is looked at.
  case sample(SampleLook)
  /// The same, with the next training step taken apart.
  case step(StepLook)
  /// All keys and words, in front of where one came from.
  indirect case help(HelpLook, over: Page)
  /// Other data and networks to open; the cursor is on one of the choices.
  indirect case chooser(cursor: Int, over: Page)

  /// The help page, scrolled.
  public struct HelpLook: Sendable, Equatable {
    /// The first item that shows.
    package var offset = 0
    /// So many show, on the screen as it was when it was drawn last.
    var shown = 10

    package init(offset: Int = 0) { self.offset = offset }
  }

  /// A sample that is looked at.
  public struct SampleLook: Sendable, Equatable {
    public var selection: SampleSelection
    /// Whether it stands where Tab has come to, and not a panel.
    var isInFront = true
    /// Whether it was picked as one of the worst, so that the next of them comes next.
    package var isWalkingWorst = false

    init(_ selection: SampleSelection) { self.selection = selection }
  }
}

extension Page {
  /// What is seen when all that was opened in front of it is closed.
  var base: Page {
    get {
      switch self {
      case .plot, .sample, .step: self
      case .help(_, let page), .chooser(_, let page): page.base
      }
    }
    set {
      switch self {
      case .plot, .sample, .step: self = newValue
      case .help(let look, _): self = .help(look, over: newValue)
      case .chooser(let cursor, _): self = .chooser(cursor: cursor, over: newValue)
      }
    }
  }

  /// The sample that is looked at, also while something is in front of it.
  package var sample: SampleLook? {
    get { if case .sample(let look) = base { look } else { nil } }
    set { base = newValue.map { .sample($0) } ?? .plot }
  }

  /// How the next step is taken apart, also while something is in front of it.
  package var step: StepLook? {
    get { if case .step(let look) = base { look } else { nil } }
    set { base = newValue.map { .step($0) } ?? .plot }
  }

  /// The keys that act on it, those that go first in front.
  var bindings: [KeyBinding] {
    switch self {
    case .plot: KeyBinding.plot + KeyBinding.program
    case .sample: KeyBinding.sample + KeyBinding.plot + KeyBinding.program
    case .step: KeyBinding.step + KeyBinding.plot + KeyBinding.program
    case .help: KeyBinding.help + KeyBinding.program
    case .chooser: KeyBinding.chooser + KeyBinding.program
    }
  }
}
