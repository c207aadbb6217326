import Drawing
import Learning
import Runs

/// All that the screen shows, as a value. ``reduce(_:)`` changes it, ``frame(_:size:)`` draws it.
public struct ScreenState: Sendable, Equatable {
  public let glyphs: Glyphs
  /// The language of all phrases: `say(.paused)`.
  public let say: Language
  /// What the keys mean, and what is shown in front.
  public package(set) var page = Page.plot
  /// The runs that are watched.
  public package(set) var runs: [RunView]
  /// The index of the run that knobs act on.
  public package(set) var active = 0
  /// Whether knobs act on both sides.
  public package(set) var isLinked = false
  /// How the plot shows a run.
  public package(set) var plot = PlotView()
  /// What else can be opened.
  public package(set) var menu: RunMenu
  /// The runs that were made and left, oldest first.
  package var kept: [KeptRun] = []
  /// How a lesson is presented to a room; `nil` where it is read by one.
  package var slides: Slides?
  /// The lesson that is being played.
  public package(set) var lesson: LessonPlay?
  /// Something that was asked for and is on its way, or has just come about, or cannot be.
  public package(set) var notice: Notice?
  /// The file that the run is being recorded to.
  public package(set) var recordingFile: String?
  /// The knob whose slider the mouse holds.
  public package(set) var heldKnob: Knob?
  /// The panel beside the plot, or the first of them.
  package var panel = Panel.overview
  /// Which page shows of tables that do not fit; after the last page comes the first again.
  package var tablePage = 0
  /// Whether anyone has pressed a key or clicked: a hint for the first time ends then.
  public package(set) var hasSeenKey = false

  public init(
    _ run: RunView, glyphs: Glyphs, language: Language = .english, menu: RunMenu = RunMenu()
  ) {
    self.init([run], glyphs: glyphs, language: language, menu: menu)
  }

  /// One run, or two side by side.
  public init(
    _ runs: [RunView], glyphs: Glyphs, language: Language = .english, menu: RunMenu = RunMenu()
  ) {
    self.runs = Self.numbered(runs)
    self.glyphs = glyphs
    say = language
    self.menu = menu
  }
}

extension ScreenState {
  /// The run that knobs act on.
  public package(set) var run: RunView {
    get { runs[active] }
    set { runs[active] = newValue }
  }

  /// Whether features are shown that another program has trained, on which no knob acts.
  var isElsewhere: Bool { run.report.elsewhere != nil }

  /// Whether two runs are shown side by side.
  public var isForked: Bool { runs.count > 1 }

  /// The part of the plane that is shown of every side: the plots are to be compared.
  var shownBounds: Bounds {
    runs.dropFirst().reduce(runs[0].axes.bounds) { $0.union($1.axes.bounds) }
  }

  private static func numbered(_ runs: [RunView]) -> [RunView] {
    var runs = runs
    for side in runs.indices { runs[side].side = side }
    return runs
  }

  /// Something to be said once, until the next key or news.
  public enum Notice: Sendable, Equatable {
    /// Another run is being built.
    case opening(RunChoice)
    /// It could not be; why.
    case notOpened(String)
    /// Recording began, to a file of that name.
    case recording(String)
    /// Recording ended.
    case recorded(String)
    /// It could not begin or go on; why.
    case notRecorded(String)
    /// The screen's picture was written to a file of that name.
    case picture(String)
    /// It could not be; why.
    case noPicture(String)
  }

  /// The same screen on another run: the way of looking and the pace stay, what was said of the old run goes.
  mutating func show(_ opened: [RunView]) {
    for run in runs { keep(run) }
    (runs, active, isLinked) = (Self.numbered(opened), 0, false)
    plot.focus = nil
    if plot.scale == .inputs, run.title.inputBounds == nil { plot.scale = .relative }
    for index in runs.indices {
      runs[index].axes = PlotAxes(runs[index].snapshot, plot, inputs: run.title.inputBounds)
    }
    page = page.base == .plot ? page : .plot
    notice = nil
    recordingFile = nil
  }
}
