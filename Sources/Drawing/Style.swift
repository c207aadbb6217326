/// How a cell looks beside its character.
public struct Style: Sendable, Equatable {
  public enum Weight: Sendable, Equatable { case dim, normal, bold }

  /// `nil` is the terminal's own text colour.
  public var color: Color?
  public var weight: Weight
  public var isReversed: Bool
  /// What the background is tinted with, where there are colours enough; `nil` is the terminal's own background.
  public var tint: Color?

  public init(
    _ color: Color? = nil, weight: Weight = .normal, isReversed: Bool = false, tint: Color? = nil
  ) {
    self.color = color
    self.weight = weight
    self.isReversed = isReversed
    self.tint = tint
  }

  public static let plain = Style()
  public static let bold = Style(weight: .bold)
  public static let dim = Style(weight: .dim)
}

/// What colours stand on.
public enum Background: Sendable, Equatable {
  case dark, light, unknown
}
