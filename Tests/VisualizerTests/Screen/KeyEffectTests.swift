import Drawing
import Runs
import Testing
import Visualizer

/// What each key of the plot's page does, by its effect.
struct KeyEffectTests {
  static let knobs: [KeyEffect] = [
    KeyEffect(.right, "→ raises λ") { $1[.centerWeight] > $0[.centerWeight] },
    KeyEffect(.left, "← lowers λ") { $1[.centerWeight] < $0[.centerWeight] },
    KeyEffect(.up, "↑ raises α") { $1[.centerRate] > $0[.centerRate] },
    KeyEffect(.down, "↓ lowers α") { $1[.centerRate] < $0[.centerRate] },
    KeyEffect(.character("."), ". raises η") { $1[.learningRate] > $0[.learningRate] },
    KeyEffect(.character(","), ", lowers η") { $1[.learningRate] < $0[.learningRate] },
    KeyEffect(.character("u"), "u changes the rule", asks: [.tell(.event(.rule(.gradient)))]) {
      $1.run.requested.centerRule == .gradient
    },
  ]

  static let training: [KeyEffect] = [
    KeyEffect(.character(" "), "space pauses", asks: [.tell(.pause(true))]) {
      !$0.run.isPaused && $1.run.isPaused
    },
    KeyEffect(
      .character(" "), "space goes on", after: [.togglePause], asks: [.tell(.pause(false))]
    ) { $0.run.isPaused && !$1.run.isPaused },
    KeyEffect(.character("+"), "+ is faster") { $1.run.pace == $0.run.pace.faster },
    KeyEffect(.character("="), "= is faster too") { $1.run.pace == $0.run.pace.faster },
    KeyEffect(.character("-"), "- is slower") { $1.run.pace == $0.run.pace.slower },
    KeyEffect(.character("−"), "− is slower too") { $1.run.pace == $0.run.pace.slower },
    KeyEffect(.character("s"), "s takes one step", asks: [.tell(.stepOnce)]) { $1.run.isPaused },
    KeyEffect(
      .character("S"), "S takes a hundred steps", after: [.togglePause],
      asks: [.tell(.goOn(steps: 100))]
    ) { !$1.run.isPaused },
    KeyEffect(.character("c"), "c cures α 0", after: [.set(.centerRate, 0)]) {
      $0[.centerRate] == 0 && $1[.centerRate] == 0.5
    },
    KeyEffect(.character("r"), "r restarts", asks: [.tell(.event(.restart, side: nil))]),
    KeyEffect(.character("x"), "x doubles the run", asks: [.tell(.fork)]) {
      $1.runs.count == 2 && $1.active == 1
    },
    KeyEffect(
      .character("e"), "e takes the next step apart", asks: [.tell(.takeApart(true))]
    ) { $1.page.step?.part == .features && $1.run.isPaused },
    KeyEffect(.character("o"), "o writes a picture", asks: [.takePicture]),
    KeyEffect(.character("R"), "R records", asks: [.record(true)]),
    KeyEffect(
      .character("R"), "R ends recording", after: [.note(.recording("a.jsonl"))],
      asks: [.record(false)]),
  ]

  static let axes: [KeyEffect] = [
    KeyEffect(.character("["), "[ zooms out") {
      $1.run.axes.bounds.width > $0.run.axes.bounds.width
    },
    KeyEffect(.character("]"), "] zooms in") {
      $1.run.axes.bounds.width < $0.run.axes.bounds.width
    },
    KeyEffect(.shiftLeft, "Shift-← moves left") {
      $1.run.axes.bounds.minX < $0.run.axes.bounds.minX
    },
    KeyEffect(.shiftRight, "Shift-→ moves right") {
      $1.run.axes.bounds.minX > $0.run.axes.bounds.minX
    },
    KeyEffect(.shiftUp, "Shift-↑ moves up") { $1.run.axes.bounds.minY > $0.run.axes.bounds.minY },
    KeyEffect(.shiftDown, "Shift-↓ moves down") {
      $1.run.axes.bounds.minY < $0.run.axes.bounds.minY
    },
    KeyEffect(.character("z"), "z fits the axes", after: [.pan(x: 1, y: 0)]) {
      $1.run.axes.mode == .holding && $1.run.axes.bounds == Trained.afterward.run.axes.bounds
    },
    KeyEffect(.character("Z"), "Z fits them always") { $1.run.axes.mode == .fitting },
    KeyEffect(.character("Z"), "Z lets them hold again", after: [.toggleFitting]) {
      $1.run.axes.mode == .holding
    },
    KeyEffect(.character("v"), "v changes the scale") {
      $0.plot.scale == .relative && $1.plot.scale == .absolute
    },
  ]

  static let points: [KeyEffect] =
    [
      KeyEffect(.character("b"), "b shows regions") { $1.plot.regions == .softmax },
      KeyEffect(.character("t"), "t shows the training set") { $1.plot.part == .train },
      KeyEffect(.character("m"), "m shows dots") { $1.plot.marks == .dots },
      KeyEffect(.character("p"), "p shows trails") { !$0.plot.showsTrails && $1.plot.showsTrails },
      KeyEffect(.character("n"), "n shows the first class alone") { $1.plot.focus == 0 },
      KeyEffect(.character("N"), "N shows the last class alone") { $1.plot.focus == 9 },
      KeyEffect(.character("a"), "a brings all classes back", after: [.focus(4)]) {
        $0.plot.focus == 4 && $1.plot.focus == nil
      },
    ]
    + (0..<10).map { classIndex in
      KeyEffect(.character(Unicode.Scalar(UInt8(48 + classIndex))), "\(classIndex) stands alone") {
        $0.plot.focus == nil && $1.plot.focus == classIndex
      }
    }

  static let lookingAround: [KeyEffect] = [
    KeyEffect(.character("i"), "i looks at a sample") {
      $0.selection == nil && $1.selection != nil
    },
    KeyEffect(.character("w"), "w looks at the worst sample") { _, after in
      after.selection == Trained.afterward.after(.nextWorst).selection
        && after.page.sample?.isWalkingWorst == true
    },
    KeyEffect(.tab, "Tab goes to the next panel") { $1.panel == .losses },
    KeyEffect(.shiftTab, "Shift-Tab goes to the last panel") { $1.panel == .runs },
    KeyEffect(.pageDown, "PgDn turns a page on") { $1.tablePage == 1 },
    KeyEffect(.pageUp, "PgUp turns a page back") { $1.tablePage == -1 },
  ]

  static let plotKeys =
    knobs + training + PastOnScreenTests.timeKeys + axes + points + lookingAround

  @Test(
    "each key of the plot does what its help says",
    arguments: knobs + training + axes + points + lookingAround)
  func plot(effect: KeyEffect) throws { try effect.expect(on: Trained.afterward) }
}
