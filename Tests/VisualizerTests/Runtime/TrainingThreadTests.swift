import Learning
import Runs
import Testing
import Visualizer

/// Training on a thread of its own. Every test stops its thread, and waits for reports, never for time.
@Suite(.timeLimit(.minutes(5)))
struct TrainingThreadTests {
  private func start(
    pace: Pace = .full, isPaused: Bool = false, pauseStep: Int? = nil
  ) throws -> TrainingThread {
    let opened = try OpenedRun(
      Trained.run(), by: RunSpec(), pace: pace, isPaused: isPaused, pauseStep: pauseStep)
    return try TrainingThread(opened)
  }

  /// The first report that is as wanted.
  private func report(
    of training: TrainingThread, where isWanted: (Report) -> Bool
  ) async throws -> Report {
    while true {
      if let report = training.takeReports()?.first, isWanted(report) { return report }
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  @Test("it trains and reports")
  func trains() async throws {
    let training = try start()
    defer { training.stop() }
    let report = try await report(of: training) { $0.snapshot.step > 200 }
    #expect(report.snapshot.test.accuracy > 0.5)
    #expect(report.measures.map(\.step) == report.measures.map(\.step).sorted())
    #expect(report.measures.last?.step == report.snapshot.step)
  }

  @Test("it pauses by itself at exactly the step asked for, and says so")
  func pauseStep() async throws {
    let training = try start(pauseStep: 40)
    defer { training.stop() }
    let report = try await report(of: training) { $0.isPaused }
    #expect(report.snapshot.step == 40)
    #expect(report.snapshot.centers == Trained.snapshot(steps: 40).centers)
  }

  @Test("each single step asked for is taken, however close they come")
  func singleSteps() async throws {
    let training = try start(isPaused: true)
    defer { training.stop() }
    for _ in 0..<25 { training.send(.stepOnce) }
    let report = try await report(of: training) { $0.snapshot.step >= 25 }
    #expect(report.snapshot.step == 25)
    #expect(report.snapshot.centers == Trained.snapshot(steps: 25).centers)
  }

  @Test("what is changed is recorded by the step at which it acted, and replays to the same bits")
  func replay() async throws {
    let training = try start(pauseStep: 400)
    defer { training.stop() }
    let changes: [Recording.Event] = [
      .set(.centerWeight, 1), .set(.centerRate, 0.1), .rule(.classMean),
    ]
    for change in changes {
      _ = try await report(of: training) { _ in true }
      training.send(.event(change))
    }
    let watched = try await report(of: training) { $0.snapshot.step == 400 && $0.commandCount == 3 }
    #expect(watched.snapshot.hyperparameters.centerWeight == 1)
    #expect(watched.recording.path.map(\.event) == changes)
    var driver = RunDriver(replaying: watched.recording, by: Trained.run())
    while driver.run.stepCount < 400, driver.step() == .stepped {}
    #expect(driver.run.checkpoint.centers == watched.snapshot.centers)
    #expect(driver.run.checkpoint.history == watched.snapshot.history)
    #expect(driver.comparison?.firstDifference == nil && driver.comparison?.count == 4)
  }

  @Test("a run that went back pauses, and replays with all that was changed before and after")
  func replayOfGoingBack() async throws {
    let training = try start(pauseStep: 250)
    defer { training.stop() }
    _ = try await report(of: training) { $0.snapshot.step == 250 }
    training.send(.event(.set(.learningRate, 1e30)))
    training.send(.pause(false))
    let failed = try await report(of: training) { $0.recording.divergence != nil }
    #expect(failed.snapshot.step == 100 && failed.isPaused)
    #expect(failed.measures.allSatisfy { $0.step <= 100 })
    training.send(.event(.set(.learningRate, 0.05)))
    training.send(.event(.set(.centerWeight, 1)))
    training.send(.pause(false))
    let watched = try await report(of: training) { $0.snapshot.step == 250 }
    var driver = RunDriver(replaying: watched.recording, by: Trained.run())
    while driver.step() == .stepped {}
    #expect(driver.recording.entries == watched.recording.entries)
    driver.takeOver()
    while driver.run.stepCount < 250, driver.step() == .stepped {}
    #expect(driver.run.checkpoint.centers == watched.snapshot.centers)
    #expect(driver.run.checkpoint.history == watched.snapshot.history)
  }

  @Test("a restart goes back to step 0 and keeps the pause; what was measured before is forgotten")
  func restart() async throws {
    let training = try start(pauseStep: 30)
    defer { training.stop() }
    _ = try await report(of: training) { $0.isPaused }
    training.send(.event(.restart))
    let report = try await report(of: training) { $0.snapshot.step == 0 && $0.commandCount == 1 }
    #expect(report.snapshot.centers == Trained.start.snapshot.centers && report.isPaused)
    #expect(report.recording.restartCount == 1 && report.measures.map(\.step) == [0])
  }

  @Test("a pause at a slow pace takes no step more")
  func pauseAtOnce() async throws {
    let training = try start(pace: .stepsPerSecond(1))
    defer { training.stop() }
    let first = try await report(of: training) { $0.snapshot.step >= 1 }
    training.send(.pause(true))
    let paused = try await report(of: training) { $0.commandCount == 1 }
    #expect(paused.isPaused && paused.snapshot.step <= first.snapshot.step + 1)
    // Were a step still due, it would be taken before this one.
    training.send(.stepOnce)
    let next = try await report(of: training) {
      $0.commandCount == 2 && $0.snapshot.step > paused.snapshot.step
    }
    #expect(next.snapshot.step == paused.snapshot.step + 1)
  }

  @Test(
    "when its thread has ended nothing that is sent is done, and stopping twice is stopping once")
  func stop() async throws {
    let training = try start()
    _ = try await report(of: training) { $0.snapshot.step > 0 }
    training.stop()
    training.waitUntilEnded()
    training.stop()
    training.waitUntilEnded()
    _ = training.takeReports()
    training.send(.event(.set(.centerWeight, 1)))
    training.send(.stepOnce)
    // An evaluation that had begun may still report, but of no command.
    for _ in 0..<50 {
      if let report = training.takeReports()?.first { #expect(report.commandCount == 0) }
      try await Task.sleep(for: .milliseconds(1))
    }
  }
}
