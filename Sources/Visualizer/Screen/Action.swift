import Learning
import Runs

/// Whatever can happen to a ``ScreenState``.
public enum Action: Sendable {
  /// To the next value up or down the knob's scale.
  case raise(Knob)
  case lower(Knob)
  /// To the next rule by which centers follow.
  case nextRule
  /// To a rule.
  case setRule(CenterRule)
  /// To any value of the knob's scale.
  case set(Knob, Float)
  /// The mouse takes hold of the knob's slider, there.
  case hold(Knob, Float)
  case letGo
  /// Looks at a sample; `nil` at none.
  case select(SampleSelection?)
  case toggleInspection
  /// To the nearest sample on one side: a direction with y upwards.
  case walk(x: Double, y: Double)
  /// The sample with the largest softmax loss, then the one with the next.
  case nextWorst
  case togglePause
  case stepOnce
  /// So many steps at the pace that is set, then a pause.
  case goOn(steps: Int)
  case restart
  /// Does what cures the run, where something is wrong with it.
  case cure
  /// Doubles the run, or ends the side that is not active.
  case fork
  /// Makes the other side the one that knobs act on.
  case nextSide
  case activate(side: Int)
  /// Between knobs that act on one side, and on both.
  case toggleLink
  /// Looks so many steps further into the past, or back towards where the run stands.
  case moveInTime(Int)
  /// To the turn of a knob before, or after.
  case lookAtMark(Int)
  case look(at: Int)
  case faster
  case slower
  case fitAxes
  /// Between axes that hold still and axes that are always fitted.
  case toggleFitting
  /// By shares of what the plot shows, to the right and upwards.
  case pan(x: Double, y: Double)
  /// Shows `factor` times as much, around the middle or around a point of the data.
  case zoom(factor: Double, x: Double?, y: Double?)
  case nextPart
  /// Between units of the features and distances relative to that between classes.
  case nextScale
  case nextRegions
  case toggleMarks
  case toggleTrails
  /// Dims all classes but one; `nil` brings all back.
  case focus(Int?)
  /// Dims all classes but the one whose mark is this digit, or, where no mark is a digit, the one at that place.
  case focusDigit(Int)
  /// To the next class alone, or the one before; all classes come between the last and the first.
  case moveFocus(Int)
  /// So many panels on, or back.
  case movePanel(Int)
  /// So many pages on, or back, in tables that do not fit.
  case turnPage(Int)
  case toggleHelp
  /// So many items down the help page, or up.
  case scrollHelp(Int)
  /// So many pages of it.
  case turnHelp(Int)
  /// Shows what other data and networks there are, and goes back.
  case toggleChooser
  /// So many choices down, or up.
  case moveCursor(Int)
  /// What is done to the data of the run that will be opened: labels changed, classes thinned out, one held out.
  case nextNoise
  case nextImbalance
  case nextHeldOutClass
  /// Opens the run that the cursor is on.
  case choose
  /// Begins a lesson: the first, or the one after that which is played.
  case nextLesson
  /// Goes on with the lesson, where it waits for a key.
  case goOnWithLesson
  /// Chooses one of the answers to its question.
  case answer(Int)
  /// Between the words of a lesson that is presented and the plot.
  case toggleSlide
  /// Ends the lesson; the run stays.
  case leaveLesson
  case redraw
  case quit
  /// Takes the next training step apart, part by part; after the last part, the step is taken and the next one comes.
  case movePart(Int)
  /// To the next sample of the batch, or the one before.
  case pickInBatch(Int)
  case leaveStep
  /// Begins to record the run to a file, and ends that.
  case toggleRecording
  /// Writes the picture that the screen shows to a file.
  case takePicture
  /// News from training, of each side.
  case receive([Report])
  /// The run that was chosen is there.
  case opened([RunView], RunChoice)
  /// Something came about, or could not.
  case note(ScreenState.Notice)
}

/// What an action asks of the world outside the state.
public enum Effect: Sendable, Equatable {
  case tell(Command)
  /// Put another run in the place of this one.
  case open(RunChoice, RunSpec)
  /// Begin to record, or end that.
  case record(Bool)
  /// Write the picture that is shown to a file.
  case takePicture
  /// Send the whole screen again.
  case redraw
  case quit
}

/// What training is told.
public enum Command: Sendable, Equatable {
  /// Something happens to the run of a side, or to all for `nil`.
  case event(Recording.Event, side: Int? = 0)
  case pace(Pace)
  case pause(Bool)
  /// Pauses, and takes one step.
  case stepOnce
  /// Goes on for so many steps, then pauses.
  case goOn(steps: Int)
  /// Pauses, and shows a step of the past; whatever is done then goes on from it.
  case look(step: Int)
  /// Pauses, and has the step that comes next taken apart in every report; or no more.
  case takeApart(Bool)
  /// Doubles the run.
  case fork
  /// Ends all sides but one.
  case keep(side: Int)
}
