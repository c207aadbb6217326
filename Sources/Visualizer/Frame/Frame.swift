import Drawing

/// Draws a state at a size. Pure: the same state and size give the same cells.
///
/// From top to bottom: the title, the body, the line that says what happened, the keys. The body is the plot with
/// knobs, measures and panels beside it where there is room, or else the plot or a panel below one line of knobs.
public func frame(_ screen: ScreenState, size: Size) -> Canvas {
  var canvas = Canvas(size)
  guard FrameLayout.fits(size) else {
    drawTooSmall(screen, on: &canvas)
    return canvas
  }
  let (run, layout) = (screen.run, screen.layout(size))
  drawTitle(run, screen, on: &canvas, in: layout.title)
  drawKeys(screen, on: &canvas, in: layout.keys)
  switch screen.page {
  case .help(let look, _):
    drawHelp(screen, scrolledBy: look.offset, on: &canvas, in: layout.page)
  case .chooser(let cursor, _):
    drawChooser(screen, cursor, on: &canvas, in: layout.body)
  case .plot, .sample, .step:
    if screen.isSlideShown, let play = screen.lesson {
      drawSlide(play, screen, on: &canvas, in: layout.page)
    } else {
      drawBody(run, screen, layout, on: &canvas)
    }
  }
  return canvas
}

private func drawBody(
  _ run: RunView, _ screen: ScreenState, _ layout: FrameLayout, on canvas: inout Canvas
) {
  let sample = screen.page.sample
  for (side, rect) in screen.plots(layout) {
    drawPlot(screen.runs[side], screen, on: &canvas, in: rect)
  }
  switch layout.knobs {
  case .block(let rect): drawKnobBlock(run, screen, on: &canvas, in: rect)
  case .line(let rect):
    if screen.isForked, sample?.isInFront != true {
      drawSidesLine(screen, on: &canvas, in: rect)
    } else if let sample, sample.isInFront, layout.sample == nil {
      drawSampleLine(sample.selection, run, screen, on: &canvas, in: rect)
    } else {
      drawKnobLine(run, screen, on: &canvas, in: rect)
    }
  }
  if let rect = layout.sample, let lesson = screen.lesson, sample?.isInFront != true {
    drawLesson(lesson, screen, on: &canvas, in: rect)
  } else if let rect = layout.sample, let look = screen.page.step {
    drawStep(look, run, screen, on: &canvas, in: rect)
  } else if let rect = layout.sample, let sample {
    drawSample(sample, run, screen, on: &canvas, in: rect)
  }
  for placed in layout.panels { drawPanel(placed.panel, run, screen, on: &canvas, in: placed.rect) }
  canvas.write(
    firstFitting: leadLine(screen).map(screen.glyphs.plain), x: layout.lead.x + 1, y: layout.lead.y,
    Style(.accent), width: layout.lead.width - 1)
}

extension ScreenState {
  /// Where everything lies on a screen of this size.
  func layout(_ size: Size) -> FrameLayout {
    FrameLayout(
      size, panel: panel, classCount: run.classCount, isForked: isForked,
      sample: lesson != nil || page.step != nil
        ? .inFront : page.sample.map { $0.isInFront ? .inFront : .behind } ?? .none,
      sampleHeight: lesson != nil || page.step != nil ? Self.lessonHeight : run.sampleHeight,
      isBelow: lesson != nil || page.step != nil, isElsewhere: isElsewhere)
  }
}

extension ScreenState {
  /// Where each side's plot lies: side by side, one above the other, or where there is no room for two the active one alone.
  func plots(_ layout: FrameLayout) -> [(side: Int, rect: Rect)] {
    guard var rest = layout.plot else { return [] }
    guard isForked else { return [(0, rest)] }
    if rest.width >= 2 * Self.leastPlot.width {
      let right = rest.takeRight(rest.width / 2)
      return [(0, rest), (1, right)]
    }
    if rest.height >= 2 * Self.leastPlot.height {
      return [(0, rest.takeTop(rest.height / 2)), (1, rest)]
    }
    return [(active, rest)]
  }

  /// Rows for what a lesson says.
  private static let lessonHeight = 18
  private static let leastPlot = Size(width: 30, height: 14)
}

extension RunView {
  /// Rows for a sample with its picture, the words beside or below that, and the bars of all classes, or of twenty.
  fileprivate var sampleHeight: Int {
    let picture = pictureSize
    let words = picture.width > 20 ? picture.height + rowsOfWords : max(picture.height, rowsOfWords)
    return 1 + words + 1 + 1 + min(classCount, 20)
  }
}

private func drawTooSmall(_ screen: ScreenState, on canvas: inout Canvas) {
  let (have, need, say) = (canvas.size, FrameLayout.least, screen.say)
  let lines = [
    say(.tooSmall), say(.have, "\(have.width)", "\(have.height)"),
    say(.need, "\(need.width)", "\(need.height)"),
  ]
  for (y, line) in lines.enumerated() {
    canvas.write(screen.glyphs.plain(line), x: 0, y: y, y == 0 ? .bold : .plain)
  }
}

private func drawTitle(
  _ run: RunView, _ screen: ScreenState, on canvas: inout Canvas, in rect: Rect
) {
  let (glyphs, say) = (screen.glyphs, screen.say)
  let end = canvas.write("centerloss", x: rect.x + 1, y: rect.y, .bold)
  let marks =
    (screen.recordingFile == nil ? "" : say(.recordingMark) + "   ")
    + (run.report.replay == nil ? "" : say(.replayMark) + "   ")
  let step =
    marks
    + (run.report.elsewhere?.isStepped == false
      ? "" : say(.atStep, NumberText.grouped(run.snapshot.step)))
  let paces = screen.isElsewhere ? [] : paceTexts(run, say)
  let texts = (paces.map { "\(step)   \($0) " } + ["\(step) "]).map(glyphs.plain)
  let progress = texts.first { columns(of: $0) < rect.width - end } ?? texts[texts.count - 1]
  let title = run.title
  // What is wrong with the network a lesson asks.
  let network =
    screen.lesson == nil ? title.network : String(title.network.prefix { $0 != ":" })
  let names = [title.data, network] + (screen.isElsewhere ? [] : [say(.seed, "\(title.seed)")])
  canvas.write(
    firstFitting: (0...names.count).reversed().map { count in
      glyphs.plain(names.prefix(count).joined(separator: " · "))
    }, x: end + 2, y: rect.y, width: rect.width - columns(of: progress) - end - 3)
  canvas.write(progress, endingAt: rect.maxX, y: rect.y)
}

/// How fast it goes, in several lengths, longest first.
private func paceTexts(_ run: RunView, _ say: Language) -> [String] {
  guard !run.isPaused else { return [say(.pausedMark)] }
  switch run.pace {
  case .stepsPerSecond(let rate):
    let unit = say(rate == 1 ? .stepASecond : .stepsASecond)
    guard let pace = run.report.stepsPerSecond, pace < 0.9 * Double(rate) else {
      return ["▶ \(rate) \(unit)", "▶ \(rate)/s"]
    }
    // The machine cannot keep up.
    let measured = pace < 10 ? NumberText.fixed(pace, 1) : NumberText.grouped(Int(pace.rounded()))
    let both = say(.outOf, measured, "\(rate)")
    return ["▶ \(both) \(unit)", "▶ \(both)/s", "▶ \(measured)/s"]
  case .full:
    guard let pace = run.report.stepsPerSecond else {
      return ["▶ \(say(.fullSpeed))", "▶ \(say(.fullSpeedInShort))"]
    }
    let measured = NumberText.grouped(Int(pace.rounded()))
    let inSteps = "\(measured) \(say(.stepsASecond))"
    return ["▶ \(say(.fullSpeed)) \(inSteps)", "▶ \(inSteps)", "▶ \(measured)/s"]
  }
}

/// Signs in one word, `←→`, and words parted: `PgDn/PgUp`.
private func shortLabel(_ binding: KeyBinding) -> String {
  let parts = binding.label.split(separator: " ")
  return parts.joined(separator: parts.allSatisfy { $0.count == 1 } ? "" : "/")
}

/// The keys that act now, in the order of the list, as many as fit: the last of those that can wait go first, then
/// the last of the others, but the way back, help and quit always stay.
private func drawKeys(_ screen: ScreenState, on canvas: inout Canvas, in rect: Rect) {
  var shown = screen.activeBindings.filter { $0.hint != nil }
  func text() -> String {
    let hints = shown.map { binding in
      "\(shortLabel(binding)) \(binding.hint.map { screen.say($0) } ?? "")"
    }
    return screen.glyphs.plain(hints.joined(separator: " \(screen.glyphs.separator) "))
  }
  while columns(of: text()) > rect.width - 2,
    let index = shown.lastIndex(where: { !$0.isHintedFirst })
      ?? shown.lastIndex(where: { !$0.isAlwaysHinted })
  {
    shown.remove(at: index)
  }
  canvas.write(text(), x: rect.x + 1, y: rect.y, .dim, width: rect.width - 1)
}
