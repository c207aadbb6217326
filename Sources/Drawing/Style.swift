/// How a cell looks beside its character. The background is always the terminal's own.
public struct Style: Sendable, Equatable {
  public enum Weight: Sendable, Equatable { case dim, normal, bold }

  /// `nil` is the terminal's own text colour.
  public var color: Color?
  public var weight: Weight
  public var isReversed: Bool

  public init(_ color: Color? = nil, weight: Weight = .normal, isReversed: Bool = false) {
    self.color = color
    self.weight = weight
    self.isReversed = isReversed
  }

  public static let plain = Style()
  public static let bold = Style(weight: .bold)
  public static let dim = Style(weight: .dim)
}
