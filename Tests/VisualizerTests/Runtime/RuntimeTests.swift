import Drawing
import Foundation
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
    var runtime = Runtime(opened, glyphs: .unicode, host: IdleHost(), now: { now })
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
    func takeReport() -> Report? { nil }
    func stop() {}
  }

  func start(_ opened: OpenedRun) -> any Training { Idle(dataset: opened.driver.run.dataset) }
  func open(_ build: @escaping @Sendable () throws -> OpenedRun) {}
  func takeOpened() -> Result<OpenedRun, any Error>? { nil }
}

/// Sessions that are recorded and replayed.
struct RecorderTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private func session(_ path: String) throws -> Session {
    let data = try #require(FileManager.default.contents(atPath: path))
    return try Session(Array(data), name: path)
  }

  @Test("what was done is in the file, and replays to the same bits and measures")
  func records() throws {
    try withFolder { folder in
      let path = folder + "/a.jsonl"
      let opened = try OpenedRun(Trained.run(), by: RunSpec())
      let recorder = try Recorder(to: path, of: opened.driver.recording, on: .digits())
      var script = Script()
      script.wait(.seconds(4))
      script.press(.right, times: 3)
      script.type("u")
      script.wait(.seconds(4))
      script.type("r")
      script.wait(.seconds(3))
      script.press(.left)
      script.wait(.seconds(4))
      let outcome = script.play(opened, size: RuntimeTests.size, recorder: recorder)
      let session = try session(path)
      #expect(
        session.recording.entries.count { if case .set = $0.event { true } else { false } } == 4)
      #expect(session.recording.restartCount == 1)
      var driver = RunDriver(replaying: session.recording, by: Trained.run())
      while driver.step() != .ended {}
      #expect(driver.comparison?.firstDifference == nil && driver.comparison?.count ?? 0 > 0)
      let snapshot = driver.run.checkpoint.evaluated(on: opened.view.title.dataset)
      #expect(driver.run.stepCount <= outcome.screen.snapshot.step)
      #expect(session.recording.endMeasures == EndMeasures(outcome.screen.snapshot))
      #expect(snapshot.hyperparameters.centerWeight == outcome.screen[.centerWeight])
    }
  }

  @Test("R begins in the middle with all that was before, names its file, and R ends it")
  func key() throws {
    try withFolder { folder in
      var script = Script()
      script.press(.right)
      script.wait(.seconds(1))
      script.type("R")
      script.wait(.seconds(1))
      script.type("R")
      script.wait(.milliseconds(100))
      let outcome = script.play(
        try OpenedRun(Trained.run(), by: RunSpec()), size: Size(width: 200, height: 50),
        recordingsIn: folder + "/")
      let name = folder + "/centerloss-1.jsonl"
      #expect(outcome.pictures.contains { $0.canvas.text.contains("recording to \(name)") })
      #expect(outcome.pictures.contains { $0.canvas.text.contains("● rec") })
      #expect(leadLine(outcome.screen)[0].hasPrefix("recorded in \(name)"))
      let session = try session(name)
      #expect(session.recording.entries.first?.event == .set(.centerWeight, 0.2))
      #expect(session.recording.endMeasures != nil)
    }
  }

  @Test("a file that is there is never written over")
  func exists() throws {
    try withFolder { folder in
      let path = folder + "/a.jsonl"
      #expect(FileManager.default.createFile(atPath: path, contents: Data("mine".utf8)))
      let recording = Recording(of: Trained.run(), by: RunSpec())
      #expect(throws: RecordingError.self) {
        try Recorder(to: path, of: recording, on: .digits())
      }
      #expect(FileManager.default.contents(atPath: path) == Data("mine".utf8))
    }
  }

  @Test("a recording plays on the screen as it was, and a knob takes it over")
  func plays() throws {
    var watched = Watched(steps: 20)
    watched.perform(.raise(.centerWeight))
    watched.train(100)
    func outcome(_ write: (inout Script) -> Void) throws -> Script.Outcome {
      var script = Script()
      write(&script)
      return script.play(
        try OpenedRun(replaying: watched.driver.recording, by: Trained.run()),
        size: RuntimeTests.size)
    }
    let whole = try outcome { $0.wait(.seconds(20)) }
    #expect(whole.screen.run.report.replay == .ended && whole.screen.run.isPaused)
    #expect(whole.screen.snapshot.step == 100 && whole.screen[.centerWeight] == 0.2)
    #expect(leadLine(whole.screen)[0].hasPrefix("λ 0.1 → 0.2"))
    let own = try outcome { script in
      script.wait(.milliseconds(100))
      script.press(.up)
      script.wait(.seconds(20))
    }
    #expect(own.screen.run.report.replay == nil && own.screen.snapshot.step > 130)
    #expect(own.screen[.centerWeight] == 0.1 && own.screen[.centerRate] == 0.55)
    let onward = try outcome { script in
      script.wait(.seconds(20))
      script.type(" ")
      script.wait(.seconds(1))
    }
    #expect(onward.screen.snapshot.step > 105)
  }
}
