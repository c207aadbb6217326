import Drawing
import Learning
import Runs

/// What the screen knows of one run: what training last reported, and what was asked of it since.
public struct RunView: Sendable, Equatable {
  public let title: RunTitle
  /// What training last reported.
  public private(set) var report: Report
  /// The knobs and the rule as a person turned them, which training may not have reached yet.
  public package(set) var requested: Hyperparameters
  public package(set) var pace: Pace
  public package(set) var isPaused: Bool
  /// The step at which training pauses by itself.
  public let pauseStep: Int?
  /// Its place among the runs that go on side by side.
  package var side = 0
  /// The step that was asked to be looked at, which training may not have shown yet; `nil` where the run stands.
  package var lookedAt: Int?
  /// So many commands were sent.
  package var commandCount = 0
  /// The part of the plane that the plot shows.
  public package(set) var axes: PlotAxes

  public init(_ title: RunTitle, _ report: Report, pauseStep: Int? = nil) {
    self.title = title
    self.report = report
    self.pauseStep = pauseStep
    requested = report.recording.current
    pace = report.pace
    isPaused = report.isPaused
    axes = PlotAxes(report.snapshot, PlotView(), inputs: title.inputBounds)
  }

  /// Of a run that no one has touched, evaluated here.
  public init(
    _ run: TrainingRun, by spec: RunSpec = RunSpec(), pace: Pace = .start, isPaused: Bool = false,
    pauseStep: Int? = nil
  ) {
    let title = RunTitle(run)
    let report = Report(
      snapshot: run.checkpoint.evaluated(on: title.dataset),
      recording: Recording(of: run, by: spec),
      inputMap: InputMap(run.checkpoint, title),
      pace: pace, isPaused: isPaused)
    self.init(title, report, pauseStep: pauseStep)
  }

  public var snapshot: Snapshot { report.snapshot }
  public var measures: [Measures] { report.measures }
  public var recording: Recording { report.recording }
  /// Whether what is shown is a moment of the past.
  public var isInPast: Bool { snapshot.step < report.standsAt }
}

/// What training has to say.
public struct Report: Sendable, Equatable {
  /// How the run stands.
  public let snapshot: Snapshot
  /// What was measured on the way there and after.
  public let measures: [Measures]
  /// Which of the runs that go on side by side it is about.
  public let side: Int
  /// The step at which the run stands: later than the snapshot where a moment of the past is looked at.
  public let standsAt: Int
  /// The losses of all steps up to there.
  public let history: History
  /// What became of the run before someone went back, and on from where the ways part.
  public let ghost: Ghost?
  /// The step that comes next, where someone asked for it to be taken apart.
  public let anatomy: StepAnatomy?
  /// All that had happened then.
  public let recording: Recording
  /// How the network divides the plane of the data; `nil` for data that are in none.
  public let inputMap: InputMap?
  public let pace: Pace
  public let isPaused: Bool
  /// Measured steps a second, over the last half second or so; `nil` before there is anything to measure.
  public let stepsPerSecond: Double?
  /// So many commands had been done.
  public let commandCount: Int
  /// How far a recording has come that decides what happens; `nil` where none does.
  public let replay: Replay?
  /// What is known of features that another program has trained; `nil` for a run of this one.
  public let elsewhere: Elsewhere?

  public enum Replay: Sendable, Equatable {
    case playing, ended
  }

  public init(
    snapshot: Snapshot, side: Int = 0, standsAt: Int? = nil, history: History? = nil,
    measures: [Measures]? = nil, ghost: Ghost? = nil, anatomy: StepAnatomy? = nil,
    recording: Recording,
    inputMap: InputMap? = nil, pace: Pace = .start, isPaused: Bool = false,
    stepsPerSecond: Double? = nil, commandCount: Int = 0,
    replay: Replay? = nil, elsewhere: Elsewhere? = nil
  ) {
    self.snapshot = snapshot
    self.side = side
    self.standsAt = standsAt ?? snapshot.step
    self.history = history ?? snapshot.history
    self.measures = measures ?? [Measures(snapshot)]
    self.ghost = ghost
    self.anatomy = anatomy
    self.recording = recording
    self.inputMap = inputMap
    self.pace = pace
    self.isPaused = isPaused
    self.stepsPerSecond = stepsPerSecond
    self.commandCount = commandCount
    self.replay = replay
    self.elsewhere = elsewhere
  }
}

extension RunView {
  /// Takes in what training reports. Knobs, pace and pause are as it says, unless it has yet to hear of what was asked.
  mutating func receive(_ news: Report, _ view: PlotView) {
    let hasRestarted = news.recording.restartCount != recording.restartCount
    report = news
    if news.commandCount == commandCount {
      requested = news.recording.current
      pace = news.pace
      isPaused = news.isPaused
      lookedAt = isInPast ? snapshot.step : nil
    }
    if hasRestarted, axes.mode != .manual {
      axes.fit(snapshot, view)
    } else {
      axes.follow(snapshot, view)
    }
  }
}

// MARK: Turns of knobs

extension RunView {
  /// The turns of the knobs that acted on what is shown, oldest first.
  public var turns: [Turn] { recording.turns.filter { $0.step <= snapshot.step } }

  /// What was asked of the knobs last: a turn that training has taken, or one that it has yet to hear of.
  public var lastTurn: Turn? {
    guard !isInPast else { return turns.last }
    let last = recording.turns.last
    guard requested != recording.current else { return last }
    let isOneTurn = last?.isGoingOn(at: snapshot.step) == true
    return Turn(
      step: isOneTurn ? last?.step ?? snapshot.step : snapshot.step,
      from: isOneTurn ? last?.before ?? recording.current : recording.current, to: requested)
  }

  /// Where a knob stands.
  subscript(knob: Knob) -> Float { chosen[keyPath: knob.path] }

  /// What is in force where a moment of the past is looked at, else what was asked for last.
  var chosen: Hyperparameters {
    isInPast && lookedAt != nil ? snapshot.hyperparameters : requested
  }

  /// Whatever is done from here on is done to the run as it is shown.
  mutating func leavePast() {
    requested = chosen
    lookedAt = nil
  }

  /// The last fall of the learning rate by the schedule; `nil` before the first.
  var lastFall: LearningRateSchedule.Fall? {
    snapshot.hyperparameters.schedule.lastFall(atStep: snapshot.step)
  }

  /// What a knob says: `0.1`, or `0.01×0.8` of a learning rate that the schedule has let fall.
  func text(of knob: Knob) -> String {
    let value = NumberText.plain(self[knob])
    guard knob == .learningRate, let lastFall else { return value }
    return "\(value)×\(NumberText.plain(lastFall.factor))"
  }

  /// The learning rate in force: `0.1`, or what it is of what it began with: `0.01 × 0.8 = 0.008`.
  var learningRateText: String {
    let base = snapshot.hyperparameters.learningRate
    guard let factor = lastFall?.factor else { return NumberText.plain(base) }
    return "\(NumberText.plain(base)) × \(NumberText.plain(factor)) = "
      + NumberText.trimmed(Double(base) * Double(factor))
  }
}

// MARK: Classes

extension RunView {
  var classCount: Int { snapshot.centers.rows }

  /// What a class is called where its mark alone would not do: `3`, or `3 shirt`.
  func classLabel(_ index: Int) -> String {
    let (mark, name) = (String(classMark(index)), title.classNames[index])
    return name == mark ? mark : "\(mark) \(name)"
  }

  /// The character of a class on the plot and in tables.
  func classMark(_ index: Int) -> Unicode.Scalar { title.classMarks[index] }

  /// Whether a class has samples to train on. One that is held out has no center: what stands for it never moved from the
  /// origin, so nothing on the screen may be measured by that.
  func isTrained(_ classIndex: Int) -> Bool { title.dataset.isTrained[classIndex] }

  /// The indices of the classes that have.
  var trainedClasses: [Int] { title.dataset.isTrained.indices.filter(isTrained) }

  /// What was done to the data, in short: `noise 0.2`, `imbalance 5`, `4 held out`.
  func spoilingTexts(_ say: Language) -> [String] {
    let spoiling = recording.spec.spoiling
    let noise =
      spoiling.noise > 0 ? [say(.noise, NumberText.plain(Float(spoiling.noise)))] : []
    let imbalance =
      spoiling.imbalance > 1 ? [say(.imbalance, NumberText.plain(Float(spoiling.imbalance)))] : []
    return noise + imbalance + (heldOutText(say).map { [$0] } ?? [])
  }

  /// Which classes are held out, in short; `nil` when none are.
  func heldOutText(_ say: Language) -> String? {
    let heldOut = title.dataset.isTrained.indices.filter { !isTrained($0) }
    guard let first = heldOut.first else { return nil }
    return heldOut.count == 1
      ? say(.oneHeldOut, classLabel(first)) : say(.manyHeldOut, "\(heldOut.count)")
  }
}
