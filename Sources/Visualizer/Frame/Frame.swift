import Drawing

/// Draws a state at a size. Pure: the same state and size give the same cells.
///
/// From top to bottom: the title, the body, the line that says what happened, the keys. The body is the plot with
/// knobs, measures and panels beside it where there is room, or else the plot or a panel below one line of knobs.
public func frame(_ state: State, size: Size) -> Canvas {
  var canvas = Canvas(size)
  guard FrameLayout.fits(size) else {
    drawTooSmall(on: &canvas, state.glyphs)
    return canvas
  }
  let layout = state.layout(size)
  drawTitle(state, on: &canvas, in: layout.title)
  drawKeys(state, on: &canvas, in: layout.keys)
  if state.isHelpShown {
    drawHelp(state, on: &canvas, in: layout.body)
    return canvas
  }
  if let cursor = state.cursor {
    drawChooser(state, at: cursor, on: &canvas, in: layout.body)
    return canvas
  }
  if let plot = layout.plot { drawPlot(state, on: &canvas, in: plot) }
  switch layout.knobs {
  case .block(let rect): drawKnobBlock(state, on: &canvas, in: rect)
  case .line(let rect):
    if state.selection != nil, state.isSampleInFront, layout.sample == nil {
      drawSampleLine(state, on: &canvas, in: rect)
    } else {
      drawKnobLine(state, on: &canvas, in: rect)
    }
  }
  if let sample = layout.sample { drawSample(state, on: &canvas, in: sample) }
  for placed in layout.panels { drawPanel(placed.panel, state, on: &canvas, in: placed.rect) }
  canvas.write(
    firstFitting: leadLine(state).map(state.glyphs.plain), x: layout.lead.x + 1, y: layout.lead.y,
    Style(.accent),
    width: layout.lead.width - 1)
  return canvas
}

extension State {
  /// Where everything lies on a screen of this size.
  func layout(_ size: Size) -> FrameLayout {
    FrameLayout(
      size, panel: panel, classCount: snapshot.centers.rows,
      sample: selection == nil ? .none : isSampleInFront ? .inFront : .behind,
      sampleHeight: sampleHeight)
  }
}

extension State {
  /// Rows for a sample with its picture, the words beside that, and the bars of all classes, or of twenty.
  private var sampleHeight: Int {
    let picture =
      if case .image(let rows, _, _) = title.dataset.shape { min((rows + 1) / 2, 14) } else { 0 }
    return 1 + max(picture, 6) + 1 + 1 + min(snapshot.centers.rows, 20)
  }
}

private func drawTooSmall(on canvas: inout Canvas, _ glyphs: Glyphs) {
  let (have, need) = (canvas.size, FrameLayout.least)
  canvas.write("too small", x: 0, y: 0, .bold)
  canvas.write(glyphs.plain("have \(have.width)×\(have.height)"), x: 0, y: 1)
  canvas.write(glyphs.plain("need \(need.width)×\(need.height)"), x: 0, y: 2)
}

private func drawTitle(_ state: State, on canvas: inout Canvas, in rect: Rect) {
  let glyphs = state.glyphs
  let end = canvas.write("centerloss", x: rect.x + 1, y: rect.y, .bold)
  let step = "step \(NumberText.grouped(state.snapshot.step))"
  let texts = (paceTexts(state).map { "\(step)   \($0) " } + ["\(step) "]).map(glyphs.plain)
  let progress = texts.first { columns(of: $0) < rect.width - end } ?? texts[texts.count - 1]
  let title = state.title
  let names = [title.data, title.network, "seed \(title.seed)"]
  canvas.write(
    firstFitting: (0...names.count).reversed().map { count in
      state.glyphs.plain(names.prefix(count).joined(separator: " · "))
    }, x: end + 2, y: rect.y, width: rect.width - progress.unicodeScalars.count - end - 3)
  canvas.write(progress, endingAt: rect.maxX, y: rect.y)
}

/// How fast it goes, in several lengths, longest first.
private func paceTexts(_ state: State) -> [String] {
  guard !state.isPaused else { return ["■ paused"] }
  switch state.pace {
  case .stepsPerSecond(let rate): return ["▶ \(rate) steps/s", "▶ \(rate)/s"]
  case .full:
    guard let pace = state.measuredPace else { return ["▶ full speed", "▶ full"] }
    let measured = NumberText.grouped(Int(pace.rounded()))
    return ["▶ full speed \(measured) steps/s", "▶ \(measured) steps/s", "▶ \(measured)/s"]
  }
}

/// Signs in one word, `←→`, and words parted: `PgDn/PgUp`.
private func shortLabel(_ binding: KeyBinding) -> String {
  let parts = binding.label.split(separator: " ")
  return parts.joined(separator: parts.allSatisfy { $0.count == 1 } ? "" : "/")
}

/// The keys that act now, in the order of the list, as many as fit: the last of those that can wait go first, then
/// the last of the others, but help and quit always stay.
private func drawKeys(_ state: State, on canvas: inout Canvas, in rect: Rect) {
  var shown = state.activeBindings.filter { $0.hint != nil }
  func text() -> String {
    let hints = shown.map { binding in
      "\(shortLabel(binding)) \(binding.hint ?? "")"
    }
    return state.glyphs.plain(hints.joined(separator: " \(state.glyphs.separator) "))
  }
  while columns(of: text()) > rect.width - 2, shown.count > 2 {
    let place = shown.lastIndex { !$0.isHintedFirst } ?? shown.count - 3
    shown.remove(at: place)
  }
  canvas.write(text(), x: rect.x + 1, y: rect.y, .dim, width: rect.width - 1)
}
