/// A key, as a terminal reports it.
public enum Key: Sendable, Hashable {
  case character(Unicode.Scalar)
  case left, right, up, down
  case shiftLeft, shiftRight, shiftUp, shiftDown
  case pageUp, pageDown, home, end
  case tab, shiftTab, enter, escape
}
