import Drawing
import Foundation
import Learning
import Testing
import Visualizer

/// A terminal that knows what a cast does: places of the cursor, erasing, and text.
private struct SmallTerminal {
  private(set) var rows: [[Unicode.Scalar]]
  private var (x, y) = (0, 0)

  init(width: Int, height: Int) {
    rows = Array(repeating: Array(repeating: " ", count: width), count: height)
  }

  var text: String {
    rows.map { row in
      let end = row.lastIndex { $0 != " " }.map { $0 + 1 } ?? 0
      return String(String.UnicodeScalarView(row[..<end])) + "\n"
    }.joined()
  }

  mutating func take(_ output: String) {
    var rest = output.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\u{1B}" else {
        rows[y][x] = scalar
        x = min(x + 1, rows[y].count - 1)
        continue
      }
      let sequence = rest.prefix { !$0.properties.isAlphabetic }
      rest = rest[sequence.endIndex...]
      let numbers = String(sequence.dropFirst()).split(separator: ";").compactMap { Int($0) }
      switch rest.popFirst() {
      case "H": (y, x) = (numbers[0] - 1, numbers[1] - 1)
      case "J": rows = rows.map { $0.map { _ in " " } }
      case "K": for k in x..<rows[y].count { rows[y][k] = " " }
      default: break
      }
    }
  }
}

/// What the screen shows, as a file that players of terminals play.
struct CastTests {
  private let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).cast").path()

  private func canvas(_ text: String, _ style: Style = .plain, width: Int = 20) -> Canvas {
    var canvas = Canvas(Size(width: width, height: 3))
    canvas.write(text, x: 1, y: 1, style)
    return canvas
  }

  private func events() throws -> (header: [String: Any], events: [(Double, String, String)]) {
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    let values = try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) }
    let events = try values.dropFirst().map { value in
      let event = try #require(value as? [Any])
      return (
        try #require(event[0] as? Double), try #require(event[1] as? String),
        try #require(event[2] as? String)
      )
    }
    return (try #require(values[0] as? [String: Any]), events)
  }

  @Test("frames come with their times, and only rows that have changed; the last is never left out")
  func frames() throws {
    defer { try? FileManager.default.removeItem(atPath: file) }
    let start = ContinuousClock.now
    var cast = try Cast(to: file, on: .dark)
    let quoted = canvas("say \"λ\" \\ é", Style(.accent, weight: .bold))
    let shown: [(Canvas, Int)] = [
      (canvas("one"), 0), (canvas("two"), 500), (canvas("three"), 520), (canvas("four"), 540),
      (quoted, 2_000), (quoted, 3_000), (canvas("six"), 3_020),
    ]
    for (canvas, milliseconds) in shown {
      #expect(cast.add(canvas, at: start + .milliseconds(milliseconds)) == nil)
    }
    #expect(cast.finish(at: start + .seconds(4)) == nil)
    let (header, events) = try events()
    #expect(header["version"] as? Int == 2)
    #expect(header["width"] as? Int == 20 && header["height"] as? Int == 3)
    #expect(events.map(\.0) == [0, 0.5, 0.54, 2, 3.02, 4])
    #expect(events.allSatisfy { $0.1 == "o" })
    #expect(events[1].2.ranges(of: "H").count == 1, "one row, not all three")
    var terminal = SmallTerminal(width: 20, height: 3)
    let expected = [canvas("one"), canvas("two"), canvas("four"), quoted, canvas("six")]
    for (event, canvas) in zip(events, expected) {
      terminal.take(event.2)
      #expect(terminal.text == canvas.text)
    }
    #expect(events.last?.2.contains("\u{1B}[?25h") == true)
  }

  @Test("another size is an event of its own, and a whole frame")
  func resized() throws {
    defer { try? FileManager.default.removeItem(atPath: file) }
    let start = ContinuousClock.now
    var cast = try Cast(to: file, on: .light)
    #expect(cast.add(canvas("one"), at: start) == nil)
    #expect(cast.add(canvas("two", width: 30), at: start + .seconds(1)) == nil)
    #expect(cast.finish(at: start + .seconds(1)) == nil)
    let events = try events().events
    #expect(events.map(\.1) == ["o", "r", "o", "o"] && events[1].2 == "30x3")
    var terminal = SmallTerminal(width: 30, height: 3)
    terminal.take(events[2].2)
    #expect(terminal.text == canvas("two", width: 30).text)
  }

  @Test("a file that is there is not written over, and what is in it stays")
  func problems() throws {
    try Data("mine".utf8).write(to: URL(filePath: file))
    defer { try? FileManager.default.removeItem(atPath: file) }
    let error = #expect(throws: RecordingError.self) { try Cast(to: file, on: .dark) }
    #expect(error?.description.contains("there is a file of that name") == true)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
  }
}
