import Drawing
import Learning
import Runs
import Testing
import Visualizer

/// What each action does to a run at the defaults (λ 0.1, α 0.5, η 0.1, running at the pace of the start): exactly what is
/// said here, and nothing else.
struct ReduceTests {
  struct Turn: Sendable {
    let action: Action
    let knob: Knob
    let value: Float
  }

  @Test(
    "a knob is turned, and training is told",
    arguments: [
      Turn(action: .raise(.centerWeight), knob: .centerWeight, value: 0.2),
      Turn(action: .lower(.centerWeight), knob: .centerWeight, value: 0.05),
      Turn(action: .raise(.centerRate), knob: .centerRate, value: 0.55),
      Turn(action: .lower(.centerRate), knob: .centerRate, value: 0.45),
      Turn(action: .raise(.learningRate), knob: .learningRate, value: 0.2),
      Turn(action: .lower(.learningRate), knob: .learningRate, value: 0.05),
      Turn(action: .set(.centerWeight, 5), knob: .centerWeight, value: 5),
    ])
  func turns(turn: Turn) {
    expect(turn.action, asks: [.tell(.event(.set(turn.knob, turn.value)))]) {
      $0.run.requested[keyPath: turn.knob.path] = turn.value
    }
  }

  @Test("a slider that is held is turned and held, until it is let go")
  func slider() {
    expect(.hold(.centerRate, 1), asks: [.tell(.event(.set(.centerRate, 1)))]) {
      $0.run.requested.centerRate = 1
      $0.heldKnob = .centerRate
    }
    let held = Trained.start.after(.hold(.centerRate, 1))
    expect(.letGo, on: held) { $0.heldKnob = nil }
  }

  @Test("a knob set to what it is asks nothing of training, nor does one at its end")
  func ends() {
    expect(.set(.centerWeight, 0.1)) { _ in }
    let most = Trained.start.after(.set(.centerWeight, 10), .set(.centerRate, 0))
    expect(.raise(.centerWeight), on: most) { _ in }
    expect(.lower(.centerRate), on: most) { _ in }
  }

  @Test("rule, pause, single step and restart are for training; the rules come round")
  func training() {
    expect(.nextRule, asks: [.tell(.event(.rule(.gradient)))]) {
      $0.run.requested.centerRule = .gradient
    }
    let last = Trained.start.after(.nextRule, .nextRule)
    #expect(last.run.requested.centerRule == .classMean)
    expect(.nextRule, on: last, asks: [.tell(.event(.rule(.paper)))]) {
      $0.run.requested.centerRule = .paper
    }
    expect(.togglePause, asks: [.tell(.pause(true))]) { $0.run.isPaused = true }
    expect(.togglePause, on: Trained.start.after(.togglePause), asks: [.tell(.pause(false))]) {
      $0.run.isPaused = false
    }
    expect(.stepOnce, asks: [.tell(.stepOnce)]) { $0.run.isPaused = true }
    expect(.restart, asks: [.tell(.event(.restart, side: nil))]) { _ in }
  }

  @Test("the pace goes up and down, from end to end")
  func pace() {
    let start = Trained.start.run.pace
    expect(.faster, asks: [.tell(.pace(start.faster))]) { $0.run.pace = start.faster }
    expect(.slower, asks: [.tell(.pace(start.slower))]) { $0.run.pace = start.slower }
    var (fast, slow) = (Trained.start, Trained.start)
    for _ in Pace.all {
      fast = fast.after(.faster)
      slow = slow.after(.slower)
    }
    #expect(fast.run.pace == .full && slow.run.pace == .stepsPerSecond(1))
    expect(.faster, on: fast) { _ in }
    expect(.slower, on: slow) { _ in }
  }

  @Test("the plot's view changes by keys of its own")
  func plot() {
    expect(.nextPart) { $0.plot.part = .train }
    expect(.nextRegions) { $0.plot.regions = .softmax }
    expect(.toggleMarks) { $0.plot.marks = .dots }
    expect(.toggleTrails) { $0.plot.showsTrails = true }
    expect(.focus(3)) { $0.plot.focus = 3 }
    expect(.focus(30)) { _ in }
    expect(.focusDigit(7)) { $0.plot.focus = 7 }
    expect(.moveFocus(1)) { $0.plot.focus = 0 }
    expect(.moveFocus(-1)) { $0.plot.focus = 9 }
    expect(.moveFocus(1), on: Trained.start.after(.focus(9))) { $0.plot.focus = nil }
    expect(.fitAxes) { _ in }
  }

  @Test("panels and pages of tables turn")
  func panels() {
    expect(.movePanel(1)) { $0.panel = .losses }
    expect(.movePanel(-1)) { $0.panel = .runs }
    expect(.turnPage(2)) { $0.tablePage = 2 }
    expect(.movePanel(1), on: Trained.start.after(.turnPage(2))) {
      $0.panel = .losses
      $0.tablePage = 0
    }
  }

  @Test("redraw, quit and recording are for the world outside")
  func effects() {
    expect(.redraw, asks: [.redraw]) { _ in }
    expect(.quit, asks: [.quit]) { _ in }
    expect(.toggleRecording, asks: [.record(true)]) { _ in }
    let recording = Trained.start.after(.note(.recording("a.jsonl")))
    #expect(recording.recordingFile == "a.jsonl")
    expect(.toggleRecording, on: recording, asks: [.record(false)]) { $0.notice = nil }
    #expect(recording.after(.note(.recorded("a.jsonl"))).recordingFile == nil)
    #expect(recording.after(.note(.notRecorded("full"))).recordingFile == nil)
  }
}

struct PageTests {
  private let plot = Trained.start
  private let sample = Trained.start.after(.toggleInspection)

  @Test("help and the chooser lie over a plot or a sample, and closing them comes back to it")
  func over() {
    for base in [plot, sample] {
      expect(.toggleHelp, on: base) { $0.page = .help(Page.HelpLook(), over: base.page) }
      expect(.toggleChooser, on: base) { $0.page = .chooser(cursor: 0, over: base.page) }
      for toggle in [Action.toggleHelp, .toggleChooser] {
        let open = base.after(toggle)
        expect(toggle, on: open) { $0.page = base.page }
      }
    }
  }

  @Test("one of them takes the place of the other")
  func each() {
    let help = sample.after(.toggleHelp, .scrollHelp(3))
    expect(.toggleChooser, on: help) { $0.page = .chooser(cursor: 0, over: sample.page) }
    let chooser = sample.after(.toggleChooser, .moveCursor(2))
    expect(.toggleHelp, on: chooser) { $0.page = .help(Page.HelpLook(), over: sample.page) }
  }

  @Test("scrolling and moving the cursor do nothing on other pages")
  func elsewhere() {
    for action in [Action.scrollHelp(1), .moveCursor(1), .choose] {
      expect(action, on: plot) { _ in }
      expect(action, on: sample) { _ in }
    }
  }

  @Test("whatever is open, Esc leads back to the plot")
  func escape() throws {
    for start in [sample, plot.after(.toggleHelp), sample.after(.toggleChooser)] {
      var screen = start
      for _ in 0..<2 where screen.page != .plot {
        let action = try #require(screen.action(for: .escape))
        _ = screen.reduce(action)
      }
      #expect(screen.page == .plot)
    }
  }
}

struct NewsTests {
  @Test("news from training replaces the report, and the knobs stay as they were turned meanwhile")
  func knobs() {
    let turned = Trained.start.after(.raise(.centerWeight))
    let early = Report(
      snapshot: Trained.afterward.snapshot, recording: Trained.start.run.recording,
      stepsPerSecond: 58.5, commandCount: 0)
    let screen = turned.after(.receive([early]))
    #expect(screen.snapshot.step == 300 && screen.run.report.stepsPerSecond == 58.5)
    #expect(screen[.centerWeight] == 0.2)
  }

  @Test("from training that has done all that was asked, knobs, pace and pause are as it says")
  func inStep() {
    var watched = Watched(steps: 10)
    watched.perform(.raise(.centerWeight), .togglePause)
    watched.report()
    #expect(watched.screen[.centerWeight] == 0.2 && watched.screen.run.isPaused)
    let resumed = watched.screen.hearing(of: watched.screen.snapshot, isPaused: false)
    #expect(!resumed.run.isPaused)
  }

  @Test("what went wrong before does not pause the run again at every report")
  func oldDivergence() throws {
    var chosen = Hyperparameters()
    chosen.learningRate = 1e30
    var watched = Watched(Trained.run(chosen), steps: 50)
    #expect(watched.screen.run.isPaused && watched.screen.run.recording.divergence != nil)
    watched.perform(.set(.learningRate, 0.1), .togglePause)
    watched.train(3)
    #expect(watched.screen.run.recording.divergence != nil)
    #expect(!watched.screen.run.isPaused)
  }

  @Test("a restart that is followed at once by a turn of a knob has that turn at step 0")
  func restartThenTurn() throws {
    var watched = Watched(steps: 300)
    watched.perform(.togglePause, .restart, .raise(.centerWeight))
    watched.report()
    #expect(watched.screen.run.lastTurn?.step == 0)
    watched.perform(.togglePause)
    watched.train(2)
    let turn = try #require(watched.screen.run.lastTurn)
    #expect(turn.step == 0 && turn.knobs == [.centerWeight])
    #expect(!leadLine(watched.screen)[0].contains("from the next step on"))
  }

  @Test(
    "a turn that training has yet to hear of is told from the first moment, as one with the last")
  func pending() throws {
    var watched = Watched(steps: 300)
    watched.perform(.raise(.centerWeight))
    #expect(watched.screen.run.lastTurn?.step == 300)
    watched.train(5)
    let screen = watched.screen.after(.raise(.centerRate))
    let turn = try #require(screen.run.lastTurn)
    #expect(turn.step == 300 && turn.knobs == [.centerWeight, .centerRate])
    watched.train(40)
    let later = try #require(watched.screen.after(.raise(.centerRate)).run.lastTurn)
    #expect(later.step == 345 && later.knobs == [.centerRate])
  }

  @Test("going back cuts the marks of what was turned after the step it went back to")
  func cut() {
    var watched = Watched(steps: 250)
    watched.perform(.set(.learningRate, 1e30))
    watched.train(60)
    let run = watched.screen.run
    #expect(run.snapshot.step == 100)
    #expect(run.turns.allSatisfy { $0.step <= 100 })
    #expect(run.measures.allSatisfy { $0.step <= 100 })
  }
}
