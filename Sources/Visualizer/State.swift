import Drawing
import Learning

/// All that the screen shows, as a value. ``reduce(_:)`` changes it, ``frame(_:size:)`` draws it.
public struct State: Sendable {
  public let title: RunTitle
  public let glyphs: Glyphs
  /// What training last reported.
  public internal(set) var snapshot: Snapshot
  /// Measured steps a second, over the last half second or so; `nil` before there is anything to measure.
  public internal(set) var measuredPace: Double?

  /// The knobs as they stand, which training may not have reached yet.
  public internal(set) var centerWeight: Float
  public internal(set) var centerRate: Float
  public internal(set) var learningRate: Float
  public internal(set) var centerRule: CenterRule
  public internal(set) var pace: Pace
  public internal(set) var isPaused: Bool
  /// The step at which training pauses by itself.
  public let pauseStep: Int?

  public internal(set) var plot = PlotView()
  /// What else can be opened.
  public let menu: RunMenu
  /// The place in the menu of the run that is shown.
  var shownPlace: Int
  /// The place in the menu that the cursor is on while another run is chosen.
  public internal(set) var cursor: Int?
  /// What was chosen and is not there yet.
  public internal(set) var opening: RunChoice?
  /// The knob whose slider the mouse holds.
  public internal(set) var heldKnob: Knob?
  /// The sample that is looked at.
  public internal(set) var selection: SampleSelection?
  /// Whether it stands where Tab has come to, and not a panel.
  var isSampleInFront = true
  /// Whether it was picked as one of the worst, so that the next of them comes next.
  var isWalkingWorst = false
  /// The part of the plane that the plot shows.
  public internal(set) var axes: PlotAxes
  public internal(set) var isHelpShown = false
  /// How many items of the help page have been scrolled out at its top.
  public internal(set) var helpOffset = 0
  /// The panel beside the plot, or the first of them.
  package internal(set) var panel = Panel.overview
  /// Which page shows of tables that do not fit; after the last page comes the first again.
  package internal(set) var tablePage = 0
  /// Whether anyone has pressed a key or clicked: a hint for the first time ends then.
  public internal(set) var hasSeenKey = false
  /// Turns of the knobs since the run began, the latest last; in bounded memory.
  public internal(set) var turns: [KnobTurn] = []

  public init(
    title: RunTitle, glyphs: Glyphs, snapshot: Snapshot, pace: Pace = .start,
    isPaused: Bool = false, pauseStep: Int? = nil, menu: RunMenu = RunMenu()
  ) {
    self.title = title
    self.glyphs = glyphs
    self.snapshot = snapshot
    self.pace = pace
    self.isPaused = isPaused
    self.pauseStep = pauseStep
    self.menu = menu
    shownPlace = menu.startedPlace
    centerWeight = snapshot.hyperparameters.centerWeight
    centerRate = snapshot.hyperparameters.centerRate
    learningRate = snapshot.hyperparameters.learningRate
    centerRule = snapshot.hyperparameters.centerRule
    axes = PlotAxes(snapshot, plot.part)
  }
}

extension State {
  /// The last turn of the knobs, for the line that says what it did.
  public var lastTurn: KnobTurn? { turns.last }

  /// What a class is called where its mark alone would not do: `3`, or `3 shirt`.
  func classLabel(_ index: Int) -> String {
    let (mark, name) = (String(classMark(index)), title.classNames[index])
    return name == mark ? mark : "\(mark) \(name)"
  }

  /// The character of a class on the plot and in tables.
  func classMark(_ index: Int) -> Unicode.Scalar { title.classMarks[index] }
}

/// What a run is called: its data, its network and its seed do not change while it is watched.
public struct RunTitle: Sendable {
  public let data: String
  public let network: String
  public let seed: UInt64
  public let classNames: [String]
  /// The character of each class.
  package let classMarks: [Unicode.Scalar]
  /// Whether each class has samples to train on.
  let isTrained: [Bool]
  /// For the pictures of samples that are looked at.
  let dataset: Dataset

  public init(_ run: TrainingRun) {
    data = "\(run.dataset.name) \(run.dataset.shape)"
    network = run.architecture.description
    seed = run.seed
    classNames = run.dataset.classNames
    classMarks = marks(ofClasses: classNames)
    let trained = Set(run.dataset.train.labels)
    isTrained = classNames.indices.map(trained.contains)
    // What evaluations of a session are about, in the same order.
    dataset = run.dataset.excerpt(Session.mostEvaluated(by: run.architecture))
  }
}
