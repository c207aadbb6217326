import Drawing
import Learning
import Lessons
import Runs
import Testing
import Visualizer

/// Lessons as they are played on the screen, without a terminal and by a clock of the test's own.
struct LessonPlayTests {
  /// Its first run, at full speed where it trains.
  static func opened(_ lesson: Lesson) throws -> OpenedRun {
    let (spec, run) = try lesson.start.suitedRun()
    return try OpenedRun(run, by: spec, pace: .full, isPaused: true)
  }

  /// Keys that come through any lesson, pressed again and again.
  private static func keys(answer: String, rounds: Int) -> Script {
    var script = Script()
    for _ in 0..<rounds {
      script.wait(.milliseconds(200))
      script.press(.enter)
      script.wait(.milliseconds(200))
      script.type(answer)
    }
    return script
  }

  @Test(
    "every lesson can be played to its end, whatever is guessed", arguments: Lesson.builtIn.indices)
  func toTheEnd(index: Int) throws {
    let lesson = Lesson.builtIn[index]
    let outcome = Self.keys(answer: "2", rounds: 60).play(
      try Self.opened(lesson), size: Size(width: 120, height: 36), lesson: lesson)
    #expect(outcome.screen.lesson?.waiting == .end)
    let questions = lesson.steps.count { if case .ask = $0.kind { true } else { false } }
    let texts = outcome.pictures.map(\.canvas.text)
    #expect(texts.contains { $0.contains("The lesson ends here") })
    let said = Set(
      texts.flatMap { $0.split(separator: "\n") }.filter { $0.contains("← measured") }.map(
        String.init))
    #expect(said.count >= min(questions, 2))
  }

  static let small: Lesson = {
    do {
      return try Lesson(
        """
        # Small

        Read this.

        ```lesson
        start lambda=0
        fork
        set lambda=1
        ask Which is narrower?
        option A: intra.A < intra.B
        option B: intra.B < intra.A
        run 100
        answer
        ```

        The end.
        """, name: "it")
    } catch { fatalError("\(error)") }
  }()

  private func screen(after keys: [String], size: Size = Size(width: 120, height: 36)) throws
    -> (ScreenState, String)
  {
    var script = Script()
    script.wait(.milliseconds(100))
    for key in keys {
      if key == "Enter" {
        script.press(.enter)
      } else if key == "Esc" {
        script.press(.escape)
      } else {
        script.type(key)
      }
      script.wait(.seconds(1))
    }
    let outcome = script.play(try Self.opened(Self.small), size: size, lesson: Self.small)
    return (outcome.screen, outcome.pictures[outcome.pictures.count - 1].canvas.text)
  }

  @Test("a question is asked before the run goes on, and answered by what was measured")
  func predict() throws {
    let read = try screen(after: [])
    #expect(
      read.0.run.snapshot.step == 0 && read.1.contains("Read this.")
        && read.1.contains("Enter goes on"))
    let asked = try screen(after: ["Enter"])
    #expect(asked.0.runs.map { $0.snapshot.step } == [0, 0] && asked.0.lesson?.waiting == .answer)
    #expect(asked.1.contains("Which is narrower?") && asked.1.contains("Your guess: 1 to 2"))
    #expect(asked.0.runs.map { $0.requested.centerWeight } == [0, 1])
    let wrong = try screen(after: ["Enter", "1"])
    #expect(wrong.0.runs.map { $0.snapshot.step } == [100, 100])
    #expect(wrong.1.contains("1  A ← your guess") || wrong.1.contains("1 A ← your guess"))
    #expect(wrong.1.contains("2 B ← measured") && wrong.1.contains("Measured: intra.A"))
    let right = try screen(after: ["Enter", "2"])
    #expect(right.1.contains("B ← your guess ← measured"))
    #expect(try screen(after: ["Enter", "2", "Enter"]).1.contains("The end."))
    #expect(try screen(after: ["Enter", "2", "Enter", "Enter"]).1.contains("The lesson ends here"))
  }

  @Test(
    "a class that was dimmed by a number pressed too early is seen again, and a flaw is not told before it is asked"
  )
  func notGivenAway() throws {
    #expect(try screen(after: ["4"]).0.plot.focus == 4)
    #expect(try screen(after: ["4", "Enter"]).0.plot.focus == nil)
    var screen = ScreenState(
      RunView(try Trained.run { $0.network = "mlp:relu" }), glyphs: .unicode)
    let size = Size(width: 120, height: 36)
    #expect(frame(screen, size: size).text.contains("2-10:relu"))
    _ = screen.begin(Self.small)
    #expect(!frame(screen, size: size).text.contains("relu"))
  }

  @Test("an answer that is not there is none, and knobs act all the while")
  func play() throws {
    let (asked, _) = try screen(after: ["Enter", "7"])
    #expect(asked.lesson?.waiting == .answer && asked.plot.focus == nil)
    let (turned, _) = try screen(after: ["Enter", "."])
    #expect(turned.run.requested.learningRate == 0.2)
  }

  @Test(
    "whatever was played with meanwhile, a lesson's fork has two sides, and its knob is one side's")
  func afterPlaying() throws {
    let (forked, _) = try screen(after: ["x", "Enter"])
    #expect(forked.runs.map { $0.requested.centerWeight } == [0, 1] && forked.active == 1)
    let (linked, _) = try screen(after: ["x", "X", "Enter"])
    #expect(linked.runs.map { $0.requested.centerWeight } == [0, 1])
  }

  @Test("Esc ends it, and the run stays")
  func leave() throws {
    let (left, text) = try screen(after: ["Enter", "Esc"])
    #expect(left.lesson == nil && left.runs.count == 2 && !text.contains("Your guess"))
  }

  static let lessonKeys: [KeyEffect] =
    [
      KeyEffect(.enter, "Enter goes on"), KeyEffect(.escape, "Esc ends it") { $1.lesson == nil },
      KeyEffect(.character("P"), "P shows the plot") {
        $0.isSlideShown && !$1.isSlideShown
      },
    ]
    + (1...9).map { number in
      KeyEffect(.character(Unicode.Scalar(UInt8(48 + number))), "\(number) answers") {
        number > 2 || $1.lesson?.waiting == .step(100)
      }
    }

  @Test("each key of a lesson does what its help says", arguments: lessonKeys)
  func keys(effect: KeyEffect) throws { try effect.expect(on: Self.presented) }

  /// The same question, presented to a room.
  static let presented: ScreenState = {
    var screen = Trained.start
    _ = screen.begin(Self.small, presenting: true)
    _ = screen.reduce(.goOnWithLesson)
    return screen
  }()

  static let asking: ScreenState = {
    var screen = Trained.start
    _ = screen.begin(Self.small)
    _ = screen.reduce(.goOnWithLesson)
    return screen
  }()

  @Test("the lead line tells nothing of what is asked")
  func leadLineIsSilent() throws {
    let (asked, _) = try screen(after: ["Enter"])
    #expect(leadLine(asked)[0].hasPrefix("guess first"))
    let (answered, _) = try screen(after: ["Enter", "2"])
    #expect(leadLine(answered)[0].hasPrefix("λ pulls each point"))
    #expect(leadLine(answered.after(.leaveLesson))[0].contains("tighter than"))
  }

  @Test("what is said and asked is there at every size", arguments: FrameTests.sizes.dropFirst())
  func sizes(size: Size) throws {
    let text = frame(Self.asking, size: size).text
    for words in ["Which is narrower?", "1 A", "2 B", "Your guess"] {
      #expect(text.contains(words))
    }
  }
}
