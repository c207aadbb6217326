import Drawing
import Learning

/// What can be opened in the place of the run that is watched, and what was asked for of every run.
public struct RunMenu: Sendable {
  /// What the program was started with, where that is none of the others, then all others.
  public let choices: [RunChoice]
  /// As the program was started with, but for the knobs, which are as they stand when a run is opened.
  let settings: RunSettings
  /// The place in ``choices`` of what the program was started with.
  let startedPlace: Int
  /// For a choice that is not built in.
  private let started: (dataset: Dataset, architecture: Architecture)?

  /// What is built in, by each network's recipe.
  public init() {
    choices = RunChoice.all
    settings = RunSettings()
    startedPlace = 0
    started = nil
  }

  /// What is built in, and the run that the program was started with; `data` where that is built in too.
  public init(startedWith run: TrainingRun, _ settings: RunSettings, data: BuiltInData?) {
    self.settings = settings
    let place = RunChoice.all.firstIndex { choice in
      data != nil && choice.source == data.map { .builtIn($0) }
        && (try? Architecture(choice.network, for: run.dataset)) == run.architecture
    }
    startedPlace = place ?? 0
    started = place == nil ? (run.dataset, run.architecture) : nil
    choices = (place == nil ? [RunChoice(startedWith: run)] : []) + RunChoice.all
  }
}

extension RunMenu {
  /// The run at step 0 by the recipe of its network, with all that was asked for when the program was started, but with
  /// λ, α and the rule that a state has.
  public func run(_ choice: RunChoice, from state: State) throws -> TrainingRun {
    var settings = settings
    settings.centerWeight = state.centerWeight
    settings.centerRate = state.centerRate
    settings.centerRule = state.centerRule
    switch choice.source {
    case .builtIn(let data):
      let whole = data.dataset(seed: settings.seed, testShare: settings.testShare)
      settings = settings.suited(to: whole)
      let dataset =
        settings.spoiling == Spoiling()
        ? whole : whole.spoiled(by: settings.spoiling, seed: settings.seed) ?? whole
      let architecture = try Architecture(choice.network, for: dataset)
      // Where few samples are left the batch is smaller too.
      return try settings.suited(to: dataset).run(dataset, architecture)
    case .started:
      guard let started else { preconditionFailure("\(choice) is of another menu") }
      return try settings.run(started.dataset, started.architecture)
    }
  }

  /// What was asked for of every run that shows in what it becomes, in the words of the command line; empty
  /// where nothing was.
  var demands: String {
    let spoiling = settings.spoiling
    let all: [String?] = [
      spoiling.noise > 0 ? "--noise \(NumberText.plain(Float(spoiling.noise)))" : nil,
      spoiling.imbalance > 1 ? "--imbalance \(NumberText.plain(Float(spoiling.imbalance)))" : nil,
      spoiling.heldOutClass.map { "--hold-out-class \($0) where there is one" },
      settings.batchSize.map { "--batch \($0)" },
      settings.learningRate.map { "--learning-rate \(NumberText.plain($0))" },
      settings.schedule == .constant ? nil : "--schedule \(settings.schedule.rawValue)",
    ]
    let words = all.compactMap { $0 }.joined(separator: ", ")
    return words.isEmpty ? "" : "each with \(words)"
  }
}
