/// What a terminal can report.
public enum ScreenEvent: Sendable, Equatable {
  case key(Key)
  case mouse(MouseEvent)
  /// A key or a button without a meaning here.
  case unknownKey
  /// Text came from a clipboard, not from a hand: however long, it is one event and no keys.
  case pasted
  /// Everything has to be shown again, at this size and on this background.
  case resized(Size, on: Background = .unknown)
  /// A signal asked the program to end: SIGINT (Ctrl-C), SIGQUIT (Ctrl-\\), SIGTERM or SIGHUP.
  case interrupted(signal: Int32)
  /// The terminal has gone away.
  case closed
}

/// A key, as a terminal reports it.
public enum Key: Sendable, Hashable {
  case character(Unicode.Scalar)
  case left, right, up, down
  case shiftLeft, shiftRight, shiftUp, shiftDown
  case pageUp, pageDown, home, end
  case tab, shiftTab, enter, escape
}

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
