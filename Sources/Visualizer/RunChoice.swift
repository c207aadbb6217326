import Learning

/// Data and a network that go together, to choose from while the program runs.
public struct RunChoice: Sendable, Equatable {
  public let data: BuiltInData
  /// As ``Architecture`` reads it.
  public let network: String
  /// What it shows best, in one short line.
  public let shows: String

  /// From what everyone should have seen to what needs patience.
  public static let all = [
    RunChoice(.digits, "mlp", "clusters that tighten with λ, within seconds"),
    RunChoice(.mnist, "mlp", "the same on larger images, where classes touch"),
    RunChoice(.mnist, "lenet", "convolutions: more accurate with the same loss"),
    RunChoice(.mnist, "lenet++", "the paper's network; a step takes half a second"),
    RunChoice(.blobs, "mlp", "λ alone: no sample is hard to tell"),
    RunChoice(.spirals, "mlp", "a network that unwinds what is wound up"),
    RunChoice(.rings, "mlp", "classes with one mean, pulled apart to centers"),
  ]

  private init(_ data: BuiltInData, _ network: String, _ shows: String) {
    self.data = data
    self.network = network
    self.shows = shows
  }
}

extension RunChoice {
  /// The run at step 0 by the recipe of its network, with λ, α, the rule and the seed that a state has.
  public func run(from state: State, threads: Int) throws -> TrainingRun {
    let dataset = data.dataset(seed: state.title.seed)
    let architecture = try Architecture(network, for: dataset)
    var chosen = architecture.recipe
    chosen.centerWeight = state.centerWeight
    chosen.centerRate = state.centerRate
    chosen.centerRule = state.centerRule
    chosen.batchSize = min(chosen.batchSize, dataset.train.count)
    return try TrainingRun(
      dataset, chosen, network: architecture, seed: state.title.seed, threads: threads)
  }
}

extension State {
  /// The same screen on another run: the way of looking and the pace stay, what was said of the old run goes.
  public func showing(_ title: RunTitle, _ snapshot: Snapshot) -> State {
    var next = State(
      title: title, glyphs: glyphs, snapshot: snapshot, pace: pace, pauseStep: pauseStep)
    next.plot = plot
    next.plot.focus = nil
    next.axes = PlotAxes(snapshot, plot.part)
    next.panel = panel
    next.hasSeenKey = hasSeenKey
    return next
  }
}
