import Drawing
import Learning
import Runs
import Testing
import Visualizer

/// The screen with two runs side by side, and with a moment of the past.
struct SidesTests {
  static let forked = Trained.afterward.after(.fork)

  static let forkKeys: [KeyEffect] = [
    KeyEffect(.tab, "Tab makes the other side active") { $0.active == 1 && $1.active == 0 },
    KeyEffect(.shiftTab, "Shift-Tab goes to the next panel") { $1.panel == .losses },
    KeyEffect(.character("X"), "X lets knobs act on both") { !$0.isLinked && $1.isLinked },
    KeyEffect(.character("x"), "x keeps the active side", asks: [.tell(.keep(side: 1))]) {
      $1.runs.count == 1 && $1.active == 0
    },
  ]

  @Test("each key of two runs side by side does what its help says", arguments: forkKeys)
  func keys(effect: KeyEffect) throws { try effect.expect(on: Self.forked) }

  @Test("a knob is turned on the active side alone, or on both")
  func knobs() {
    var screen = Self.forked
    #expect(
      screen.reduce(.set(.centerWeight, 1)) == [.tell(.event(.set(.centerWeight, 1), side: 1))])
    #expect(screen.runs.map { $0.requested.centerWeight } == [0.1, 1])
    _ = screen.reduce(.toggleLink)
    #expect(
      screen.reduce(.set(.centerWeight, 1)) == [.tell(.event(.set(.centerWeight, 1), side: nil))])
    #expect(screen.runs.map { $0.requested.centerWeight } == [1, 1])
    #expect(screen.reduce(.nextRule) == [.tell(.event(.rule(.gradient), side: nil))])
    #expect(screen.runs.allSatisfy { $0.requested.centerRule == .gradient })
  }

  @Test("news from before the fork is of another number of runs, and changes nothing")
  func oldNews() {
    let report = Report(
      snapshot: Trained.snapshot(steps: 310), recording: Self.forked.run.recording)
    let after = Self.forked.after(.receive([report]))
    #expect(after.runs.map { $0.snapshot.step } == [300, 300])
    let both = Self.forked.after(.receive([report, report]))
    #expect(both.runs.map { $0.snapshot.step } == [310, 310])
  }

  @Test(
    "both plots and the table are there where there is room, else the active side's",
    arguments: FrameTests.sizes)
  func plots(size: Size) {
    let screen = Self.forked.after(.set(.centerWeight, 1))
    let text = frame(screen, size: size).text
    let isTwo = text.contains("┌ A λ 0.1") && text.contains("┌ B λ 1")
    #expect(isTwo || text.contains("┌ B λ 1"))
    #expect(isTwo == [60, 100, 160, 250].contains(size.width))
    if size.width >= 76 { #expect(text.contains(/intra \/ inter +[0-9.]+ +[0-9.]+/)) }
    let other = frame(screen.after(.nextSide), size: size).text
    #expect(other.contains("┌ A λ 0.1"))
  }

  @Test("both show the same part of the plane, and moving it moves both")
  func oneScale() {
    var screen = Self.forked
    _ = screen.reduce(.zoom(factor: 2, x: 0, y: 0))
    #expect(screen.runs[0].axes.bounds == screen.runs[1].axes.bounds)
    #expect(screen.runs[0].axes.bounds.width > Self.forked.run.axes.bounds.width * 1.9)
  }

  @Test("a click on the other plot makes it active, and one on the own looks at a sample")
  func click() throws {
    let size = Size(width: 120, height: 36)
    func press(_ x: Int) -> MouseEvent { MouseEvent(.press, x: x, y: 18) }
    guard case .activate(side: 0)? = Self.forked.action(for: press(10), size: size) else {
      Issue.record("the other side is not made active")
      return
    }
    guard case .select? = Self.forked.action(for: press(60), size: size) else {
      Issue.record("no sample is looked for")
      return
    }
  }

  @Test("the lead line says which of the two is tighter, and by how much")
  func lead() {
    #expect(leadLine(Self.forked)[0].hasPrefix("A and B are one run so far"))
    let tight = Trained.snapshot(steps: 600)
    let reports = [Trained.snapshot(steps: 600), tight].enumerated().map { side, snapshot in
      Report(
        snapshot: snapshot, side: side, recording: Self.forked.run.recording,
        commandCount: Self.forked.run.commandCount)
    }
    let alike = Self.forked.after(.receive(reports)).after(.set(.centerWeight, 1))
    #expect(leadLine(alike)[0].contains("A and B are equally tight; accuracy alike"))
  }
}

/// A moment of the past on the screen.
struct PastOnScreenTests {
  /// Looking at step 100 of 300.
  private static let past: ScreenState = {
    let now = Trained.afterward.after(.look(at: 100))
    let report = Report(
      snapshot: Trained.snapshot(steps: 100), standsAt: 300, history: now.snapshot.history,
      measures: now.run.measures, recording: now.run.recording, isPaused: true,
      commandCount: now.run.commandCount)
    return now.after(.receive([report]))
  }()

  static let timeKeys: [KeyEffect] = [
    KeyEffect(.character("f"), "f goes ten steps back", asks: [.tell(.look(step: 90))]) {
      $1.run.lookedAt == 90
    },
    KeyEffect(.character("g"), "g goes ten steps forth", asks: [.tell(.look(step: 110))]),
    KeyEffect(.character("F"), "F goes a hundred back", asks: [.tell(.look(step: 0))]),
    KeyEffect(.character("G"), "G goes a hundred forth", asks: [.tell(.look(step: 200))]),
    KeyEffect(.home, "Home goes to the start", asks: [.tell(.look(step: 0))]),
    KeyEffect(.end, "End goes to where the run stands", asks: [.tell(.look(step: 300))]) {
      $1.run.lookedAt == nil
    },
  ]

  @Test("each key of the past does what its help says", arguments: timeKeys)
  func keys(effect: KeyEffect) throws { try effect.expect(on: Self.past) }

  @Test(
    "the step that is shown stands there, with what can be done, and charts end where the run stands"
  )
  func shown() {
    let text = frame(Self.past, size: Size(width: 120, height: 36)).text
    #expect(text.contains("step 100 ") && text.contains("step 100 of 300: space or a knob goes on"))
    #expect(text.contains("here") && text.contains(/─300\n/))
  }

  @Test(
    "a held key goes on from the step that was asked for, before it is shown, and stops at both ends"
  )
  func held() {
    let screen = Self.past.after(.moveInTime(-10), .moveInTime(-10), .moveInTime(-100))
    #expect(screen.run.lookedAt == 0)
    #expect(Self.past.after(.moveInTime(-10), .moveInTime(-10)).run.lookedAt == 80)
    #expect(Self.past.after(.moveInTime(1_000)).run.lookedAt == nil)
  }

  @Test("a click on a chart shows that step")
  func click() {
    let size = Size(width: 120, height: 36)
    let chart = Self.past.after(.focus(nil))
    let row = 24
    guard
      case .look(at: let step)? = chart.action(
        for: MouseEvent(.press, x: 100, y: row), size: size)
    else {
      Issue.record("no step is looked for")
      return
    }
    #expect((100...250).contains(step))
  }
}
