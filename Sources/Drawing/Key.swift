/// A key, as a terminal reports it.
public enum Key: Sendable, Hashable {
  case character(Unicode.Scalar)
  case left, right, up, down
}
