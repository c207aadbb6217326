import Drawing
import Lessons

/// A lesson for a room: what is to be read or asked fills the screen in large letters, a paragraph at a time, and gives way to
/// the plot while the run answers.
public struct Slides: Sendable, Equatable {
  /// The paragraph of the text that is shown.
  var paragraph = 0
  /// Whether the plot is in front.
  var showsPlot = false
}

extension ScreenState {
  /// Whether the lesson's words fill the screen.
  package var isSlideShown: Bool {
    guard let slides, !slides.showsPlot, page == .plot || page.step != nil else { return false }
    switch lesson?.waiting {
    case .key, .answer, .end: return true
    case .step, .run, nil: return false
    }
  }

  /// To the next paragraph; `false` after the last.
  mutating func showNextParagraph() -> Bool {
    guard isSlideShown, let slides, let play = lesson, play.question == nil,
      slides.paragraph + 1 < play.paragraphs.count
    else { return false }
    self.slides?.paragraph += 1
    return true
  }

  /// What came next of the lesson begins with its words, and what was measured with the plot.
  mutating func turnSlide() {
    guard slides != nil else { return }
    slides = Slides(showsPlot: lesson?.outcome != nil || page.step != nil)
  }
}

/// The lesson's words in letters as large as they fit, or in plain ones where they do not.
func drawSlide(_ play: LessonPlay, _ screen: ScreenState, on canvas: inout Canvas, in rect: Rect) {
  let (glyphs, say) = (screen.glyphs, screen.say)
  var rest = Rect(x: rect.x + 2, y: rect.y + 1, width: rect.width - 4, height: rect.height - 1)
  var lines = lessonLines(play, say)
  var hint = lessonHint(play, screen)
  if play.question == nil, lines.count > 1, let slides = screen.slides {
    hint += "  " + say(.outOf, "\(slides.paragraph + 1)", "\(lines.count)")
    lines = [lines[min(slides.paragraph, lines.count - 1)]]
  }
  let foot = rest.takeBottom(1)
  canvas.write(
    glyphs.plain(hint), x: foot.x, y: foot.y, Style(.accent, weight: .bold), width: foot.width)
  _ = rest.takeBottom(1)
  let paragraphs = lines.map { (text: glyphs.plain($0.text), style: $0.style) }
  guard !canvas.drawLarge(paragraphs, in: rest, glyphs) else { return }
  var y = rest.y
  for line in lines {
    for text in wrapped(glyphs.plain(line.text), to: rest.width) where y < rest.maxY {
      canvas.write(text, x: rest.x, y: y, .bold, width: rest.width)
      y += 1
    }
    y += line.isFollowedByGap ? 1 : 0
  }
}
