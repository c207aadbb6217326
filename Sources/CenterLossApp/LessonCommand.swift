import ArgumentParser
import Drawing
import Learning
import Lessons
import Runs
import Visualizer

struct LessonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "Predict, then see: a lesson on the screen. Without a number it lists them.",
    discussion:
      "A file of one's own is a lesson too, in Markdown; --check says whether what it claims is so."
  )

  @Argument(
    help: ArgumentHelp("A lesson's number, or a file.", valueName: "lesson"))
  var lesson: String?

  @Flag(help: "Play it without a screen, with three seeds, and try everything that it claims.")
  var check = false

  @Flag(help: "For a room: its words fill the screen in large letters, a paragraph at a time.")
  var present = false

  @OptionGroup var screenOptions: ScreenOptions

  private static let seeds: [UInt64] = [1, 2, 3]

  func run() throws {
    guard let name = lesson ?? (present && !check ? "1" : nil) else {
      if check {
        for lesson in builtIn { try tryOut(lesson) }
      } else {
        for (index, lesson) in builtIn.enumerated() {
          try standardOutput("\(index + 1)  \(lesson.title)")
        }
      }
      return
    }
    let lesson = try lesson(name)
    if check { return try tryOut(lesson) }
    let spec = lesson.start
    let (suited, run) = try spec.suitedRun()
    try watch(
      try OpenedRun(run, by: suited, pace: .ofLessons, isPaused: true),
      RunMenu(startedWith: run, by: suited), on: screenOptions.settings,
      lesson: lesson, presentsLesson: present)
  }

  /// In the language of the screen.
  private var builtIn: [Lesson] { Lesson.builtIn(in: screenOptions.settings.spokenLanguage.code) }

  private func lesson(_ name: String) throws -> Lesson {
    guard let number = Int(name) else {
      let bytes = try fileBytes(name, limit: 1 << 20)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw DataError(source: name, problem: "not text in UTF-8")
      }
      return try Lesson(text, name: name)
    }
    guard builtIn.indices.contains(number - 1) else {
      throw ValidationError("lesson \(number): there are 1 to \(builtIn.count)")
    }
    return builtIn[number - 1]
  }

  private func tryOut(_ lesson: Lesson) throws {
    var count = 0
    for seed in Self.seeds {
      let check = try LessonCheck(of: lesson, seed: seed)
      if let failure = check.failures.first { throw Failure(.other, failure) }
      count += check.count
    }
    try standardOutput("\(lesson.name): \(count) claims hold, with \(Self.seeds.count) seeds")
  }
}
