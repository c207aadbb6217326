import Drawing
import Lessons
import Runs
import Testing
import Visualizer

/// The runs that a lesson opens, trains and goes on with.
struct LessonRunTests {
  private static let size = Size(width: 120, height: 36)

  private func play(_ script: Script, _ lesson: Lesson) throws -> Script.Outcome {
    script.play(try LessonPlayTests.opened(lesson), size: Self.size, lesson: lesson)
  }

  @Test("from the past it trains up to its step, and Enter goes on with what was paused on the way")
  func afterLookingBack() throws {
    let lesson = try Lesson(
      """
      ```lesson
      start
      run 40
      ask Well?
      option yes: ratio > 0
      option no
      run 60
      answer
      ```
      """, name: "it")
    var script = Script()
    script.wait(.seconds(2))
    script.type("F")
    script.wait(.seconds(1))
    script.type("1")
    script.wait(.seconds(2))
    let played = try play(script, lesson)
    #expect(played.screen.run.snapshot.step == 60 && played.screen.lesson?.waiting == .key)

    let (spec, run) = try lesson.start.suitedRun()
    let slow = try OpenedRun(run, by: spec, pace: .stepsPerSecond(20), isPaused: true)
    var pausing = Script()
    pausing.wait(.seconds(1))
    pausing.type(" ")
    pausing.wait(.seconds(1))
    let paused = pausing.play(slow, size: Self.size, lesson: lesson)
    #expect((1..<40).contains(paused.screen.run.snapshot.step))
    #expect(paused.pictures[paused.pictures.count - 1].canvas.text.contains("Enter goes on"))
    pausing.press(.enter)
    pausing.wait(.seconds(4))
    let goneOn = pausing.play(slow, size: Self.size, lesson: lesson)
    #expect(goneOn.screen.run.snapshot.step == 40 && goneOn.screen.lesson?.waiting == .answer)
  }

  @Test("L begins a lesson in the place of the run that is shown, and the one after it")
  func key() throws {
    var script = Script()
    script.wait(.seconds(2))
    script.type("L")
    script.wait(.seconds(1))
    let opened = try OpenedRun(Trained.run(), by: RunSpec())
    let first = script.play(opened, size: Self.size)
    #expect(first.screen.lesson?.lesson == Lesson.builtIn[0])
    #expect(first.screen.run.snapshot.step == 0 && first.screen[.centerWeight] == 0)
    script.type("L")
    script.wait(.seconds(1))
    #expect(script.play(opened, size: Self.size).screen.lesson?.lesson == Lesson.builtIn[1])
  }

  @Test("a run that a lesson goes on with stands at step 0 until it is asked to train")
  func nextRun() throws {
    let lesson = try Lesson(
      """
      ```lesson
      start
      run 20
      start lambda=1
      ask Well?
      option yes: ratio > 0
      option no
      run 30
      answer
      ```
      """, name: "it")
    var script = Script()
    script.wait(.seconds(3))
    let asked = try play(script, lesson)
    #expect(asked.screen.lesson?.waiting == .answer)
    #expect(asked.screen.run.snapshot.step == 0 && asked.screen[.centerWeight] == 1)
    script.type("1")
    script.wait(.seconds(3))
    let answered = try play(script, lesson)
    #expect(answered.screen.run.snapshot.step == 30)
  }
}
