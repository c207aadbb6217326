import Learning
import Runs

/// Data and a network that go together, to choose from while the program runs.
public struct RunChoice: Sendable, Equatable {
  /// As ``RunSpec/data`` has it.
  public let data: String
  /// What to call them.
  public let name: String
  /// As ``Architecture`` reads it.
  public let network: String
  /// What breaks the run, of those that are broken on purpose.
  public let broken: BrokenRun?
  /// What it shows best, in one short line.
  public let shows: Words
  /// What the data are, in one line.
  public let summary: String

  /// All that are built in, from what everyone should have seen to what needs patience, then what is broken on purpose.
  public static let all = sound + BrokenRun.allCases.map(RunChoice.init)

  private static let sound = [
    RunChoice(.digits, "mlp", .digitsShow),
    RunChoice(.mnist, "mlp", .mnistShow),
    RunChoice(.mnist, "lenet", .lenetShows),
    RunChoice(.mnist, "lenet++", .lenetPlusPlusShows),
    RunChoice(.blobs, "mlp", .blobsShow),
    RunChoice(.spirals, "mlp", .spiralsShow),
    RunChoice(.rings, "mlp", .ringsShow),
  ]

  private init(_ builtIn: BuiltInData, _ network: String, _ shows: Words) {
    data = builtIn.rawValue
    name = builtIn.rawValue
    self.network = network
    broken = nil
    self.shows = shows
    summary = builtIn.summary
  }

  private init(_ broken: BrokenRun) {
    var spec = RunSpec()
    do { try broken.apply(to: &spec) } catch { preconditionFailure("\(error)") }
    data = spec.data
    name = spec.data
    network = spec.network
    self.broken = broken
    shows = broken.shows
    summary = "centerloss watch --broken \(broken.rawValue)"
  }

  /// What a lesson or a cure goes on with.
  init(of spec: RunSpec, _ shows: Words) {
    data = spec.data
    name = spec.data
    network = spec.network
    broken = nil
    self.shows = shows
    summary = ""
  }

  fileprivate init(startedWith run: TrainingRun, by spec: RunSpec) {
    data = spec.data
    name = run.dataset.name
    network = run.architecture.description
    broken = nil
    shows = .choiceOfStart
    summary =
      "\(run.dataset.shape), \(run.dataset.classCount) classes, \(run.architecture)"
  }
}

extension BrokenRun {
  /// What there is to be found out, in one short line.
  fileprivate var shows: Words {
    switch self {
    case .alphaZero: .alphaZeroShows
    case .gradientRule: .gradientRuleShows
    case .collapse: .collapseShows
    case .strongLambda: .strongLambdaShows
    case .lag: .lagShows
    case .longSteps: .longStepsShow
    case .noClipping: .noClippingShows
    case .relu: .reluShows
    case .bias: .biasShows
    }
  }
}

/// What can be opened in the place of the run that is watched, and what was asked for of every run.
public struct RunMenu: Sendable, Equatable {
  /// What the program was started with, where that is none of the others, then all others.
  public let choices: [RunChoice]
  /// As the program was started, but for what is done to the data, which can be chosen too.
  private var started: RunSpec
  /// The choice that is shown.
  private(set) var shown: Int

  /// What is built in, by each network's recipe.
  public init() {
    choices = RunChoice.all
    started = RunSpec()
    shown = 0
  }

  /// What is built in, and the run that the program was started with.
  public init(startedWith run: TrainingRun, by spec: RunSpec) {
    started = spec
    let index = RunChoice.all.firstIndex { choice in
      choice.data == spec.data
        && (try? Architecture(choice.network, for: run.dataset)) == run.architecture
    }
    shown = index ?? 0
    choices = (index == nil ? [RunChoice(startedWith: run, by: spec)] : []) + RunChoice.all
  }
}

extension RunMenu {
  /// What is done to the data of the next run that is opened.
  public var spoiling: Spoiling { started.spoiling }

  /// The next share of labels that are changed: none, 10, 20, 40 %.
  mutating func nextNoise() {
    started.spoiling.noise = Self.value(after: started.spoiling.noise, of: [0, 0.1, 0.2, 0.4])
  }

  /// The next imbalance: none, 5, 20, 100.
  mutating func nextImbalance() {
    started.spoiling.imbalance = Self.value(
      after: started.spoiling.imbalance, of: [1, 5, 20, 100])
  }

  /// The next class to hold out: none, then 0 to 9.
  mutating func nextHeldOutClass() {
    let names: [String?] = [nil] + (0...9).map { "\($0)" }
    started.spoiling.heldOutClass = Self.value(after: started.spoiling.heldOutClass, of: names)
  }

  /// The one after a value, the first after the last and after what is none of them.
  private static func value<T: Equatable>(after value: T, of all: [T]) -> T {
    all.firstIndex(of: value).map { all[($0 + 1) % all.count] } ?? all[0]
  }

  /// The same with another choice shown.
  func showing(_ choice: RunChoice) -> RunMenu {
    var menu = self
    menu.shown = choices.firstIndex(of: choice) ?? shown
    return menu
  }

  /// What to build for a choice: all that was asked for when the program was started, by the recipe of its own network, but
  /// with λ, α and the rule as they stand now, unless that is what broke the run that is left, or breaks the next one.
  public func spec(of choice: RunChoice, with knobs: Hyperparameters) throws(InvalidSetting)
    -> RunSpec
  {
    var spec = started.with(data: choice.data, network: choice.network)
    if choices[shown].broken == nil, choice.broken == nil {
      for knob in [Knob.centerWeight, .centerRate] { try spec.set(knob, knobs[keyPath: knob.path]) }
      spec.centerRule = knobs.centerRule
    }
    // The flaw of its network is in its name already.
    try choice.broken?.turnKnobs(of: &spec)
    return spec
  }

  /// What was asked for of every run that shows in what it becomes, in the words of the command line; empty where nothing
  /// was.
  func demands(_ say: Language) -> String {
    let shown = ["noise", "imbalance", "hold-out-class", "batch", "learning-rate", "schedule"]
    let words = started.options.filter { shown.contains($0.name) }
      .sorted { shown.firstIndex(of: $0.name)! < shown.firstIndex(of: $1.name)! }
      .map { option in
        let words = "--\(option.name) \(option.value)"
        return option.name == "hold-out-class" ? say(.whereThereIsOne, words) : words
      }
    return words.isEmpty ? "" : say(.eachWith, words.joined(separator: ", "))
  }
}
