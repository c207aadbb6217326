import Drawing

extension State {
  /// What the mouse does over a frame of this size; `nil` where a frame does not answer it.
  public func action(for event: MouseEvent, size: Size) -> Action? {
    nil
  }
}
