import Learning
import Runs
import Testing

/// What a recording says of the run, from all that happened to it.
struct RecordingTests {
  private let start = Hyperparameters()

  private func recording(_ entries: Recording.Entry...) -> Recording {
    var recording = Recording(spec: RunSpec(), start: start)
    for entry in entries { recording.append(entry) }
    return recording
  }

  @Test("a run to which nothing happened has its knobs where they were at the start")
  func empty() throws {
    var spec = Small.spec
    try spec.set(.centerRate, 0.25)
    let run = try spec.run()
    let recording = Recording(of: run, by: spec)
    #expect(recording.spec == spec.completed(by: run))
    #expect(recording.start == run.hyperparameters && recording.current == run.hyperparameters)
    #expect(recording.entries.isEmpty && recording.path.isEmpty && recording.turns.isEmpty)
    #expect(recording.restartCount == 0 && recording.divergence == nil && !recording.isFull)
  }

  @Test("changes are the path of the run, in order, and what is in force is what they leave")
  func path() {
    let entries: [Recording.Entry] = [
      .init(step: 10, .set(.centerWeight, 1)), .init(step: 20, .rule(.gradient)),
      .init(step: 30, .set(.centerWeight, 2)), .init(step: 30, .set(.centerRate, 0.1)),
    ]
    let recording = recording(entries[0], entries[1], entries[2], entries[3])
    #expect(recording.path == entries && recording.entries == entries)
    #expect(recording.start == start)
    var expected = start
    expected.centerWeight = 2
    expected.centerRate = 0.1
    expected.centerRule = .gradient
    #expect(recording.current == expected)
  }

  @Test("fingerprints and measures are kept, and change nothing")
  func noted() {
    let recording = recording(
      .init(step: 100, .fingerprint(.init(bits: 7, crossEntropy: 0.5))),
      .init(
        step: 120,
        .measures(
          .init(crossEntropy: 1, testAccuracy: 0.9, nearestCenterAccuracy: 0.8, ratio: 0.1))))
    #expect(recording.entries.count == 2 && recording.path.isEmpty && recording.current == start)
    #expect(recording.endMeasures?.testAccuracy == 0.9)
  }

  @Test("measures are those of the end only when nothing came after them")
  func endMeasures() {
    let measures = EndMeasures(
      crossEntropy: 1, testAccuracy: 0.9, nearestCenterAccuracy: 0.8, ratio: 0.1)
    #expect(recording(.init(step: 9, .measures(measures))).endMeasures == measures)
    #expect(
      recording(.init(step: 9, .measures(measures)), .init(step: 9, .restart)).endMeasures == nil)
  }

  @Test("a restart begins with what was in force, and forgets the path")
  func restart() {
    let recording = recording(
      .init(step: 10, .set(.centerWeight, 1)), .init(step: 50, .wentBack(toStep: 0)),
      .init(step: 60, .restart), .init(step: 5, .set(.centerRate, 0.1)))
    var began = start
    began.centerWeight = 1
    #expect(recording.start == began)
    #expect(recording.path == [.init(step: 5, .set(.centerRate, 0.1))])
    #expect(recording.divergence == nil && recording.restartCount == 1)
    #expect(recording.entries.count == 4)
    began.centerRate = 0.1
    #expect(recording.current == began)
  }

  @Test("restarts are counted")
  func restarts() {
    let recording = recording(
      .init(step: 1, .restart), .init(step: 0, .restart), .init(step: 9, .restart))
    #expect(recording.restartCount == 3)
  }

  @Test("what was changed on a way that was left acts from where the run went back to")
  func wentBack() {
    let recording = recording(
      .init(step: 50, .set(.centerWeight, 1), seconds: 1),
      .init(step: 100, .set(.centerRate, 0.1), seconds: 2),
      .init(step: 230, .set(.learningRate, 5), seconds: 3), .init(step: 240, .rule(.gradient)),
      .init(step: 250, .wentBack(toStep: 100)), .init(step: 130, .set(.learningRate, 0.1)))
    #expect(
      recording.path == [
        .init(step: 50, .set(.centerWeight, 1), seconds: 1),
        .init(step: 100, .set(.centerRate, 0.1), seconds: 2),
        .init(step: 100, .set(.learningRate, 5), seconds: 3),
        .init(step: 100, .rule(.gradient)), .init(step: 130, .set(.learningRate, 0.1)),
      ])
    #expect(recording.divergence == .init(step: 250, goodStep: 100))
    #expect(recording.current.learningRate == 0.1 && recording.current.centerRule == .gradient)
  }

  @Test("the last time that a run went back is the one that is told")
  func wentBackTwice() {
    let recording = recording(
      .init(step: 250, .wentBack(toStep: 100)), .init(step: 400, .wentBack(toStep: 200)))
    #expect(recording.divergence == .init(step: 400, goodStep: 200))
  }

  @Test("a path of a real run, taken by hand, leads to the same bits", arguments: [60, 130, 210])
  func pathLeadsThere(step: Int) throws {
    var driver = try Small.driver()
    driver.apply(.set(.centerWeight, 0.5))
    driver.advance(to: 40)
    driver.apply(.restart)
    driver.advance(to: 50)
    driver.apply(.rule(.classMean))
    driver.advance(to: 230)
    driver.apply(.set(.centerRate, 0.2))
    driver.advance(to: 240)
    #expect(driver.goodStepAfterFailing() == 100)
    driver.advance(to: step)

    let recording = driver.recording
    var run = try Small.run()
    run.hyperparameters = recording.start
    var rest = recording.path[...]
    while run.stepCount < driver.run.stepCount {
      while let change = rest.first, change.step <= run.stepCount {
        run.hyperparameters.apply(change.event)
        rest.removeFirst()
      }
      run.step()
    }
    #expect(run.checkpoint.fingerprint == driver.run.checkpoint.fingerprint)
  }

  @Test("numbers that are none are the same in two fingerprints, as in two measures")
  func noNumbers() {
    func fingerprint(_ loss: Float) -> Recording.Fingerprint { .init(bits: 1, crossEntropy: loss) }
    #expect(fingerprint(.nan) == fingerprint(.nan) && fingerprint(.infinity) == fingerprint(.nan))
    #expect(fingerprint(1) != fingerprint(.nan) && fingerprint(1) != fingerprint(2))
    #expect(fingerprint(1) == fingerprint(1))
    #expect(fingerprint(1) != .init(bits: 2, crossEntropy: 1))
    func measures(_ ratio: Double) -> EndMeasures {
      .init(crossEntropy: 1, testAccuracy: 1, nearestCenterAccuracy: 1, ratio: ratio)
    }
    #expect(measures(.nan) == measures(.nan) && measures(1) != measures(.nan))
  }
}
