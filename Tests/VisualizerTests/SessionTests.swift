import Learning
import Testing
import Visualizer

/// Training on a thread of its own. Every test stops its session, and waits for reports, never for time.
@Suite(.timeLimit(.minutes(5)))
struct SessionTests {
  /// The first report that is as wanted.
  private func report(
    of session: Session, where isWanted: (Snapshot) -> Bool
  ) async throws -> Snapshot {
    while true {
      if let snapshot = session.takeReport()?.snapshot, isWanted(snapshot) { return snapshot }
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  @Test("it trains and reports")
  func trains() async throws {
    let session = Session(Trained.run(), pace: .full)
    defer { session.stop() }
    let snapshot = try await report(of: session) { $0.step > 200 }
    #expect(snapshot.test.accuracy > 0.5)
  }

  @Test("it pauses by itself at exactly the step asked for")
  func pauseStep() async throws {
    let session = Session(Trained.run(), pace: .full, pauseStep: 40)
    defer { session.stop() }
    let snapshot = try await report(of: session) { $0.step == 40 }
    // Were it still running, one more step would be more than one more.
    session.send(.stepOnce)
    _ = try await report(of: session) { $0.step == 41 }
    #expect(snapshot.centers == Trained.snapshot(steps: 40).centers)
  }

  @Test("each single step asked for is taken, however close they come")
  func singleSteps() async throws {
    let session = Session(Trained.run(), isPaused: true)
    defer { session.stop() }
    for _ in 0..<25 { session.send(.stepOnce) }
    let snapshot = try await report(of: session) { $0.step >= 25 }
    #expect(snapshot.step == 25)
    #expect(snapshot.centers == Trained.snapshot(steps: 25).centers)
  }

  @Test("a change shows in the next report, is logged, and the log replayed gives the same bits")
  func replay() async throws {
    let session = Session(Trained.run(), pace: .full, pauseStep: 400)
    defer { session.stop() }
    for change in [.centerWeight(1), .centerRate(0.1), .centerRule(.classMean)]
      as [TrainingRun.Change]
    {
      _ = try await report(of: session) { _ in true }
      session.send(.change(change))
    }
    let watched = try await report(of: session) { $0.step == 400 }
    #expect(watched.hyperparameters.centerWeight == 1)
    #expect(session.log.count == 3)

    let replayed = RecordedRun(Trained.run(), replaying: session.log, upTo: 400)
    #expect(replayed.run.checkpoint().centers == watched.centers)
    #expect(replayed.run.checkpoint().history == watched.history)
    #expect(replayed.log == session.log)
  }

  @Test("a run that went back can be replayed as well, with all that was changed before and after")
  func replayOfRollback() async throws {
    let session = Session(Trained.run(), pace: .full, pauseStep: 250)
    defer { session.stop() }
    _ = try await report(of: session) { $0.step == 250 }
    session.send(.change(.learningRate(1e30)))
    session.send(.pause(false))
    let failed = try await report(of: session) { $0.divergence != nil }
    #expect(failed.step == 100)
    session.send(.change(.learningRate(0.05)))
    session.send(.change(.centerWeight(1)))
    session.send(.pause(false))
    let watched = try await report(of: session) { $0.step == 250 }

    let replayed = RecordedRun(Trained.run(), replaying: session.log, upTo: 250)
    #expect(replayed.log == session.log && session.log.count == 4)
    #expect(replayed.run.checkpoint().centers == watched.centers)
    #expect(replayed.run.checkpoint().history == watched.history)
    #expect(replayed.run.divergence == watched.divergence)
  }

  @Test("a restart goes back to step 0 and keeps the pause")
  func restart() async throws {
    let session = Session(Trained.run(), pace: .full, pauseStep: 30)
    defer { session.stop() }
    _ = try await report(of: session) { $0.step == 30 }
    session.send(.change(.restart))
    let snapshot = try await report(of: session) { $0.step == 0 }
    #expect(snapshot.centers == Trained.start.snapshot.centers)
    #expect(session.log.map(\.step) == [30])
  }

  @Test("stopping twice is stopping once, and commands sent afterwards go nowhere")
  func stop() {
    let session = Session(Trained.run(), pace: .full)
    session.stop()
    session.stop()
    // Were it still running, it would log this.
    session.send(.change(.centerWeight(1)))
    #expect(session.log.isEmpty)
  }
}
