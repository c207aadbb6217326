import Drawing
import Lessons

/// What the lesson says and asks, below a line with its title.
func drawLesson(
  _ play: LessonPlay, _ screen: ScreenState, on canvas: inout Canvas, in rect: Rect
) {
  var rest = rect
  canvas.drawHeading([play.lesson.title], in: rest.takeTop(1), screen.glyphs)
  var foot = rest.takeBottom(1)
  let lines = (lessonLines(play, screen.say) + numbersOfStep(screen)).flatMap { line in
    wrapped(screen.glyphs.plain(line.text), to: rest.width).map { ($0, line.style) }
      + (line.isFollowedByGap ? [("", Style.plain)] : [])
  }
  let page = LessonPage(lines.count, room: rest.height, page: screen.tablePage)
  for (row, line) in lines[page.rows].enumerated() {
    canvas.write(line.0, x: rest.x, y: rest.y + row, line.1, width: rest.width)
  }
  // How to go on stands below the text, and the way to more of it at the end of the row.
  foot.y = min(rest.y + page.rows.count, foot.y)
  canvas.write(
    screen.glyphs.plain(lessonHint(play, screen)), x: foot.x, y: foot.y,
    Style(.accent, weight: .bold),
    width: foot.width)
  if page.hasMore {
    canvas.write(screen.glyphs.plain(" PgDn ↓"), endingAt: foot.maxX, y: foot.y, .dim)
  }
}

/// The lines of a page of text.
private struct LessonPage {
  let rows: Range<Int>
  let hasMore: Bool

  init(_ count: Int, room: Int, page: Int) {
    guard count > room + 1, room > 0 else {
      (rows, hasMore) = (0..<min(count, max(room, 0)), false)
      return
    }
    let first = min(max(page, 0) * max(room - 1, 1), max(count - room, 0))
    rows = first..<min(first + room, count)
    hasMore = rows.upperBound < count - 1
  }
}

/// Where the lesson has a step taken apart: the part's equation, and the numbers of the sample that is picked.
private func numbersOfStep(_ screen: ScreenState) -> [LessonLine] {
  guard let look = screen.page.step, let anatomy = screen.run.report.anatomy else { return [] }
  // What the part is, the lesson says.
  let lines = Array(stepLines(anatomy, look, screen.run, screen.say).dropFirst(2))
  let listsClasses = look.part == .sums || look.part == .centers
  return lines.enumerated().filter { $0 == 0 || !listsClasses || $1.isNumbers }.map { _, line in
    LessonLine(text: line.text, style: line.isNumbers ? .bold : .plain, isFollowedByGap: false)
  }
}

struct LessonLine {
  let text: String
  let style: Style
  var isFollowedByGap = true
}

/// A block at a time: what is to be read, or the question, or what came of it.
func lessonLines(_ play: LessonPlay, _ say: Language) -> [LessonLine] {
  guard let question = play.question else {
    let texts = play.waiting == .end ? [say(.lessonEnds)] : play.paragraphs
    return texts.map { LessonLine(text: $0, style: .plain) }
  }
  var lines = [LessonLine(text: question.text, style: .bold)]
  let outcome = play.outcome
  for (index, option) in question.options.enumerated() {
    var text = "\(index + 1)  \(option.text)"
    if play.guess == index { text += say(.yourGuess) }
    let isRight = outcome != nil && outcome?.right == index
    if isRight { text += say(outcome?.isMeasured == true ? .measuredSo : .knownSo) }
    lines.append(
      LessonLine(
        text: text, style: isRight ? Style(.accent, weight: .bold) : .plain,
        isFollowedByGap: index == question.options.count - 1))
  }
  if let outcome, !outcome.values.isEmpty {
    lines.append(
      LessonLine(text: say(.measured, outcome.values.joined(separator: ", ")), style: .bold))
  }
  return lines
}

func lessonHint(_ play: LessonPlay, _ screen: ScreenState) -> String {
  let say = screen.say
  return switch play.waiting {
  case .key: say(.lessonGoesOn)
  case .answer: say(.lessonAsks, "\(play.question?.options.count ?? 2)")
  case .step where screen.run.isPaused: say(.lessonGoesOn)
  case .step(let step): say(.lessonRuns, NumberText.grouped(step))
  case .run: say(.lessonOpens)
  case .end: say(.lessonIsOver)
  }
}
