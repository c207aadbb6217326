import Learning
import Runs

extension Lesson {
  /// Reads a lesson. Throws for a line that is none, and names it.
  ///
  /// Lines of a ```` ```lesson ```` block:
  ///
  /// | line | what it does |
  /// | --- | --- |
  /// | `start data=digits lambda=0` | another run at step 0, by the options of `watch` |
  /// | `fork`, `side A`, `keep` | a second run side by side; the side that is active; the other one ends |
  /// | `set lambda=1`, `set rule=gradient` | turns a knob of the active side |
  /// | `run 300` | trains up to step 300, then pauses |
  /// | `try 300` | the same, or to where the loss is no number any more |
  /// | `show scale=absolute` | looks at it so: `scale`, `points`, `regions`, `trails`, `panel`, and `step`, which takes the next one apart |
  /// | `ask Which is tighter?` | a question, answered before it goes on |
  /// | `option B: ratio.B < 0.9 * ratio.A` | one of its answers, and when that is right |
  /// | `option about the same` | right where none of those before it is |
  /// | `right intra / inter` | right without being measured: what a recall asks for |
  /// | `answer` | what was measured, beside what was guessed |
  /// | `expect accuracy > 0.9` | what must hold here, which `lesson --check` and the tests try |
  public init(_ text: String, name: String) throws(DataError) {
    self.name = name
    var reader = Reader(name: name)
    // Line ends may be those of Windows, and a byte order mark may stand before the first line.
    let whole = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
    let lines = whole.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      do { try reader.take(line, number: index + 1) } catch {
        throw DataError(source: "\(name), line \(index + 1)", problem: error.text)
      }
    }
    title = reader.title ?? name
    do { steps = try reader.finish() } catch {
      throw DataError(source: name, problem: error.text)
    }
  }
}

private struct Reader {
  let name: String
  var title: String?
  private var steps: [Lesson.Step] = []
  private var isInBlock = false
  private var paragraph = ""
  private var paragraphs: [String] = []
  private var textLine = 0
  private var question: (line: Int, text: String, options: [Lesson.Option])?
  private var isAsked = false
  private var hasStarted = false
  private var isForked = false

  init(name: String) { self.name = name }

  mutating func take(_ raw: Substring, number: Int) throws(LessonProblem) {
    // Other people's bytes: nothing in them directs the terminal.
    let line = String(raw.map { $0 == "\t" ? " " : $0 }).onOneLine
    if line.hasPrefix("```") {
      guard isInBlock || line == "```lesson" else {
        throw LessonProblem("'\(line)': a block of a lesson begins with ```lesson")
      }
      if !isInBlock { endText() } else { try endQuestion() }
      isInBlock.toggle()
    } else if isInBlock {
      let words = line.trimmingBlanks
      if !words.isEmpty { try command(words, number) }
    } else {
      text(line, number)
    }
  }

  mutating func finish() throws(LessonProblem) -> [Lesson.Step] {
    guard !isInBlock else { throw LessonProblem("the last block is not ended by ```") }
    endText()
    guard hasStarted else { throw LessonProblem("no block says 'start', so there is no run") }
    return steps
  }

  // MARK: Text

  private mutating func text(_ line: String, _ number: Int) {
    if line.hasPrefix("# "), title == nil {
      title = String(line.dropFirst(2))
      return
    }
    let words = line.trimmingBlanks
    if words.isEmpty {
      endParagraph()
    } else {
      if paragraph.isEmpty && paragraphs.isEmpty { textLine = number }
      // What the program does stands behind the text that a reader of the page needs to follow it.
      paragraph += (paragraph.isEmpty ? "" : " ") + words.filter { !"*`".contains($0) }
    }
  }

  private mutating func endParagraph() {
    if !paragraph.isEmpty { paragraphs.append(paragraph) }
    paragraph = ""
  }

  private mutating func endText() {
    endParagraph()
    if !paragraphs.isEmpty { add(.text(paragraphs), textLine) }
    paragraphs = []
  }

  private mutating func add(_ kind: Lesson.Kind, _ line: Int) {
    steps.append(Lesson.Step(line: line, kind: kind))
  }

  // MARK: Commands

  private mutating func command(_ line: String, _ number: Int) throws(LessonProblem) {
    let end = line.firstIndex(of: " ") ?? line.endIndex
    let (verb, rest) = (line[..<end], String(line[end...]).trimmingBlanks)
    if !["option", "right"].contains(verb) { try endQuestion() }
    if !["start", "ask", "option", "right"].contains(verb), !hasStarted {
      throw LessonProblem("'\(verb)' before 'start': there is no run yet")
    }
    switch verb {
    case "start":
      add(.start(try RunSpec(ofLesson: rest)), number)
      (hasStarted, isForked) = (true, false)
    case "fork":
      guard !isForked else { throw LessonProblem("there are two sides already; 'keep' ends one") }
      add(.fork, number)
      isForked = true
    case "side":
      guard let side = ["A", "B"].firstIndex(of: rest), isForked || side == 0 else {
        throw LessonProblem("'side \(rest)': A or B, after 'fork'")
      }
      add(.side(side), number)
    case "keep":
      guard isForked else { throw LessonProblem("'keep' without 'fork' before it") }
      add(.keep, number)
      isForked = false
    case "set":
      for change in try SideSettings(ofLesson: rest).changes { add(.change(change), number) }
    case "run", "try":
      guard let step = Int(rest), (1...100_000).contains(step) else {
        throw LessonProblem("'\(verb) \(rest)': the step up to which, 1 to 100000")
      }
      add(.run(to: step, mayFail: verb == "try"), number)
    case "show": add(.show(try Lesson.Look(rest)), number)
    case "ask":
      guard !rest.isEmpty else { throw LessonProblem("'ask' needs a question") }
      question = (number, rest, [])
    case "option":
      guard question != nil else { throw LessonProblem("'option' without 'ask' before it") }
      question?.options.append(try Self.option(rest))
    case "right":
      guard question != nil else { throw LessonProblem("'right' without 'ask' before it") }
      guard !rest.isEmpty else { throw LessonProblem("'right' needs an answer") }
      question?.options.append(Lesson.Option(text: rest, condition: nil, isKnown: true))
    case "answer":
      guard isAsked else { throw LessonProblem("'answer' without 'ask' before it") }
      add(.answer, number)
      isAsked = false
    case "expect": add(.expect(try Condition(rest)), number)
    default:
      throw LessonProblem(
        "'\(verb)': start, fork, side, keep, set, run, try, show, ask, option, right, answer and expect are known"
      )
    }
  }

  private mutating func endQuestion() throws(LessonProblem) {
    guard let asked = question else { return }
    question = nil
    guard (2...9).contains(asked.options.count) else {
      throw LessonProblem(
        "a question needs two to nine options, this one has \(asked.options.count)")
    }
    guard asked.options.count(where: \.isKnown) < 2 else {
      throw LessonProblem("one answer can be right, not \(asked.options.count(where: \.isKnown))")
    }
    add(.ask(Lesson.Question(text: asked.text, options: asked.options)), asked.line)
    isAsked = true
  }

  private static func option(_ text: String) throws(LessonProblem) -> Lesson.Option {
    guard let colon = text.firstIndex(of: ":") else {
      guard !text.isEmpty else { throw LessonProblem("'option' needs an answer") }
      return Lesson.Option(text: text, condition: nil)
    }
    let condition = String(text[text.index(after: colon)...]).trimmingBlanks
    return Lesson.Option(text: String(text[..<colon]), condition: try Condition(condition))
  }
}

extension StringProtocol {
  fileprivate var trimmingBlanks: String {
    var rest = self[...]
    while rest.first == " " { rest = rest.dropFirst() }
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
  }
}
