import Drawing

extension State {
  /// What the mouse does over a frame of this size; `nil` where a frame does not answer it.
  public func action(for event: MouseEvent, size: Size) -> Action? {
    guard !isHelpShown, FrameLayout.fits(size) else { return nil }
    switch event.kind {
    case .wheelUp, .wheelDown:
      guard let point = pointOnPlot(event, size) else { return nil }
      return .zoom(factor: event.kind == .wheelUp ? 0.8 : 1.25, x: point.x, y: point.y)
    case .press, .drag, .release: return nil
    }
  }

  /// The point of the data under a cell of the plot's inside.
  private func pointOnPlot(_ event: MouseEvent, _ size: Size) -> (x: Double, y: Double)? {
    guard let rect = layout(size).plot else { return nil }
    let inside = PlotLayout(rect).frame.inset(by: 1)
    guard inside.contains(event.x, event.y) else { return nil }
    return Viewport(axes.bounds, in: inside).point(event.x, event.y)
  }
}
