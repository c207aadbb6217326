import Learning
import Runs
import Testing

/// Session files that were damaged at random, by a seed: each is read or refused in one line, and nothing else happens.
struct SessionFuzzTests {
  @Test(
    "damaged files are read or refused in one line, with the line's number",
    arguments: UInt64(1)...4)
  func damaged(seed: UInt64) throws {
    let whole = SessionFileTests.recorded.text.bytes
    var damage = Damage(seed: seed)
    var readCount = 0
    for _ in 0..<400 {
      let bytes = damage.damaged(whole)
      switch Result(catching: { () throws(DataError) in try Session(bytes, name: "it") }) {
      case .success(let session):
        readCount += 1
        try Self.check(session)
      case .failure(let error):
        #expect(error.source.hasPrefix("it, line ") || bytes.isEmpty, "\(error)")
        #expect(error.problem == error.problem.onOneLine, "\(error)")
        #expect(error.problem.unicodeScalars.count < 400, "\(error)")
      }
    }
    #expect(readCount > 0 && readCount < 400)
  }

  @Test(
    "what was read of a damaged file can be written, and read as the same", arguments: UInt64(1)...4
  )
  func writtenAgain(seed: UInt64) throws {
    let whole = SessionFileTests.recorded.text.bytes
    var damage = Damage(seed: seed)
    for _ in 0..<200 {
      guard let session = try? Session(damage.damaged(whole), name: "it") else { continue }
      let recording = session.recording
      let text = SessionText(recording, on: .blobs(seed: 1))
      let again = try Session(text.bytes, name: "it")
      #expect(again.recording.spec == recording.spec)
      #expect(again.recording.entries.map(\.event) == recording.entries.map(\.event))
      #expect(again.recording.path.map(\.step) == recording.path.map(\.step))
    }
  }

  /// What is read of a file holds whatever else relies on.
  private static func check(_ session: Session) throws {
    let recording = session.recording
    try recording.spec.validate()
    for entry in recording.entries {
      if case .set(let knob, let value) = entry.event { try knob.check(value) }
      #expect(entry.seconds?.isFinite != false)
    }
    #expect(recording.path.map(\.step) == recording.path.map(\.step).sorted())
    #expect(session.data.samples > 0)
    _ = recording.turns
  }

  @Test(
    "a damaged file that is read can be replayed to its end, where that is not far",
    arguments: UInt64(1)...2)
  func replayed(seed: UInt64) throws {
    let whole = SessionFileTests.recorded.text.bytes
    var damage = Damage(seed: seed)
    for _ in 0..<60 {
      guard let session = try? Session(damage.damaged(whole), name: "it") else { continue }
      let recording = session.recording
      let steps = recording.entries.map(\.step).max() ?? 0
      guard recording.spec.data == "blobs", steps <= 300,
        let run = try? recording.spec.run()
      else { continue }
      var driver = RunDriver(replaying: recording, by: run)
      driver.playToTheEnd()
      #expect(driver.recording.path.map(\.event) == recording.path.map(\.event))
      #expect(driver.recording.restartCount == recording.restartCount)
    }
  }
}

/// Damages session files as disks, networks and people do, by a seed.
private struct Damage {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// `whole` changed in one to three places.
  mutating func damaged(_ whole: [UInt8]) -> [UInt8] {
    var bytes = whole
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty { change(&bytes) }
    return bytes
  }

  private static let texts = [
    "\"", "{", "}", "[", ",", ":", "\n", "\r", "\u{0}", "null", "true", "NaN", "1e999", "-", "9",
    "0.",
    "99999999999999999999", "\\u0000", "\\ud800", "\u{1B}[2J", "{\"step\": 0, \"restart\": true}\n",
    "\"set\": {\"lambda\": 1e38}, ",
  ]

  private mutating func change(_ bytes: inout [UInt8]) {
    let index = Int.random(in: bytes.indices, using: &generator)
    let run = index..<min(index + Int.random(in: 1...30, using: &generator), bytes.count)
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1: bytes[index] = UInt8.random(in: 0...255, using: &generator)
    case 2: bytes[index] = UInt8.random(in: 48...57, using: &generator)
    case 3: bytes.removeSubrange(run)
    case 4: bytes.insert(contentsOf: bytes[run], at: index)
    case 5: bytes.removeSubrange(index...)
    case 6: swapLines(&bytes)
    default:
      let text = Self.texts[Int.random(in: Self.texts.indices, using: &generator)]
      bytes.insert(contentsOf: Array(text.utf8), at: index)
    }
  }

  private mutating func swapLines(_ bytes: inout [UInt8]) {
    var lines = bytes.split(separator: 0x0A)
    guard !lines.isEmpty else { return }
    let (a, b) = (
      Int.random(in: lines.indices, using: &generator),
      Int.random(in: lines.indices, using: &generator)
    )
    lines.swapAt(a, b)
    bytes = Array(lines.joined(separator: [0x0A]))
  }
}
