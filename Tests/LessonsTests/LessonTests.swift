import Learning
import Lessons
import Runs
import Testing

/// The lessons that the program carries: everything that they claim is so.
struct BuiltInLessonTests {
  @Test(
    "each claim holds, and each question has its answer, with seeds 1 to 3",
    arguments: Lesson.builtIn.indices, [1, 2, 3] as [UInt64])
  func holds(index: Int, seed: UInt64) throws {
    let check = try LessonCheck(of: Lesson.builtIn[index], seed: seed)
    #expect(check.failures.isEmpty, "\(check.failures.joined(separator: "\n"))")
    #expect(check.count >= 5)
  }

  @Test(
    "the right answers are the same with every seed: a lesson's text goes on from them",
    arguments: Lesson.builtIn.indices)
  func answers(index: Int) throws {
    let answers = try [1, 2, 3].map { try LessonCheck(of: Lesson.builtIn[index], seed: $0).answers }
    #expect(answers.allSatisfy { $0 == answers[0] })
  }

  @Test("not always the same place is right")
  func places() throws {
    let answers = try Lesson.builtIn.flatMap { try LessonCheck(of: $0, seed: 1).answers }
    #expect(Set(answers).count >= 3)
  }
}

/// The lessons in Chinese.
struct TranslatedLessonTests {
  @Test(
    "the program does the same in every language, step by step", arguments: Lesson.builtIn.indices)
  func same(index: Int) {
    let (english, chinese) = (Lesson.builtIn[index], Lesson.builtIn(in: "zh")[index])
    #expect(english.title != chinese.title && english.steps.count == chinese.steps.count)
    for (a, b) in zip(english.steps, chinese.steps) {
      switch (a.kind, b.kind) {
      case (.text(let a), .text(let b)): #expect(a.count == b.count && a != b)
      case (.ask(let a), .ask(let b)):
        #expect(a.text != b.text)
        #expect(a.options.map(\.condition) == b.options.map(\.condition))
        #expect(a.options.map(\.isKnown) == b.options.map(\.isKnown))
      default: #expect(a.kind == b.kind)
      }
    }
  }

  @Test("a language that there is none in has the English ones")
  func english() { #expect(Lesson.builtIn(in: "xx") == Lesson.builtIn) }

  @Test("each lesson from the third on asks what the one two before it said")
  func recalls() {
    for (index, lesson) in Lesson.builtIn.enumerated() {
      let texts = lesson.steps.flatMap { step -> [String] in
        if case .text(let texts) = step.kind { texts } else { [] }
      }
      let recalls = texts.filter { $0.contains("recall, from lesson \(index - 1)") }.count
      #expect(recalls == (index < 2 ? 0 : 1))
      let known = lesson.steps.count {
        if case .ask(let question) = $0.kind { question.knownOption != nil } else { false }
      }
      #expect(known >= recalls)
    }
  }
}

/// What a lesson's file may say.
struct LessonReaderTests {
  private func lesson(_ lines: String...) throws -> Lesson {
    try Lesson(
      "# A title\n\nText.\n\n```lesson\n\(lines.joined(separator: "\n"))\n```\n", name: "it")
  }

  @Test("text and blocks become steps, in order, with their lines")
  func steps() throws {
    let lesson = try lesson("start lambda=2", "run 5", "expect ratio.A < 3 * inter and 1 < 2")
    #expect(lesson.title == "A title")
    #expect(lesson.steps.map(\.line) == [3, 6, 7, 8])
    #expect(lesson.steps[0].kind == .text(["Text."]))
    #expect(lesson.steps[2].kind == .run(to: 5, mayFail: false))
  }

  @Test("files of Windows are read, and nothing in a file directs the terminal")
  func foreign() throws {
    let text =
      "\u{FEFF}# A\u{1B}[2J title\r\n\r\nText\u{202E}.\r\n```lesson\r\nstart\tlambda=2\r\n```\r\n"
    let lesson = try Lesson(text, name: "it")
    #expect(lesson.title == "A?[2J title")
    #expect(lesson.steps.map(\.line) == [3, 5] && lesson.steps[0].kind == .text(["Text?."]))
  }

  @Test("a question's right answer is the first whose condition holds, or the one without")
  func question() throws {
    let lesson = try lesson(
      "start", "ask Which?", "option small: ratio < 1", "option large: ratio > 2", "option neither",
      "answer")
    guard case .ask(let question) = lesson.steps[2].kind else {
      Issue.record("no question")
      return
    }
    let right = [0.5, 3, 1.5].map { value in question.rightOption { _ in value } }
    #expect(right == [0, 1, 2])
    #expect(question.measures.map(\.description) == ["ratio"])
  }

  @Test("what is right without being measured is right whatever else holds")
  func known() throws {
    let lesson = try lesson("start", "ask Which?", "option a: 0 < 1", "right b", "answer")
    guard case .ask(let question) = lesson.steps[2].kind else {
      Issue.record("no question")
      return
    }
    #expect(question.knownOption == 1 && question.rightOption { _ in 0 } == 1)
    #expect(try LessonCheck(of: lesson, seed: 1).answers == [1])
  }

  @Test("a loss that is no number ends what is tried, and fails what is run")
  func failing() throws {
    let tried = try lesson("start lambda=10 clip-norm=0", "try 90", "expect step < 50")
    #expect(try LessonCheck(of: tried, seed: 1).failures.isEmpty)
    let run = try lesson("start lambda=10 clip-norm=0", "run 90", "expect step < 50")
    #expect(try LessonCheck(of: run, seed: 1).failures == ["it, line 7, seed 1: not finite"])
  }

  @Test("a claim that does not hold is a failure that names its line and what was measured")
  func failure() throws {
    let lesson = try lesson("start", "run 20", "expect accuracy > 0.99")
    let check = try LessonCheck(of: lesson, seed: 1)
    #expect(check.failures.count == 1)
    #expect(
      check.failures.first?.hasPrefix(
        "it, line 8, seed 1: 'accuracy > 0.99' does not hold; accuracy 0.") == true)
  }

  static let complaints: [(lines: [String], error: String)] = [
    (["run 5"], "it, line 6: 'run' before 'start': there is no run yet"),
    (["start", "run five"], "it, line 7: 'run five': the step up to which, 1 to 100000"),
    (
      ["start", "dance"],
      "it, line 7: 'dance': start, fork, side, keep, set, run, try, show, ask, option, right, answer and expect are known"
    ),
    (["start lambda=-1"], "it, line 6: set 'lambda=-1': λ must be"),
    (
      ["start", "set lambda=x"], "it, line 7: set 'lambda=x': λ must be a finite number, 0 or more"
    ),
    (["start", "side B"], "it, line 7: 'side B': A or B, after 'fork'"),
    (["start", "keep"], "it, line 7: 'keep' without 'fork' before it"),
    (["start", "answer"], "it, line 7: 'answer' without 'ask' before it"),
    (
      ["start", "ask What?", "run 5"],
      "it, line 8: a question needs two to nine options, this one has 0"
    ),
    (
      ["start", "expect ratio"],
      "it, line 7: 'ratio': < or > is needed, as in 'ratio.B < 0.8 * ratio.A'"
    ),
    (["start", "expect tightness > 1"], "it, line 7: 'tightness' is no measure"),
    (["start", "expect ratio.C > 1"], "it, line 7: 'ratio.C': a side is A or B"),
    (["start", "show trails=maybe"], "it, line 7: show trails=maybe: trails is on, off"),
    (["start data"], "it, line 6: 'data': settings such as data=digits are needed"),
    (["start", "right a"], "it, line 7: 'right' without 'ask' before it"),
    (["start", "try 0"], "it, line 7: 'try 0': the step up to which, 1 to 100000"),
    (
      ["start", "ask What?", "right a", "right b", "answer"],
      "it, line 10: one answer can be right, not 2"
    ),
    (["start noise=much"], "it, line 6: 'noise=much': a number is needed"),
  ]

  @Test("what is none is one line that names its place", arguments: complaints.indices)
  func complaint(index: Int) {
    let (lines, expected) = Self.complaints[index]
    let error = #expect(throws: DataError.self) {
      try Lesson(
        "# A title\n\nText.\n\n```lesson\n\(lines.joined(separator: "\n"))\n```\n", name: "it")
    }
    let text = error?.description ?? ""
    #expect(text.hasPrefix(String(expected.prefix(40))), "\(text)")
  }

  @Test("a file without a block, with one that does not end, or of another kind")
  func blocks() {
    func error(_ text: String) -> String {
      #expect(throws: DataError.self) { try Lesson(text, name: "it") }?.description ?? ""
    }
    #expect(error("# Only text\n") == "it: no block says 'start', so there is no run")
    #expect(error("```lesson\nstart\n") == "it: the last block is not ended by ```")
    #expect(
      error("```swift\n```\n")
        == "it, line 1: '```swift': a block of a lesson begins with ```lesson")
    #expect(error("") == "it: no block says 'start', so there is no run")
  }
}
