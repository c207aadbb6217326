import Drawing
import Learning
import Runs
import Testing
import Visualizer

/// The loop of the program, driven by scripts: no terminal, no threads, no clock but the script's.
struct RuntimeTests {
  static let size = Size(width: 80, height: 24)

  private func play(
    _ run: TrainingRun = Trained.run(), spec: RunSpec = RunSpec(), pauseStep: Int? = nil,
    size: Size = size, recorder: Recorder? = nil, _ write: (inout Script) -> Void
  ) throws -> Script.Outcome {
    var script = Script()
    write(&script)
    let opened = try OpenedRun(run, by: spec, pauseStep: pauseStep)
    return script.play(opened, size: size, recorder: recorder)
  }

  @Test("q ends it, and so do a signal and a terminal that goes away")
  func endings() throws {
    #expect(try play { $0.type("q") }.ending == .quit)
    #expect(try play { $0.send(.interrupted(signal: 15)) }.ending == .interrupted(signal: 15))
    #expect(try play { $0.send(.closed) }.ending == .closed)
    #expect(try play { $0.send(.pasted) }.ending == .closed, "what is pasted is no key")
  }

  @Test("it trains at the pace that it says")
  func pace() throws {
    let outcome = try play { $0.wait(.seconds(2)) }
    guard case .stepsPerSecond(let rate) = Pace.start else {
      Issue.record("the start's pace is a number")
      return
    }
    #expect(abs(outcome.screen.snapshot.step - 2 * rate) <= 3)
  }

  @Test("the first picture is there before any step, and a key shows in the next one")
  func keys() throws {
    let outcome = try play { script in
      script.wait(.milliseconds(500))
      script.press(.right, times: 2)
      script.wait(.milliseconds(1))
    }
    #expect(outcome.pictures.first?.canvas.text.contains("step 0") == true)
    let after = try #require(outcome.pictures.last { $0.time <= .milliseconds(501) })
    #expect(after.canvas.text.contains("λ  0.5"))
    #expect(outcome.screen[.centerWeight] == 0.5)
  }

  @Test("the same script gives the same pictures")
  func same() throws {
    func pictures() throws -> [Canvas] {
      try play { script in
        script.wait(.seconds(1))
        script.type("+++bw")
        script.wait(.seconds(1))
      }.pictures.map(\.canvas)
    }
    #expect(try pictures() == pictures())
  }

  @Test("--steps pauses there, restart and a turn in quick succession act at step 0")
  func restartThenTurn() throws {
    let outcome = try play(pauseStep: 30) { script in
      script.wait(.seconds(3))
      script.type("r")
      script.press(.right)
      script.wait(.seconds(1))
      script.type(" ")
      script.wait(.milliseconds(500))
    }
    #expect(outcome.screen.run.lastTurn?.step == 0)
    #expect(outcome.screen.snapshot.step > 3)
    #expect(!leadLine(outcome.screen)[0].contains("from the next step on"))
  }

  @Test("another run is opened in its place, and keeps pace and knobs")
  func opens() throws {
    let outcome = try play { script in
      script.press(.right)
      script.type("d")
      script.press(.down, times: 4)
      script.press(.enter)
      script.wait(.seconds(1))
    }
    #expect(outcome.screen.run.title.data.hasPrefix("blobs"))
    #expect(outcome.screen[.centerWeight] == 0.2)
    #expect(outcome.screen.snapshot.step > 5 && outcome.screen.notice == nil)
    #expect(outcome.pictures.contains { $0.canvas.text.contains("opening blobs · mlp …") })
  }

  @Test("a run that cannot be opened is said, and the one that is watched goes on")
  func cannotOpen() throws {
    var spec = RunSpec()
    spec.data = "nowhere/plants.csv"
    let data = Dataset.blobs(seed: 1)
    let run = try spec.run(on: data)
    var script = Script()
    script.type("d")
    script.press(.enter)
    script.wait(.seconds(1))
    let outcome = script.play(
      try OpenedRun(run, by: spec), size: Self.size, menu: RunMenu(startedWith: run, by: spec))
    #expect(leadLine(outcome.screen)[0].hasPrefix("! not opened: --data 'nowhere/plants.csv'"))
    #expect(outcome.screen.snapshot.step > 5 && !outcome.screen.run.isPaused)
  }

  @Test("after that the screen still hears what training does by itself")
  func hearsAfterFailure() throws {
    var spec = RunSpec()
    spec.data = "nowhere/plants.csv"
    let run = try spec.run(on: Dataset.blobs(seed: 1))
    var script = Script()
    script.type("d")
    script.press(.enter)
    script.wait(.seconds(4))
    let outcome = script.play(
      try OpenedRun(run, by: spec, pauseStep: 60), size: Self.size,
      menu: RunMenu(startedWith: run, by: spec))
    #expect(outcome.screen.snapshot.step == 60 && outcome.screen.run.isPaused)
  }

  @Test("a resize is drawn at its size, at any time")
  func resizes() throws {
    let outcome = try play { script in
      for (width, height) in [(10, 3), (250, 70), (40, 12)] {
        script.send(.resized(Size(width: width, height: height)))
        script.wait(.milliseconds(100))
      }
    }
    #expect(outcome.pictures.map(\.canvas.size.width).contains(250))
    #expect(outcome.pictures.last?.canvas.size == Size(width: 40, height: 12))
  }

  @Test("a terminal that is not ready is shown the next picture, when it is")
  func notReady() throws {
    let opened = try OpenedRun(Trained.run(), by: RunSpec())
    var now = ContinuousClock.now
    var runtime = try Runtime(opened, glyphs: .unicode, host: IdleHost(), now: { now })
    var (waits, asked, shown) = (0, 0, 0)
    let ending = runtime.run(
      size: Self.size,
      nextEvent: { wait in
        now += wait
        waits += 1
        return waits > 50 ? .closed : nil
      },
      show: { _, _ in
        asked += 1
        guard asked > 3 else { return false }
        shown += 1
        return true
      })
    #expect(ending == .closed && shown == 1 && asked == 4)
  }
}

/// A host whose training never has anything to say.
private struct IdleHost: RunHost {
  private struct Idle: Training {
    let dataset: Dataset
    func send(_ command: Command) {}
    func takeReports() -> [Report]? { nil }
    func stop() {}
  }

  func start(_ opened: OpenedRun) -> any Training { Idle(dataset: opened.driver.run.dataset) }
  func open(_ build: @escaping @Sendable () throws -> OpenedRun) {}
  func takeOpened() -> Result<OpenedRun, any Error>? { nil }
}
