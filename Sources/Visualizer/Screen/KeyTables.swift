import Drawing
import Runs

// What keys do on each page. A new key is a new row here, its words in `Words`, and its test.

extension KeyBinding {
  /// Of all pages, each once.
  public static let all = plot + fork + sample + step + lesson + program + chooser + help

  /// A run with its plot. In the order in which help lists them and the footer drops them, last first.
  package static let plot: [KeyBinding] = [
    KeyBinding(
      .knobs, "← →", hint: .lambda, help: .turnsLambda,
      [(.left, .lower(.centerWeight)), (.right, .raise(.centerWeight))]),
    KeyBinding(
      .knobs, "↓ ↑", hint: .alpha, help: .turnsAlpha,
      [(.down, .lower(.centerRate)), (.up, .raise(.centerRate))]),
    KeyBinding(
      .knobs, "u", hint: .rule, help: .changesRule,
      [(.character("u"), .nextRule)]),
    KeyBinding(
      .knobs, ", .", hint: .eta, help: .turnsEta,
      [
        (.character(","), .lower(.learningRate)), (.character("."), .raise(.learningRate)),
      ]),
    KeyBinding(
      .training, "space", hint: .pause, help: .pauses,
      [(.character(" "), .togglePause)]),
    KeyBinding(
      .training, "− +", hint: .pace, help: .changesPace,
      [
        (.character("-"), .slower), (.character("−"), .slower), (.character("+"), .faster),
        (.character("="), .faster),
      ]),
    KeyBinding(
      .training, "s", hint: .step, help: .takesAStep,
      [(.character("s"), .stepOnce)]),
    KeyBinding(
      .training, "S", hint: nil, help: .takesAHundred,
      [(.character("S"), .goOn(steps: 100))]),
    KeyBinding(
      .training, "e", hint: .apart, help: .takesApart, [(.character("e"), .movePart(1))]),
    KeyBinding(
      .training, "r", hint: .restart, help: .restarts,
      [(.character("r"), .restart)]),
    KeyBinding(
      .training, "x", hint: .fork, help: .forks, [(.character("x"), .fork)]),
    KeyBinding(.training, "c", hint: .cureKey, help: .cures, [(.character("c"), .cure)]),
    KeyBinding(
      .training, "R", hint: nil, help: .records,
      [(.character("R"), .toggleRecording)]),
    KeyBinding(
      .training, "o", hint: nil, help: .takesPicture, [(.character("o"), .takePicture)]),
    KeyBinding(
      .time, "f g", hint: .time, help: .movesInTime,
      [
        (.character("f"), .moveInTime(-10)), (.character("g"), .moveInTime(10)),
        (.character("F"), .moveInTime(-100)), (.character("G"), .moveInTime(100)),
      ]),
    KeyBinding(
      .time, "Home End", hint: nil, help: .movesToMarks,
      [(.home, .lookAtMark(-1)), (.end, .lookAtMark(1))]),
    KeyBinding(
      .plot, "b", hint: .regions, help: .showsRegions,
      [(.character("b"), .nextRegions)]),
    KeyBinding(
      .plot, "t", hint: .set, help: .showsSet,
      [(.character("t"), .nextPart)]),
    KeyBinding(
      .plot, "v", hint: .scale, help: .changesScale,
      [(.character("v"), .nextScale)]),
    KeyBinding(
      .plot, "m", hint: .dots, help: .showsDots,
      [(.character("m"), .toggleMarks)]),
    KeyBinding(
      .plot, "p", hint: .trails, help: .showsTrails,
      [(.character("p"), .toggleTrails)]),
    KeyBinding(
      .plot, "0–9", hint: nil, help: .dimsOthers,
      (0...9).map { (.character(digit($0)), .focusDigit($0)) }),
    KeyBinding(
      .plot, "n N a", hint: nil, help: .movesFocus,
      [
        (.character("n"), .moveFocus(1)), (.character("N"), .moveFocus(-1)),
        (.character("a"), .focus(nil)),
      ]),
    KeyBinding(
      .plot, "z Z", hint: .fit, help: .fitsAxes,
      [(.character("z"), .fitAxes), (.character("Z"), .toggleFitting)]),
    KeyBinding(
      .plot, "[ ]", hint: nil, help: .zooms,
      [
        (.character("["), .zoom(factor: 1.25, x: nil, y: nil)),
        (.character("]"), .zoom(factor: 0.8, x: nil, y: nil)),
      ]),
    KeyBinding(
      .plot, "Shift-←↑↓→", hint: nil, help: .movesWindow,
      [
        (.shiftLeft, .pan(x: -0.1, y: 0)), (.shiftRight, .pan(x: 0.1, y: 0)),
        (.shiftUp, .pan(x: 0, y: 0.1)), (.shiftDown, .pan(x: 0, y: -0.1)),
      ]),
    KeyBinding(
      .samples, "i", hint: .inspect, help: .looksAtSample,
      [(.character("i"), .toggleInspection)]),
    KeyBinding(
      .samples, "w", hint: .worst, help: .looksAtWorst,
      [(.character("w"), .nextWorst)]),
    KeyBinding(
      .panels, "Tab", hint: .panel, help: .changesPanel,
      [(.tab, .movePanel(1)), (.shiftTab, .movePanel(-1))]),
    KeyBinding(
      .panels, "PgDn PgUp", hint: nil, help: .turnsPage,
      [(.pageDown, .turnPage(1)), (.pageUp, .turnPage(-1))]),
  ]

  /// Two runs side by side.
  package static let fork: [KeyBinding] = [
    KeyBinding(
      .fork, "Tab", hint: .side, help: .changesSide,
      [(.tab, .nextSide), (.shiftTab, .movePanel(1))]),
    KeyBinding(.fork, "X", hint: .link, help: .linksSides, [(.character("X"), .toggleLink)]),
    KeyBinding(.fork, "x", hint: .keepSide, help: .keepsSide, [(.character("x"), .fork)]),
  ]

  /// A step that is taken apart.
  package static let step: [KeyBinding] = [
    KeyBinding(
      .step, "e E", hint: .part, help: .movesPart,
      [(.character("e"), .movePart(1)), (.character("E"), .movePart(-1))]),
    KeyBinding(
      .step, "j k", hint: .sampleKey, help: .picksInBatch,
      [(.character("j"), .pickInBatch(1)), (.character("k"), .pickInBatch(-1))]),
    KeyBinding(.step, "Esc", hint: .back, help: .leavesStep, [(.escape, .leaveStep)]),
  ]

  /// A lesson.
  package static let lesson: [KeyBinding] = [
    KeyBinding(
      .lesson, "Enter", hint: .goesOnKey, help: .goesOnWithLesson, [(.enter, .goOnWithLesson)]),
    KeyBinding(
      .lesson, "1–9", hint: .answerKey, help: .answersLesson,
      (1...9).map { (.character(digit($0)), .answer($0 - 1)) }),
    KeyBinding(
      .lesson, "P", hint: .wordsOrPlot, help: .turnsSlide, [(.character("P"), .toggleSlide)]),
    KeyBinding(.lesson, "Esc", hint: .back, help: .leavesLesson, [(.escape, .leaveLesson)]),
  ]

  /// A sample that is looked at.
  package static let sample: [KeyBinding] = [
    KeyBinding(
      .inspection, "h j k l", hint: .walk, help: .walks,
      [
        (.character("h"), .walk(x: -1, y: 0)), (.character("l"), .walk(x: 1, y: 0)),
        (.character("k"), .walk(x: 0, y: 1)), (.character("j"), .walk(x: 0, y: -1)),
        (.shiftLeft, .walk(x: -1, y: 0)), (.shiftRight, .walk(x: 1, y: 0)),
        (.shiftUp, .walk(x: 0, y: 1)), (.shiftDown, .walk(x: 0, y: -1)),
      ]),
    KeyBinding(
      .inspection, "Esc i", hint: .back, help: .stopsLooking,
      [(.escape, .select(nil)), (.character("i"), .select(nil))]),
  ]

  /// Every page.
  package static let program: [KeyBinding] = [
    KeyBinding(
      .program, "d", hint: .data, help: .opensChooser,
      [(.character("d"), .toggleChooser)]),
    KeyBinding(
      .program, "L", hint: nil, help: .beginsLesson, [(.character("L"), .nextLesson)]),
    KeyBinding(
      .program, "?", hint: .helpTitle, help: .showsHelp,
      [(.character("?"), .toggleHelp)]),
    KeyBinding(.program, "q", hint: .quit, help: .quit, [(.character("q"), .quit)]),
    KeyBinding(
      .program, "Ctrl-L", hint: nil, help: .redraws,
      [(.character("\u{0C}"), .redraw)]),
  ]

  /// Data and networks to choose from.
  package static let chooser: [KeyBinding] = [
    KeyBinding(
      .chooser, "↓ ↑", hint: .move, help: .movesCursor,
      [(.down, .moveCursor(1)), (.up, .moveCursor(-1))]),
    KeyBinding(
      .chooser, "Enter", hint: .open, help: .opensChoice,
      [(.enter, .choose)]),
    KeyBinding(
      .chooser, "n", hint: .noiseKey, help: .choosesNoise,
      [(.character("n"), .nextNoise)]),
    KeyBinding(
      .chooser, "i", hint: .imbalanceKey, help: .choosesImbalance,
      [(.character("i"), .nextImbalance)]),
    KeyBinding(
      .chooser, "o", hint: .holdOut, help: .choosesHeldOut,
      [(.character("o"), .nextHeldOutClass)]),
    KeyBinding(.chooser, "Esc", hint: .back, help: .goesBack, [(.escape, .toggleChooser)]),
  ]

  /// The help page.
  package static let help: [KeyBinding] = [
    KeyBinding(
      .help, "↓ ↑", hint: .scroll, help: .scrolls,
      [(.down, .scrollHelp(1)), (.up, .scrollHelp(-1))]),
    KeyBinding(
      .help, "PgDn PgUp", hint: .page, help: .scrollsPages,
      [
        (.pageDown, .turnHelp(1)), (.pageUp, .turnHelp(-1)), (.home, .scrollHelp(-1000)),
        (.end, .scrollHelp(1000)),
      ]),
    KeyBinding(.help, "Esc", hint: .back, help: .goesBack, [(.escape, .toggleHelp)]),
  ]
}
