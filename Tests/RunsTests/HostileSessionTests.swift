import Learning
import Runs
import Testing

/// Session files that are meant to harm: they are refused in one line, and cost no more than their bytes.
struct HostileSessionTests {
  @Test("brackets in brackets, a hundred thousand and as many as a line may have")
  func nested() {
    for (open, close) in [("[", "]"), ("{\"a\": ", "}")] {
      let count = 100_000
      let deep =
        "{\"step\": " + String(repeating: open, count: count) + "1"
        + String(repeating: close, count: count) + "}"
      #expect(complaint(deep).contains("bytes in a line, 65536 are the most"))
      let less = 60_000 / (open.count + close.count)
      let fits =
        "{\"step\": " + String(repeating: open, count: less) + "1"
        + String(repeating: close, count: less) + "}"
      #expect(complaint(fits) == "it, line 2: brackets in brackets, more than 8 deep")
      #expect(
        complaint(header: fits) == SessionText.noSession)
    }
  }

  @Test("brackets in a text are no brackets")
  func bracketsInText() throws {
    let odd = SessionText.header.replacing("\"blobs\"", with: "\"[[[[[[[[[[\\\"{{{{{{{{{{\\\\\"")
    let spec = try Session(SessionText(header: odd).bytes, name: "it").recording.spec
    #expect(spec.data == "[[[[[[[[[[\"{{{{{{{{{{\\")
  }

  @Test("a line of megabytes, first, last or in between, with an end and without")
  func longLines() {
    let long = [UInt8](repeating: UInt8(ascii: "{"), count: 2 << 20)
    let problem = "2097152 bytes in a line, 65536 are the most"
    #expect(complaint(long) == "it, line 1: \(problem)")
    let first = SessionText().bytes
    #expect(complaint(first + long) == "it, line 2: \(problem)")
    #expect(complaint(first + long + [0x0A] + first) == "it, line 2: \(problem)")
  }

  @Test("a line of exactly as many bytes as it may have is read, and one more refused")
  func lineLimit() throws {
    func padded(_ count: Int) -> [UInt8] {
      let line = "{\"step\": 1, \"restart\": true}"
      return SessionText([line + String(repeating: " ", count: count - line.utf8.count)]).bytes
    }
    #expect(try Session(padded(Session.lineLimit), name: "it").recording.entries.count == 1)
    #expect(complaint(padded(Session.lineLimit + 1)).contains("65537 bytes in a line"))
  }

  @Test("a file larger than any that is read")
  func tooLarge() {
    let bytes = [UInt8](repeating: 0x0A, count: Session.byteLimit + 1)
    let error = #expect(throws: DataError.self) { try Session(bytes, name: "it") }
    #expect(error?.kind == .tooLarge)
    #expect(error?.problem == "67108865 bytes, 67108864 are the most that a session may have")
  }

  @Test("bytes that are no text")
  func notText() {
    let first = SessionText().bytes
    for bytes in [[0xFF, 0xFE], [0xC3, 0x28], [0xED, 0xA0, 0x80]] as [[UInt8]] {
      let line = Array("{\"step\": 1, \"\"".utf8) + bytes + Array("\": 1}\n".utf8)
      #expect(complaint(first + line) == "it, line 2: not text in UTF-8")
    }
    let wide = Array(SessionText.header.utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(complaint([0xFF, 0xFE] + wide) == SessionText.noSession)
  }

  @Test("a key as long as a line is named by its beginning")
  func longKey() {
    let line = "{\"step\": 1, \"restart\": true, \"\(String(repeating: "k", count: 60_000))\": 1}"
    let name = String(repeating: "k", count: 40)
    #expect(complaint(line) == "it, line 2: '\(name)…' is not a key that is known here")
  }

  @Test("a hundred thousand changes, each gone back from, do not take the square of that")
  func manyGoingBack() throws {
    var recording = Recording(spec: RunSpec(), start: Hyperparameters())
    for step in 1...100_000 {
      recording.append(.init(step: step, .set(.centerWeight, 1)))
      recording.append(.init(step: step, .wentBack(toStep: step - 1)))
    }
    #expect(recording.path.count == 100_000 && recording.path.last?.step == 99_999)
  }

  @Test("nor do as many that are returned from, with as many before them")
  func manyReturns() throws {
    var recording = Recording(spec: RunSpec(), start: Hyperparameters())
    for _ in 1...100_000 { recording.append(.init(step: 0, .set(.centerWeight, 1))) }
    for step in 1...100_000 {
      recording.append(.init(step: step, .set(.centerWeight, 2)))
      recording.append(.init(step: step, .returned(toStep: step - 1)))
    }
    #expect(recording.path.count == 100_000 && recording.current.centerWeight == 1)
  }

  @Test("a recording keeps so many entries and no more")
  func full() {
    var recording = Recording(spec: RunSpec(), start: Hyperparameters())
    for _ in 0..<Recording.mostEntries + 5 { recording.append(.init(step: 1, .restart)) }
    #expect(recording.entries.count == Recording.mostEntries && recording.isFull)
  }
}
