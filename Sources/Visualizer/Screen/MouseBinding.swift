import Drawing
import Runs

extension ScreenState {
  /// What the mouse does over a frame of this size; `nil` where a frame does not answer it.
  public func action(for event: MouseEvent, size: Size) -> Action? {
    guard page == page.base, FrameLayout.fits(size) else { return nil }
    let isWheel = event.kind == .wheelUp || event.kind == .wheelDown
    guard isWheel || !isElsewhere else { return nil }
    switch event.kind {
    case .wheelUp, .wheelDown:
      guard let point = pointOnPlot(event, size) else { return nil }
      return .zoom(factor: event.kind == .wheelUp ? 0.8 : 1.25, x: point.x, y: point.y)
    case .press:
      if let (knob, value) = sliderValue(under: event, size) { return .hold(knob, value) }
      if let step = stepOnChart(event, size) { return .look(at: step) }
      if let side = plots(layout(size)).first(where: { $0.rect.contains(event.x, event.y) })?.side,
        side != active
      {
        return .activate(side: side)
      }
      guard let point = pointOnPlot(event, size) else { return nil }
      return .select(sample(nearestTo: point.x, point.y, within: Self.reach * point.unitsPerColumn))
    case .drag:
      guard let knob = heldKnob, let block = knobBlock(size) else {
        return stepOnChart(event, size).map { .look(at: $0) }
      }
      return .set(knob, value(of: knob, at: event.x, inBlock: block))
    case .release: return heldKnob == nil ? nil : .letGo
    }
  }

  /// How many columns beside a sample a click may be.
  private static let reach = 3.0

  private func knobBlock(_ size: Size) -> Rect? {
    if case .block(let rect) = layout(size).knobs { rect } else { nil }
  }

  /// The knob whose slider lies under the mouse, and the value at that place.
  private func sliderValue(under event: MouseEvent, _ size: Size) -> (Knob, Float)? {
    guard let block = knobBlock(size) else { return nil }
    let knob = Knob.all.first { $0.slider(inBlock: block).contains(event.x, event.y) }
    return knob.map { ($0, value(of: $0, at: event.x, inBlock: block)) }
  }

  private func value(of knob: Knob, at column: Int, inBlock block: Rect) -> Float {
    let slider = knob.slider(inBlock: block)
    return knob.scale.value(at: Canvas.sliderShare(at: column, x: slider.x, width: slider.width))
  }

  /// The point of the plot under a cell of the plot's inside.
  private func pointOnPlot(_ event: MouseEvent, _ size: Size) -> (
    x: Double, y: Double, unitsPerColumn: Double
  )? {
    guard
      let viewport = plots(layout(size)).lazy.map({ plotViewport(runs[$0.side], in: $0.rect) })
        .first(where: { $0.rect.contains(event.x, event.y) })
    else { return nil }
    let point = viewport.point(event.x, event.y)
    return (point.x, point.y, viewport.unitsPerColumn)
  }

  /// Where the points of the active side's plot lie on a screen of this size; `nil` where there is no plot.
  package func plotViewport(_ size: Size) -> Viewport? {
    plots(layout(size)).first { $0.side == active }.map { plotViewport(run, in: $0.rect) }
  }

  private func plotViewport(_ run: RunView, in rect: Rect) -> Viewport {
    let layout = PlotLayout(rect, legendHeight: legendHeight(run, self, in: rect))
    return Viewport(shownBounds, in: layout.frame.inset(by: 1))
  }

  /// The step that stands at a column of a chart.
  private func stepOnChart(_ event: MouseEvent, _ size: Size) -> Int? {
    guard
      let chart = layout(size).panels.first(where: {
        $0.panel.isChart && $0.rect.contains(event.x, event.y)
      })?.rect
    else { return nil }
    let share = (Double(event.x - chart.x) + 0.5) / Double(chart.width)
    return Int((share * lastStepOfCharts).rounded())
  }
}
