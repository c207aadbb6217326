import Learning
import Runs
import Testing

/// A session file, written and read again.
struct SessionFileTests {
  /// The file of a real run, with an entry of each kind.
  static let recorded: (recording: Recording, text: SessionText) = {
    do {
      var driver = try Small.driver()
      driver.apply(.set(.centerWeight, 0.2), seconds: 1.25)
      driver.advance(to: 30)
      driver.apply(.rule(.gradient))
      driver.apply(.restart, seconds: 3)
      driver.advance(to: 240)
      _ = driver.fail()
      driver.advance(to: 105)
      var recording = driver.recording
      recording.append(
        .init(
          step: 105,
          .measures(
            .init(crossEntropy: 0.5, testAccuracy: 0.75, nearestCenterAccuracy: 1, ratio: 0.1))))
      return (recording, SessionText(recording, on: driver.run.dataset))
    } catch { fatalError("\(error)") }
  }()

  private static func events(_ lines: String...) throws(DataError) -> [Recording.Event] {
    try Session(SessionText(lines).bytes, name: "it").recording.entries.map(\.event)
  }

  @Test("a recorded run is read as it was written")
  func roundTrip() throws {
    let (recording, text) = Self.recorded
    let session = try Session(text.bytes, name: "it")
    #expect(session.recording == recording)
    #expect(session.data == DataMark(.blobs(seed: 1)))
    #expect(session.arithmetic == Learning.arithmetic)
    #expect(session.cutOffLine == nil)
  }

  @Test("what was read is replayed with the same bits")
  func replays() throws {
    let session = try Session(Self.recorded.text.bytes, name: "it")
    var driver = RunDriver(replaying: session.recording, by: try session.recording.spec.run())
    driver.playToTheEnd()
    let comparison = try #require(driver.comparison)
    #expect(comparison.count == 2 && comparison.firstDifference == nil)
    #expect(driver.run.stepCount == 105)
  }

  @Test(
    "every kind of entry is one line, in the words of the format",
    arguments: [
      (.init(step: 7, .set(.centerWeight, 0)), "{\"step\": 7, \"set\": {\"lambda\": 0}}"),
      (
        .init(step: 7, .set(.learningRate, 0.1), seconds: 1.234_56),
        "{\"step\": 7, \"set\": {\"learningRate\": 0.1}, \"seconds\": 1.235}"
      ), (.init(step: 0, .rule(.classMean)), "{\"step\": 0, \"set\": {\"rule\": \"class-mean\"}}"),
      (
        .init(step: 400, .restart, seconds: 2),
        "{\"step\": 400, \"restart\": true, \"seconds\": 2}"
      ), (.init(step: 400, .wentBack(toStep: 300)), "{\"step\": 400, \"wentBackTo\": 300}"),
      (.init(step: 400, .returned(toStep: 0)), "{\"step\": 400, \"returnedTo\": 0}"),
      (
        .init(step: 100, .fingerprint(.init(bits: 0xBEEF, crossEntropy: 0.5))),
        "{\"step\": 100, \"fingerprint\": \"0000beef\", \"crossEntropy\": 0.5}"
      ),
      (
        .init(step: 100, .fingerprint(.init(bits: .max, crossEntropy: .nan))),
        "{\"step\": 100, \"fingerprint\": \"ffffffff\", \"crossEntropy\": null}"
      ),
      (
        .init(
          step: 9,
          .measures(
            .init(crossEntropy: .nan, testAccuracy: 1, nearestCenterAccuracy: 0.1, ratio: 1e-9))),
        "{\"step\": 9, \"measures\": {\"crossEntropy\": null, \"testAccuracy\": 1, "
          + "\"nearestCenterAccuracy\": 0.1, \"ratio\": 1e-09}}"
      ),
    ] as [(Recording.Entry, String)])
  func lines(entry: Recording.Entry, line: String) throws {
    #expect(entry.line == line)
    let read = try Session(SessionText([line]).bytes, name: "it").recording.entries.first
    #expect(read?.step == entry.step && read?.event == entry.event)
    #expect(read?.seconds == entry.seconds.map { ($0 * 1000).rounded() / 1000 })
  }

  @Test("a number of 32 bits is read as the very one that was written")
  func exactNumbers() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let value = Float(bitPattern: UInt32.random(in: 1..<0x7F80_0000, using: &generator))
      let line = Recording.Entry(step: 0, .set(.learningRate, value)).line
      #expect(try Self.events(line) == [.set(.learningRate, value)], "\(value)")
    }
  }

  @Test("every field of a spec comes back through the first line")
  func spec() throws {
    let spec = try RunSpecDerivedTests.odd()
    let text = SessionText(header: Session.header(of: spec, on: .blobs(seed: 1)))
    #expect(try Session(text.bytes, name: "it").recording.spec == spec)
    var table = spec
    table.data = "/data/\"odd\"\\ näme\t\u{1}\n\u{7F}😀.csv"
    table.reading.labelColumn = "class, \u{2028}of"
    let other = SessionText(header: Session.header(of: table, on: .blobs(seed: 1)))
    #expect(other.lines[0].utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
    #expect(try Session(other.bytes, name: "it").recording.spec == table)
  }

  @Test("what the first line does not say of a spec is as usual")
  func sparse() throws {
    let header =
      "{\"centerloss\": 1, \"spec\": {}, \"data\": {\"samples\": 9, \"crc32\": \"0000000f\"}}"
    let session = try Session(SessionText(header: header).bytes, name: "it")
    #expect(session.recording.spec == RunSpec() && session.recording.entries.isEmpty)
    #expect(session.data == DataMark(samples: 9, checksum: 15) && session.arithmetic == "")
  }

  @Test("what was in force at the start is known without the data")
  func start() throws {
    let spec = try RunSpecDerivedTests.odd()
    let run = try spec.run()
    let text = SessionText(header: Session.header(of: spec.completed(by: run), on: run.dataset))
    #expect(try Session(text.bytes, name: "it").recording == Recording(of: run, by: spec))
  }
}

// MARK: As it comes from elsewhere

extension SessionFileTests {
  @Test(
    "killed at any byte, all whole lines are read; within the first, it is refused by its number")
  func killed() throws {
    let bytes = Self.recorded.text.bytes
    let header = Self.recorded.text.lines[0].utf8.count
    for count in 1..<bytes.count {
      let prefix = Array(bytes.prefix(count))
      if count < header {
        let error = #expect(throws: DataError.self) { try Session(prefix, name: "it") }
        #expect(error?.source == "it, line 1")
        continue
      }
      let session = try Session(prefix, name: "it")
      let breaks = prefix.count { $0 == 0x0A }
      // A line without its break may be whole all the same.
      let isWhole = count == bytes.count - 1 || bytes[count] == 0x0A
      let expected = breaks - (prefix.last == 0x0A || !isWhole ? 1 : 0)
      #expect(session.recording.entries.count == max(expected, 0), "\(count) bytes")
      #expect(
        session.recording.entries[...]
          == Self.recorded.recording.entries.prefix(session.recording.entries.count))
      #expect(
        session.cutOffLine == (prefix.last == 0x0A || isWhole ? nil : breaks + 1), "\(count) bytes")
    }
  }

  @Test("a file that was cut off is replayed as far as it goes", arguments: [0.5, 0.75, 0.95])
  func killedAndReplayed(share: Double) throws {
    let bytes = Self.recorded.text.bytes
    let session = try Session(Array(bytes.prefix(Int(share * Double(bytes.count)))), name: "it")
    var driver = RunDriver(replaying: session.recording, by: try session.recording.spec.run())
    driver.playToTheEnd()
    #expect(driver.recording == session.recording)
    #expect(driver.comparison?.firstDifference == nil)
  }

  @Test("a last line that is wrong is no line that was cut off, though no break follows it")
  func lastLine() {
    for line in ["{\"step\": 1, \"unknown\": 2}", "garbage", "{\"step\": -1, \"restart\": true}"] {
      let bytes = SessionText([line]).bytes.dropLast()
      let error = #expect(throws: DataError.self) { try Session(Array(bytes), name: "it") }
      #expect(error?.source == "it, line 2", "\(line)")
    }
  }

  @Test("line ends of Windows, a byte order mark, blank lines and spaces change nothing")
  func otherEditors() throws {
    let (recording, text) = Self.recorded
    let windows = "\u{FEFF}" + text.lines.joined(separator: "\r\n") + "\r\n\r\n"
    #expect(try Session(Array(windows.utf8), name: "it").recording == recording)
    let spaced = text.lines.map { "  " + $0.replacing(":", with: " : ", maxReplacements: 1) + " " }
    #expect(
      try Session(Array(spaced.joined(separator: "\n\n").utf8), name: "it").recording == recording)
  }

  @Test("numbers of lines count blank ones too")
  func blankLines() {
    let text = SessionText(["", "", "{\"step\": 1}"])
    let error = #expect(throws: DataError.self) { try Session(text.bytes, name: "it") }
    #expect(error?.source == "it, line 4")
  }
}
