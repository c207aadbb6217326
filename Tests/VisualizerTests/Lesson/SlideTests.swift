import Drawing
import Learning
import Lessons
import Runs
import Testing
import Visualizer

/// A lesson that is presented: words in large letters, a block at a time, then the plot.
struct SlideTests {
  private static func played(_ keys: String, size: Size = Size(width: 120, height: 36)) throws
    -> (screen: ScreenState, text: String)
  {
    let lesson = try Lesson(
      """
      # Small

      Read this.

      And then this.

      ```lesson
      start lambda=0
      ask Which?
      option the one: step < 0
      option the other: step > 9
      run 20
      answer
      ```
      """, name: "it")
    let (spec, run) = try lesson.start.suitedRun()
    var script = Script()
    script.wait(.milliseconds(100))
    for key in keys {
      if key == "\r" { script.press(.enter) } else { script.type(String(key)) }
      script.wait(.seconds(1))
    }
    let outcome = script.play(
      try OpenedRun(run, by: spec, pace: .full, isPaused: true), size: size, lesson: lesson,
      presentsLesson: true)
    return (outcome.screen, outcome.pictures[outcome.pictures.count - 1].canvas.text)
  }

  @Test("a paragraph at a time, then the question, then the plot with what was measured")
  func blocks() throws {
    let first = try Self.played("")
    #expect(first.text.contains("Enter goes on  1 of 2") && first.text.contains("█"))
    #expect(!first.text.contains("features of the"))
    let second = try Self.played("\r")
    #expect(second.text.contains("Enter goes on  2 of 2") && second.text != first.text)
    let asked = try Self.played("\r\r")
    #expect(asked.screen.lesson?.waiting == .answer && asked.text.contains("Your guess: 1 to 2"))
    #expect(!asked.text.contains("features of the"))
    let answered = try Self.played("\r\r1")
    #expect(answered.text.contains("features of the test set"))
    #expect(answered.text.contains("2 the other ← measured"))
    let shown = try Self.played("\r\r1P")
    #expect(!shown.text.contains("features of the") && shown.text.contains("Enter goes on"))
    #expect(try Self.played("\r\r1\r").screen.lesson?.waiting == .end)
  }

  @Test("where large letters do not fit, or are not to be had, plain ones stand there")
  func plain() throws {
    let asked = try Self.played("\r\r", size: Size(width: 40, height: 12))
    #expect(asked.text.contains("Which?") && asked.text.contains("2 the other"))
    var inASCII = Trained.start.inASCII
    _ = inASCII.begin(LessonPlayTests.small, presenting: true)
    _ = inASCII.reduce(.goOnWithLesson)
    let ascii = frame(inASCII, size: Size(width: 120, height: 36)).text
    #expect(ascii.contains("Which is narrower?"))
    let isPlain = ascii.unicodeScalars.allSatisfy { $0.isASCII }
    #expect(isPlain)
  }

  @Test("at every size the slide fits", arguments: FrameTests.sizes)
  func sizes(size: Size) {
    let text = frame(LessonPlayTests.presented, size: size).text
    #expect(text.contains("1") && text.split(separator: "\n").count <= size.height)
  }
}
