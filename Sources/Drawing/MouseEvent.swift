/// What the left button or the wheel of a mouse did, and over which cell.
public struct MouseEvent: Sendable, Hashable {
  public enum Kind: Sendable, Hashable, CaseIterable {
    case press
    /// A move to another cell with the button held.
    case drag
    case release
    case wheelUp, wheelDown
  }

  public let kind: Kind
  /// Column and row from the top left, as on a ``Canvas``. A mouse may point outside of one.
  public let x: Int
  public let y: Int

  public init(_ kind: Kind, x: Int, y: Int) {
    self.kind = kind
    self.x = x
    self.y = y
  }
}
