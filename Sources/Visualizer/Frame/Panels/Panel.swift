import Drawing

/// What stands beside the plot: one at a time, Tab goes on to the next, and several where the screen is wide.
package enum Panel: Int, Sendable, CaseIterable {
  /// What says most in one look. Where there is no room beside the plot, the plot takes its place.
  case overview
  case losses
  case accuracies
  case distances
  case classes
  case confusion
  case openSet
  case equations
  case runs
}

extension Panel {
  package var title: Words {
    switch self {
    case .overview: .overview
    case .losses: .losses
    case .accuracies: .accuracies
    case .distances: .distances
    case .classes: .classes
    case .confusion: .confusion
    case .openSet: .openSet
    case .equations: .equations
    case .runs: .runsMade
    }
  }

  /// Whether it is about how a run is trained.
  var needsRun: Bool {
    switch self {
    case .losses, .accuracies, .equations, .runs: true
    case .overview, .distances, .classes, .confusion, .openSet: false
    }
  }

  package func moved(by count: Int) -> Panel {
    let all = Panel.allCases
    return all[((rawValue + count) % all.count + all.count) % all.count]
  }

  /// This one and all that follow it, around to the one before it.
  package var cycle: [Panel] { (0..<Panel.allCases.count).map { moved(by: $0) } }

  /// Rows that it likes to have, its title among them.
  func idealHeight(classCount: Int) -> Int {
    switch self {
    case .overview: 15
    case .losses, .accuracies, .distances: 12
    case .classes, .confusion: classCount + 2
    case .openSet: 15
    case .equations: 13
    case .runs: 9
    }
  }

  /// Rows below which it says nothing.
  var leastHeight: Int { 6 }
}

/// Draws a panel below a line with its title, and beside it the key that goes on to the next.
package func drawPanel(
  _ panel: Panel, _ run: RunView, _ screen: ScreenState, on canvas: inout Canvas, in rect: Rect
) {
  var inside = rect
  let isChosen = panel == screen.panel && screen.page.sample?.isInFront != true
  canvas.drawHeading(
    [screen.say(panel.title)], keys: !isChosen ? nil : screen.isForked ? "Shift-Tab" : "Tab",
    in: inside.takeTop(1), screen.glyphs)
  switch panel {
  case .overview: drawCharts(overviewCharts, run, screen, on: &canvas, in: inside)
  case .losses: drawCharts(lossCharts, run, screen, on: &canvas, in: inside)
  case .accuracies: drawCharts(accuracyCharts, run, screen, on: &canvas, in: inside)
  case .distances: drawCharts(distanceCharts, run, screen, on: &canvas, in: inside)
  case .classes: drawClassTable(run, screen, on: &canvas, in: inside)
  case .confusion: drawConfusions(run, screen, on: &canvas, in: inside)
  case .openSet: drawOpenSet(run, screen, on: &canvas, in: inside)
  case .equations: drawEquations(run, screen, on: &canvas, in: inside)
  case .runs: drawRuns(screen, on: &canvas, in: inside)
  }
}

extension Canvas {
  /// A panel's title on a line over its width, the first of several lengths that fits, and at its end the keys that lead on
  /// from it.
  mutating func drawHeading(
    _ titles: [String], keys: String? = nil, in rect: Rect, _ glyphs: Glyphs
  ) {
    for x in rect.x..<rect.maxX { self[x, rect.y] = Cell(glyphs.horizontal, .dim) }
    let room = rect.width - (keys.map { columns(of: $0) + 1 } ?? 0)
    write(
      firstFitting: titles.map { glyphs.plain($0) + " " }, x: rect.x, y: rect.y, .bold, width: room)
    if let keys { write(" " + keys, endingAt: rect.maxX, y: rect.y, .dim) }
  }
}
