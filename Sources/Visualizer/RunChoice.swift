import Learning

/// Data and a network that go together, to choose from while the program runs.
public struct RunChoice: Sendable, Equatable {
  public enum Source: Sendable, Equatable {
    case builtIn(BuiltInData)
    /// What the program was started with: the name of the data and a line about them.
    case started(name: String, summary: String)
  }

  public let source: Source
  /// As ``Architecture`` reads it.
  public let network: String
  /// What it shows best, in one short line.
  public let shows: String

  /// All that are built in, from what everyone should have seen to what needs patience.
  public static let all = [
    RunChoice(.digits, "mlp", "clusters that tighten with λ, within seconds"),
    RunChoice(.mnist, "mlp", "the same on larger images, where classes touch"),
    RunChoice(.mnist, "lenet", "convolutions: more accurate with the same loss"),
    RunChoice(.mnist, "lenet++", "the paper's network; a step takes half a second"),
    RunChoice(.blobs, "mlp", "easy classes: all that is left to see is λ"),
    RunChoice(.spirals, "mlp", "a network that unwinds what is wound up"),
    RunChoice(.rings, "mlp", "rings around one middle become clusters"),
  ]

  private init(_ data: BuiltInData, _ network: String, _ shows: String) {
    source = .builtIn(data)
    self.network = network
    self.shows = shows
  }

  init(startedWith run: TrainingRun) {
    let dataset = run.dataset
    source = .started(
      name: dataset.name,
      summary: "\(dataset.shape), \(dataset.classCount) classes, \(run.architecture)")
    network = run.architecture.description
    shows = "what the program was started with"
  }
}

extension RunChoice {
  /// The name of the data.
  public var name: String {
    switch source {
    case .builtIn(let data): data.rawValue
    case .started(let name, _): name
    }
  }

  /// What the data are, in one line.
  public var summary: String {
    switch source {
    case .builtIn(let data): data.summary
    case .started(_, let summary): summary
    }
  }
}

extension State {
  /// The same screen on another run: the way of looking and the pace stay, what was said of the old run goes.
  public func showing(_ title: RunTitle, _ snapshot: Snapshot, of choice: RunChoice) -> State {
    var next = State(
      title: title, glyphs: glyphs, snapshot: snapshot, pace: pace, pauseStep: pauseStep, menu: menu
    )
    next.shownPlace = menu.choices.firstIndex(of: choice) ?? 0
    next.plot = plot
    next.plot.focus = nil
    next.axes = PlotAxes(snapshot, plot.part)
    next.panel = panel
    next.hasSeenKey = hasSeenKey
    return next
  }
}
