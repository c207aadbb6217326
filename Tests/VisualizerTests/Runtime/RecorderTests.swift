import Drawing
import Foundation
import Learning
import Runs
import Testing
import Visualizer

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

  @Test("when another run is opened the recording ends, whole, and that is said")
  func endsWithItsRun() throws {
    try withFolder { folder in
      let path = folder + "/a.jsonl"
      let opened = try OpenedRun(Trained.run(), by: RunSpec())
      let recorder = try Recorder(to: path, of: opened.driver.recording, on: .digits())
      var script = Script()
      script.wait(.seconds(2))
      script.type("d")
      script.press(.down, times: 4)
      script.press(.enter)
      script.wait(.seconds(1))
      let outcome = script.play(opened, size: RuntimeTests.size, recorder: recorder)
      #expect(outcome.screen.run.title.data.hasPrefix("blobs"))
      #expect(outcome.screen.recordingFile == nil)
      #expect(outcome.screen.notice == .recorded(path))
      #expect(try session(path).recording.endMeasures != nil)
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
